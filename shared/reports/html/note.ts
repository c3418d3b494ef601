import type { CaseSummary } from '../../contracts/case-summary.ts';
import type { Pin } from '../../contracts/note.ts';
import { type NoteBlock, noteBlocks } from '../../presentation/note-blocks.ts';
import { visibleLines } from '../../presentation/visible-text.ts';
import { words } from '../../presentation/words.ts';
import { holds, type ReportOptions } from '../options.ts';
import { pinMoment } from '../pin-moment.ts';
import { type Html, html } from './markup.ts';

function block(part: NoteBlock): Html {
  switch (part.kind) {
    case 'heading':
      return html`<h3>${part.text}</h3>`;
    case 'list':
      return html`<ul>${part.lines.map((line) => html`<li>${line}</li>`)}</ul>`;
    case 'code':
      return html`<pre class="own mono">${part.lines.join('\n')}</pre>`;
    case 'text':
      return html`<p class="own">${part.text}</p>`;
  }
}

function pinned(pin: Pin, summary: CaseSummary): Html {
  const comment = pin.comment.trim() === '' ? null : html`<p class="own comment">${pin.comment}</p>`;
  return html`<figure class="excerpt"><figcaption><b class="mono">${pin.path}</b> <span>${words(summary.language).say.line(pin.line)}</span><span class="aside">${pinMoment(pin, summary)}</span></figcaption><table class="log"><tr class="context"><td class="line">${pin.line}</td><td>${pin.text}</td></tr></table>${comment}</figure>`;
}

/** The user's own words and pinned lines; null where there are none, or they are not wanted. */
export function noteSections(summary: CaseSummary, options: ReportOptions): Html | null {
  const { title } = words(summary.language);
  const { text, pins } = options.note ?? { text: '', pins: [] };
  const blocks = holds(options, 'notes') ? noteBlocks(visibleLines(text)) : [];
  const shown = holds(options, 'pins') ? pins : [];
  const own =
    blocks.length === 0 ? null : html`<section class="note"><h2>${title.caseNote}</h2>${blocks.map(block)}</section>`;
  const lines =
    shown.length === 0
      ? null
      : html`<section class="note"><h2>${title.pinned}</h2>${shown.map((pin) => pinned(pin, summary))}</section>`;
  return own === null && lines === null ? null : html`${own}${lines}`;
}
