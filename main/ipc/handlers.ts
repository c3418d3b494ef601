import { app, clipboard } from 'electron';
import { BUILTIN } from '../../shared/articles/builtin.ts';
import type { Dialogs } from '../dialogs.ts';
import type { DragFiles } from '../export/drag-files.ts';
import { exportCase } from '../export/export-case.ts';
import { preparedCase } from '../export/prepared-case.ts';
import { reportContent } from '../export/report-content.ts';
import { markOpened } from '../library/mark-opened.ts';
import { recentCases } from '../library/recent-cases.ts';
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './answer.ts';
import { fleetHandlers } from './fleet-handlers.ts';
import { libraryHandlers } from './library-handlers.ts';
import { type LogReading, logHandlers } from './log-handlers.ts';
import { noteHandlers } from './note-handlers.ts';

/** What each request of the window does. */
export function requestHandlers(workspace: Workspace, dialogs: Dialogs, drag: DragFiles, logs: LogReading): Handlers {
  const { queue, library, settings } = workspace;
  const language = () => settings.get().language;
  return {
    'jobs:list': () => queue.list(language()),
    'jobs:add': ({ paths }) => workspace.open(paths),
    'jobs:open-dialog': async () => workspace.open(await dialogs.chooseArchives()),
    'jobs:add-sample': () => workspace.openSample(),
    'jobs:cancel': ({ id }) => queue.cancel(id),
    'jobs:retry': ({ id }) => queue.retry(id),
    'jobs:remove': ({ id }) => queue.remove(id),
    'jobs:clear-finished': () => queue.clearFinished(),
    'cases:get': ({ caseId }) => {
      markOpened(library, caseId, Date.now());
      return workspace.caseIn(caseId, language());
    },
    'cases:export': async ({ caseId, format, redact }) =>
      exportCase(await preparedCase(workspace, caseId, redact), format, dialogs),
    'cases:copy-note': async ({ caseId, redact }) =>
      clipboard.writeText(String(await reportContent(await preparedCase(workspace, caseId, redact), 'markdown'))),
    'clipboard:write': ({ text }) => clipboard.writeText(text),
    'recent:list': () => recentCases(library, language()),
    'recent:open': ({ id }) => workspace.show(id),
    'recent:remove': ({ id }) => library.remove([id]),
    'settings:get': () => settings.get(),
    'settings:set': (change) => settings.set(change),
    'settings:choose-article-folder': async () => {
      const articleFolder = await dialogs.chooseFolder();
      return articleFolder === null ? settings.get() : settings.set({ articleFolder });
    },
    'settings:clear-article-folder': () => settings.set({ articleFolder: null }),
    ...libraryHandlers(workspace, dialogs),
    ...logHandlers(workspace, dialogs, logs),
    ...noteHandlers(workspace, dialogs, drag),
    ...fleetHandlers(workspace, dialogs),
    'app:about': () => ({ version: app.getVersion(), articles: BUILTIN.length }),
  };
}
