import type { CaseSummary } from '../../contracts/case-summary.ts';
import type { ResolutionStep } from '../../contracts/finding.ts';
import { reportRuler } from '../../presentation/kernel-words.ts';
import { caseLead, consequences } from '../../presentation/lead.ts';
import { columns } from '../../presentation/text-width.ts';
import { words } from '../../presentation/words.ts';
import { hostFacts } from '../host-facts.ts';
import { hasHappened, tableFindings, toDoList } from './overview.ts';

/** What the table of findings on page 1 shows, and whether page 1 stands alone. */
export interface FirstPage {
  readonly rows: number;
  /** One line a finding, its consequences by number. */
  readonly compact: boolean;
  /** False where the table spills over, and where there are no findings: what follows then goes on without a new page. */
  readonly fits: boolean;
}

/** Heights in lines of running text, of which a page holds so many; a little is kept free, for these are estimates. */
const PAGE = 55;
const SECTION = 2.5;
const HEAD = 3.6;
const BANNER = 4.4;
const RULER = 6;
const TABLE_HEAD = SECTION + 1.5;
const ROW = { full: 0.6, compact: 0.25 };
const FURTHER = 1.3;
const GAPS = 1.7;
/** A page whose table names fewer than this tells too little: the table spills over instead. */
const LEAST_ROWS = 8;

/** Columns that fit in a line; a Japanese character takes two. */
const LINE = 115;
const HEADLINE = 72;
const FACT = 36;
const STEP = 56;
const COMMAND = 40;
const TITLE = 60;

const lines = (text: string, width = LINE): number =>
  text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(columns(part) / width)), 0);
const sum = (heights: readonly number[]): number => heights.reduce((total, height) => total + height, 0);

/** Decides, by estimate, how the findings go on page 1: in full, in a line each, or beyond the page's end. */
export function firstPage(summary: CaseSummary): FirstPage {
  const listed = tableFindings(summary.findings);
  if (listed.length === 0) return { rows: 0, compact: false, fits: false };
  const { ledTo } = words(summary.language).label;
  const room = PAGE - aboveTable(summary) - TABLE_HEAD - (summary.gaps.length === 0 ? 0 : GAPS);
  const full = listed.map(({ title, article }) => {
    const led = consequences(summary.findings, article).map((other) => other.title);
    return ROW.full + lines(title, TITLE) + (led.length === 0 ? 0 : lines(`${ledTo}: ${led.join('; ')}`, TITLE));
  });
  if (sum(full) <= room) return { rows: listed.length, compact: false, fits: true };
  const compact = listed.map(({ title, article }) => {
    const led = consequences(summary.findings, article).length;
    return ROW.compact + lines(`${title}${led === 0 ? '' : ` ${ledTo}: ${'00, '.repeat(led)}`}`, TITLE);
  });
  const least = Math.min(LEAST_ROWS, listed.length);
  const rows = rowsIn(room + saved(summary), compact);
  return { rows: Math.max(rows, least), compact: true, fits: rows >= least };
}

/** What the compact page saves above its rows: see `.compact` in styles.ts. */
const saved = (summary: CaseSummary): number => 2.6 + 0.4 * toDoList(summary).steps.length;

/** How many rows fit, with the sentence that there are more where not all do. */
function rowsIn(room: number, heights: readonly number[]): number {
  if (sum(heights) <= room) return heights.length;
  let left = room - FURTHER;
  const end = heights.findIndex((height) => {
    left -= height;
    return left < 0;
  });
  return end < 0 ? heights.length : end;
}

function aboveTable(summary: CaseSummary): number {
  const { finding, headline, text } = caseLead(summary);
  const { steps, notes } = toDoList(summary);
  const toDo = steps.length + notes.length > 0 || reportRuler(summary) !== null;
  return sum([
    HEAD,
    summary.source.complete ? 0 : BANNER + lines(summary.problems[0]?.message ?? ''),
    BANNER + 1.2 * lines(headline, HEADLINE) + (summary.kernelUpgrade === null ? 0 : 1),
    hasHappened(finding) ? SECTION + 0.5 : 0,
    lines(text),
    SECTION + facts(summary),
    toDo ? SECTION : 0,
    reportRuler(summary) === null ? 0 : RULER,
    sum(steps.map(step)),
    notes.length === 0 ? 0 : 0.5 + lines(notes.join(' ')),
  ]);
}

/** Three facts a row, each a value below its name; the time of collection stands elsewhere. */
function facts(summary: CaseSummary): number {
  const values = hostFacts(summary).map(([, value]) => lines(value, FACT));
  const rows = Math.ceil((values.length - 1) / 3);
  return sum(Array.from({ length: rows }, (_, row) => 1.25 + Math.max(...values.slice(row * 3, row * 3 + 3))));
}

const step = ({ text, command }: ResolutionStep): number =>
  0.25 + (command === undefined ? lines(text) : Math.max(lines(text, STEP), 0.5 + lines(command, COMMAND)));
