import type { CaseSummary } from '../contracts/case-summary.ts';
import type { Pin } from '../contracts/note.ts';
import { visibleLines } from '../presentation/format.ts';
import { fenceAfter } from '../presentation/note-blocks.ts';
import { timelineReportWords } from '../presentation/timeline-words.ts';
import type { Words } from '../presentation/words.ts';
import { code, fenced, plain } from './markdown-escape.ts';
import { holds, type ReportOptions } from './options.ts';
import { pinMoment } from './pin-moment.ts';
import { timelineLines } from './timeline-lines.ts';

/** A heading and its lines; nothing where there are none. */
export const section = (title: string, lines: readonly string[], level = '##'): string[] =>
  lines.length === 0 ? [] : [`${level} ${title}`, '', ...lines, ''];

/** The user's own Markdown: headings go below ours, and a fence that is left open is closed. */
function ownText(text: string): string[] {
  const lines: string[] = [];
  let open: string | null = null;
  for (const line of visibleLines(text).trim().split('\n')) {
    open = fenceAfter(open, line);
    lines.push(open === null ? line.replace(/^(#{1,4})(?=\s)/, '##$1') : line);
  }
  return open === null ? lines : [...lines, open];
}

function pinLines(pin: Pin, summary: CaseSummary): string[] {
  const moment = pinMoment(pin, summary);
  const head = [code(`${pin.path}:${pin.line}`), ...(moment === '' ? [] : [plain(moment)])].join(', ');
  const comment = pin.comment.trim() === '' ? '' : ` ${plain(pin.comment)}`;
  return [`${head}:${comment}`, '', ...fenced([pin.text]), ''];
}

/** The user's own words and pinned lines. */
export function noteSections(summary: CaseSummary, options: ReportOptions, t: Words): string[] {
  const { text, pins } = options.note ?? { text: '', pins: [] };
  const own = holds(options, 'notes') && text.trim() !== '' ? ownText(text) : [];
  const lines = holds(options, 'pins') ? pins.flatMap((pin) => pinLines(pin, summary)) : [];
  return [...section(t.title.caseNote, own), ...section(t.title.pinned, lines)];
}

/** The key events of the whole report, a line each. */
export function timelineSection(summary: CaseSummary, t: Words): string[] {
  const told = timelineLines(summary);
  if (told === null) return [];
  const lines = told.lines.map(({ time, kind, event, place }) => {
    const where = place === '' ? '' : ` (${code(place)})`;
    return `- ${plain(time)}${kind === '' ? '' : ` **${plain(kind)}**`}: ${plain(event)}${where}`;
  });
  const rest = told.left === 0 ? [] : ['', timelineReportWords(summary.language).left(told.left)];
  return section(t.title.timeline, [...lines, ...rest]);
}
