import type { CompareSection } from '../../presentation/compare-types.ts';
import { compareWords } from '../../presentation/compare-words.ts';
import { columns } from '../../presentation/text-width.ts';
import { visibleText } from '../../presentation/visible-text.ts';
import { padded } from '../text-layout.ts';
import { type CompareReport, cellText, countText, listedRows, SIGNS, sideText } from './compare-report.ts';

/** The comparison for a terminal; nothing is cut. */
export function compareText(report: CompareReport): string {
  const { comparison, language } = report;
  const say = compareWords(language);
  const head = [
    `A  ${sideText(comparison.a, say, language)}`,
    `B  ${sideText(comparison.b, say, language)}`,
    countText(comparison, say),
  ].map(visibleText);
  return `${[...head, ...comparison.sections.flatMap((section) => sectionLines(section, report))].join('\n')}\n`;
}

/** Beyond this width of A, B stands on a line of its own. */
const WIDE = 48;

function sectionLines(section: CompareSection, { onlyDifferences, language }: CompareReport): string[] {
  const say = compareWords(language);
  const { rows, left } = listedRows(section, onlyDifferences);
  const labels = rows.map((row) => visibleText(row.label));
  const width = Math.min(56, Math.max(0, ...labels.map(columns)));
  const values = rows.map((row) => visibleText(cellText(row.a, row, say)));
  const room = Math.min(WIDE, Math.max(0, ...values.map(columns)));
  const lines = rows.flatMap((row, at) => {
    const label = padded(labels[at] ?? '', width);
    const [a, b] = [values[at] ?? '', visibleText(cellText(row.b, row, say))];
    const start = `  ${SIGNS[row.sign]} ${label}  `;
    return columns(a) > WIDE
      ? [`${start}A ${a}`, `${' '.repeat(width + 6)}B ${b}`]
      : [`${start}${padded(a, room)}  ${b}`];
  });
  const note = section.note === null ? [] : [`  ${section.note}`];
  const end = left === 0 ? [] : [`  ${say.equalRows(left)}`];
  return ['', section.title, ...note, ...lines, ...end];
}
