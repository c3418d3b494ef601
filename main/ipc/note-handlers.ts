import type { noteRequests, Pin } from '../../shared/contracts/note.ts';
import type { Dialogs } from '../dialogs.ts';
import type { DragFiles } from '../export/drag-files.ts';
import { preparedCase } from '../export/prepared-case.ts';
import type { Library } from '../library/library.ts';
import { pinned, withComment, withoutPin, withPinAt } from '../library/note-edits.ts';
import type { CaseRecord } from '../library/record.ts';
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './answer.ts';

type NoteHandlers = Pick<Handlers, keyof typeof noteRequests>;

/** The record, or an error that says what to do: pins and notes need a case that is kept. */
async function recordOf(library: Library, caseId: string): Promise<CaseRecord> {
  await library.ready;
  const record = library.get(caseId);
  if (record === null) throw new Error('this case was deleted: open its archive again');
  return record;
}

/** Changes of the note, and the requests about it. `drag` makes files that are carried out of the window. */
export function noteHandlers(workspace: Workspace, dialogs: Dialogs, drag: DragFiles): NoteHandlers {
  const { library } = workspace;
  /** Files for dragging, by case and format. */
  const made = new Map<string, string>();
  return {
    ...pinHandlers(library),
    'note:get': async ({ caseId }) => {
      await library.ready;
      const record = library.get(caseId);
      return record === null ? null : { text: record.text, pins: record.pins, choices: record.choices };
    },
    'note:set-text': async ({ caseId, text }) => {
      await recordOf(library, caseId);
      await library.change(caseId, (record) => ({ ...record, text }));
    },
    'note:choose': ({ caseId, choices }) => library.change(caseId, (record) => ({ ...record, choices })),
    'note:redaction': async ({ caseId }) => {
      const { replacements } = await preparedCase(workspace, caseId, true);
      return [...replacements];
    },
    'note:preview': async ({ caseId, redact }) => {
      const { summary, options } = await preparedCase(workspace, caseId, redact);
      const { markdownReport } = await import('../../shared/reports/markdown.ts');
      return markdownReport(summary, options);
    },
    'note:make-file': async ({ caseId, format, redact }) => {
      const path = await drag.make(await preparedCase(workspace, caseId, redact), format);
      made.set(`${caseId} ${format}`, path);
    },
    'note:carry': ({ caseId, format }) => {
      const path = made.get(`${caseId} ${format}`);
      if (path !== undefined) dialogs.carry(path);
    },
  };
}

type PinHandlers = Pick<NoteHandlers, 'note:pin' | 'note:unpin' | 'note:put-back' | 'note:move-pin' | 'note:comment'>;

function pinHandlers(library: Library): PinHandlers {
  return {
    'note:pin': async ({ caseId, ...line }) => {
      const made = pinned(await recordOf(library, caseId), line);
      await library.change(caseId, (record) => withKnown(record, made.pin));
      return made.pin;
    },
    'note:unpin': async ({ caseId, id }) => {
      const { pins } = await recordOf(library, caseId);
      const at = pins.findIndex((pin) => pin.id === id);
      const pin = pins[at];
      if (pin === undefined) return null;
      await library.change(caseId, (record) => withoutPin(record, id));
      return { pin, at };
    },
    'note:put-back': ({ caseId, pin, at }) => library.change(caseId, (record) => withPinAt(record, pin, at)),
    'note:move-pin': ({ caseId, id, to }) =>
      library.change(caseId, (record) => {
        const pin = record.pins.find((one) => one.id === id);
        return pin === undefined ? record : withPinAt(record, pin, to);
      }),
    'note:comment': ({ caseId, id, comment }) => library.change(caseId, (record) => withComment(record, id, comment)),
  };
}

const withKnown = (record: CaseRecord, pin: Pin): CaseRecord =>
  record.pins.some(({ id }) => id === pin.id) ? record : withPinAt(record, pin, record.pins.length);
