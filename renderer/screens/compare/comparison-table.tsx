import { CheckIcon } from '@patternfly/react-icons/dist/esm/icons/check-icon';
import { TimesIcon } from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { useState } from 'react';
import type {
  CompareCell,
  CompareRow,
  CompareSection,
  Comparison,
} from '../../../shared/presentation/compare-types.ts';
import { compareWords } from '../../../shared/presentation/compare-words.ts';
import { formatDate } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { severitySign, verdictSign } from '../../components/tones.tsx';
import { useAreaWords, useLanguage } from '../../state/app-context.ts';
import { type RowFilter, shownRows } from '../../state/compare/shown-rows.ts';
import { shortHost } from '../../state/fleet/short-cells.ts';
import { compareScreenWords } from '../../words/areas/compare.ts';

/** Rows whose values are kernel releases. */
const KERNELS: ReadonlySet<string> = new Set(['kernel', 'goal', 'installed']);
/** Rows of one section drawn at once; the rest comes on request. */
const PAGE = 200;

interface TableProps {
  readonly comparison: Comparison;
  readonly filter: RowFilter;
  /** Opens a finding's case; false where that makes no sense. */
  readonly onFinding: (side: 'a' | 'b', article: string) => void;
}

/** Two cases fact by fact, section by section, in one table. */
export function ComparisonTable({ comparison, filter, onFinding }: TableProps) {
  const words = useAreaWords(compareScreenWords);
  const say = compareWords(useLanguage());
  const shown = comparison.sections
    .map((section) => ({ section, rows: shownRows(section, filter) }))
    .filter(({ section, rows }) => rows.length > 0 || (section.note !== null && filter.text === ''));
  if (shown.length === 0)
    return <p className="so-empty so-quiet">{filter.text === '' ? words.noDifference : words.noMatch}</p>;
  return (
    <table className="so-table so-compare-table" aria-label={say.title}>
      <colgroup>
        <col className="so-compare-col-fact" />
        <col className="so-compare-col-sign" />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{say.fact}</th>
          <th scope="col">
            <span className="so-visually-hidden">{words.sign}</span>
          </th>
          <SideHead badge="A" side={comparison.a} />
          <SideHead badge="B" side={comparison.b} />
        </tr>
      </thead>
      {shown.map(({ section, rows }) => (
        <SectionBody key={section.id} section={section} rows={rows} onFinding={onFinding} />
      ))}
    </table>
  );
}

function SideHead({ badge, side }: { readonly badge: 'A' | 'B'; readonly side: Comparison['a'] }) {
  const language = useLanguage();
  const name = visibleText(side.name);
  return (
    <th scope="col" title={`${name}\n${visibleText(side.file)}`}>
      <span className="so-badge">{badge}</span> <strong className="so-compare-side">{shortHost(name)}</strong>
      {side.collectedAt !== null && (
        <span className="so-quiet"> {formatDate(side.collectedAt.slice(0, 10), language)}</span>
      )}
    </th>
  );
}

interface SectionProps {
  readonly section: CompareSection;
  readonly rows: readonly CompareRow[];
  readonly onFinding: TableProps['onFinding'];
}

function SectionBody({ section, rows, onFinding }: SectionProps) {
  const [pages, setPages] = useState(1);
  const words = useAreaWords(compareScreenWords);
  const say = compareWords(useLanguage());
  const left = rows.length - pages * PAGE;
  const equal = section.rows.length - section.differing - section.unknown;
  return (
    <tbody id={`compare-${section.id}`} data-testid={`compare-${section.id}`}>
      <tr className="so-compare-section">
        <th colSpan={4} scope="rowgroup">
          {section.title}{' '}
          <span className="so-quiet">
            {section.note ?? say.rowsDiffer(section.differing, section.rows.length)}
            {section.unknown > 0 && `, ${say.cannotTell(section.unknown)}`}
            {section.note === null && equal > 0 && rows.length < section.rows.length && `, ${words.equalRows(equal)}`}
          </span>
        </th>
      </tr>
      {rows.slice(0, pages * PAGE).map((row) => (
        <Row key={row.key} row={row} onFinding={onFinding} />
      ))}
      {left > 0 && (
        <tr>
          <td colSpan={4}>
            <button type="button" className="so-text-button" onClick={() => setPages(pages + 5)}>
              {words.more(Math.min(left, 5 * PAGE))}
            </button>
          </td>
        </tr>
      )}
    </tbody>
  );
}

const SIGN: Readonly<Record<CompareRow['sign'], string>> = {
  same: '=',
  differs: '≠',
  'only-a': 'A',
  'only-b': 'B',
  unknown: '?',
};

function Row({ row, onFinding }: { readonly row: CompareRow; readonly onFinding: TableProps['onFinding'] }) {
  const say = compareWords(useLanguage());
  const label = visibleText(row.label);
  return (
    <tr className={`so-compare-row so-compare-${row.sign}`} data-sign={row.sign}>
      <th scope="row">{row.code ? <code>{label}</code> : label}</th>
      <td className="so-compare-sign">
        <span role="img" aria-label={say.sign[row.sign]} title={say.sign[row.sign]} className="so-sign">
          {SIGN[row.sign]}
        </span>
      </td>
      <Value side="a" row={row} onFinding={onFinding} />
      <Value side="b" row={row} onFinding={onFinding} />
    </tr>
  );
}

function Value({ side, row, onFinding }: { readonly side: 'a' | 'b' } & Parameters<typeof Row>[0]) {
  const words = useAreaWords(compareScreenWords);
  const say = compareWords(useLanguage());
  const cell = row[side];
  if (cell === null)
    return <td className="so-compare-none">{row.sign === 'unknown' ? say.notInArchive : say.notPresent}</td>;
  const { article } = row;
  const text = <CellText cell={cell} mono={row.code || (KERNELS.has(row.key) && /^\d/.test(cell.text))} />;
  if (article === undefined) return <td>{text}</td>;
  return (
    <td>
      <button
        type="button"
        className="so-compare-finding"
        title={words.openFinding(visibleText(row.label))}
        onClick={() => onFinding(side, article)}
      >
        {text}
      </button>
    </td>
  );
}

/** A value with the shape of its severity or verdict, or a kernel with how it stands to the affected range. */
function CellText({ cell, mono }: { readonly cell: CompareCell; readonly mono: boolean }) {
  const words = useAreaWords(compareScreenWords);
  const { severity, verdict, kernel } = cell.mark ?? {};
  const sign = severity !== undefined ? severitySign(severity) : verdict === undefined ? null : verdictSign(verdict);
  return (
    <span className={mono ? 'so-compare-value so-mono' : 'so-compare-value'}>
      {sign !== null && (
        <span className={`so-tone-${sign.tone}`}>
          <sign.Icon className="so-tone-icon" />{' '}
        </span>
      )}
      {visibleText(cell.text)}
      {kernel !== undefined && (
        <span className={`so-chip so-chip-toned so-tone-${kernel === 'affected' ? 'critical' : 'success'}`}>
          {kernel === 'affected' ? <TimesIcon /> : <CheckIcon />}
          {kernel === 'affected' ? words.kernelAffected : words.kernelFixed}
        </span>
      )}
    </span>
  );
}
