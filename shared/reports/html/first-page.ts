import type { CaseSummary } from '../../contracts/case-summary.ts';
import { caseLead } from '../../presentation/lead.ts';
import { columns } from '../../presentation/text-width.ts';

/** Lines of running text that the first page holds, and what its parts take, in such lines: measured on the printed page. */
const PAGE = 56;
const FRAME = 19;
const RULER = 6;
const STEP = 1.8;
const ROW = 2;
/** Columns in a line: a Japanese character takes two. */
const LINE = 115;
const LEAST_ROWS = 3;

const lines = (text: string): number =>
  text.split('\n').reduce((sum, part) => sum + Math.ceil(columns(part) / LINE), 0);

/**
 * How many findings the table on page 1 can name so that the page stands alone, by estimate. `fits` is false where even
 * a few do not fit, and where there are none: what follows then starts without a new page, or a page would stay almost empty.
 */
export function firstPage(summary: CaseSummary): { readonly rows: number; readonly fits: boolean } {
  const { finding, headline, text } = caseLead(summary);
  const { kernelUpgrade, kernelStream, source } = summary;
  const steps = kernelUpgrade?.steps ?? finding?.resolution ?? [];
  const notes = kernelUpgrade?.notes ?? finding?.notes ?? [];
  const issue = finding?.issue ?? null;
  const used =
    FRAME +
    lines(headline) +
    lines(text) +
    (issue === null ? 0 : 2.5 + lines(issue)) +
    (steps.length + notes.length === 0 ? 0 : 2.5 + lines(notes.join(' '))) +
    steps.reduce(
      (sum, step) => sum + STEP * Math.ceil(Math.max(columns(step.text), columns(step.command ?? '')) / 62),
      0,
    ) +
    (kernelStream === null ? 0 : RULER) +
    (source.complete ? 0 : 4);
  const rows = Math.floor((PAGE - used) / ROW);
  const fits = rows >= LEAST_ROWS || used + ROW * summary.findings.length <= PAGE;
  return { rows: Math.max(rows, LEAST_ROWS), fits: fits && summary.findings.length > 0 };
}
