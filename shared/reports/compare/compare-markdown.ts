import type { CompareRow, CompareSection } from '../../presentation/compare-types.ts';
import { compareWords } from '../../presentation/compare-words.ts';
import { words } from '../../presentation/words.ts';
import { code, plain } from '../markdown-escape.ts';
import { TOOL } from '../tool.ts';
import { type CompareReport, cellText, countText, listedRows, SIGNS, sideText } from './compare-report.ts';

/** The comparison as Markdown, a table a section, to paste into a ticket. */
export function compareMarkdown(report: CompareReport): string {
  const { comparison, language } = report;
  const say = compareWords(language);
  const { a, b } = comparison;
  const lines = [
    `# ${plain(`${say.title}: ${a.name} / ${b.name}`)}`,
    '',
    `- **A** ${plain(sideText(a, say, language))} (${code(a.file)})`,
    `- **B** ${plain(sideText(b, say, language))} (${code(b.file)})`,
    '',
    `${countText(comparison, say)}.`,
    '',
    ...comparison.sections.flatMap((section) => sectionLines(section, report)),
    `${words(language).say.redacted(report.redacted)} ${say.made(`${TOOL.product} ${TOOL.version}`)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function sectionLines(section: CompareSection, { language, onlyDifferences }: CompareReport): string[] {
  const say = compareWords(language);
  const { rows, left } = listedRows(section, onlyDifferences);
  const head = [`## ${plain(section.title)}`, ''];
  const end = left === 0 ? [] : [say.equalRows(left), ''];
  if (section.note !== null) return [...head, section.note, ''];
  if (rows.length === 0) return [...head, ...end];
  const line = (row: CompareRow): string => {
    // A bar would end the cell even within a code span.
    const label = row.code && !row.label.includes('|') ? code(row.label) : plain(row.label);
    return `| ${label} | ${SIGNS[row.sign]} | ${plain(cellText(row.a, row, say))} | ${plain(cellText(row.b, row, say))} |`;
  };
  return [...head, `| ${say.fact} | | A | B |`, '| --- | --- | --- | --- |', ...rows.map(line), '', ...end];
}
