import { stat } from 'node:fs/promises';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { type ArchiveState, type LogViewState, logRequests } from '../../shared/contracts/logs.ts';
import type { Dialogs } from '../dialogs.ts';
import { locateByDialog } from '../library/locate.ts';
import { caseFacts } from '../log-reader/case-facts.ts';
import type { IndexShelf } from '../log-reader/index-shelf.ts';
import type { LogReader } from '../log-reader/log-reader.ts';
import type { CaseSource } from '../state/case-sources.ts';
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './answer.ts';

/** The process that reads logs, and what the analyses of this run left for it. */
export interface LogReading {
  readonly reader: LogReader;
  readonly indexes: IndexShelf;
}

interface Checked {
  readonly state: ArchiveState;
  readonly message: string | null;
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

type LogRequest = keyof typeof logRequests;

/** Whether the file of a case is where it was and of the size that it had. */
async function archiveState(source: CaseSource, summary: CaseSummary): Promise<Checked> {
  if (source.kind === 'sample') return { state: 'ready', message: null };
  try {
    const { size } = await stat(source.path);
    return { state: size === summary.source.bytes ? 'ready' : 'changed', message: null };
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    // Where it was, in no words of the system's: the window says the rest in its own language.
    return missing ? { state: 'moved', message: source.path } : { state: 'failed', message: wordsOf(error) };
  }
}

/** What the requests of the log explorer do: the process that reads logs does the work, and is told of a case when it needs it. */
export function logHandlers(
  workspace: Pick<Workspace, 'library' | 'settings' | 'sources' | 'caseIn'>,
  dialogs: Pick<Dialogs, 'chooseArchives'>,
  { reader, indexes }: LogReading,
): Pick<Handlers, LogRequest> {
  const { library, settings, sources } = workspace;
  const language = () => settings.get().language;
  let views = 0;
  /** When the analysis was made that the reader knows a case by. */
  const told = new Map<string, string>();
  /** Looks after the archive and tells the reader of the case. */
  const ready = async (caseId: string): Promise<Checked> => {
    await library.ready;
    const source = sources.sourceOf(caseId);
    const summary = source === null ? null : await workspace.caseIn(caseId, language());
    if (source === null || summary === null) {
      return { state: 'failed', message: 'This case is not held any more: open its archive again.' };
    }
    const checked = await archiveState(source, summary);
    if (checked.state !== 'ready') void (reader.knows(caseId) && reader.ask('forget-case', { caseId }));
    else if (!reader.knows(caseId) || told.get(caseId) !== summary.analyzedAt) {
      const input = source.kind === 'sample' ? source : { kind: 'file' as const, path: source.path };
      const facts = caseFacts(summary, source, indexes.get(input, summary.source.bytes));
      told.set(caseId, summary.analyzedAt);
      await reader.ask('open-case', { caseId, facts });
    }
    return checked;
  };
  /** Carries `work` out when the archive is there; what the reader refuses becomes a state with its words. */
  const onArchive = async <T extends object>(caseId: string, none: T, work: () => Promise<T>): Promise<Checked & T> => {
    const checked = await ready(caseId);
    if (checked.state !== 'ready') return { ...checked, ...none };
    try {
      return { ...checked, ...(await work()) };
    } catch (error) {
      return { state: 'failed', message: wordsOf(error), ...none };
    }
  };
  return {
    'logs:folder': ({ caseId, path }) =>
      onArchive(caseId, { entries: [] }, async () => ({ entries: await reader.ask('folder', { caseId, path }) })),
    'logs:find-files': ({ caseId, text }) =>
      onArchive(caseId, { total: 0, entries: [] }, () => reader.ask('find-files', { caseId, text })),
    'logs:open': ({ caseId, paths }) =>
      onArchive<{ view: LogViewState | null }>(caseId, { view: null }, async () => {
        views += 1;
        return { view: await reader.ask('open', { caseId, viewId: `${caseId}/view-${views}`, paths }) };
      }),
    'logs:rows': async (argument) => logRequests['logs:rows'].gives.parse(await reader.ask('rows', argument)),
    'logs:row-of-line': (argument) => reader.ask('row-of-line', argument),
    'logs:row-at-time': (argument) => reader.ask('row-at-time', argument),
    'logs:filter': (argument) => reader.ask('filter', argument),
    'logs:search': (argument) => reader.ask('search', argument),
    'logs:end-search': async (argument) => {
      if (reader.running) await reader.ask('end-search', argument);
    },
    'logs:match': (argument) => reader.ask('match', argument),
    'logs:close': async (argument) => {
      if (reader.running) await reader.ask('close', argument);
    },
    'logs:locate': async ({ caseId }) => {
      const { message } = await locateByDialog(library, caseId, dialogs.chooseArchives, language());
      if (reader.knows(caseId)) await reader.ask('forget-case', { caseId });
      const { state } = await ready(caseId);
      return { state, message };
    },
  };
}
