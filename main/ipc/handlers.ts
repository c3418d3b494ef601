import { app, clipboard } from 'electron';
import { BUILTIN } from '../../shared/articles/builtin.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { markdownReport } from '../../shared/reports/markdown.ts';
import { redact as redactCase } from '../../shared/reports/redact.ts';
import type { Dialogs } from '../dialogs.ts';
import { exportCase } from '../export/export-case.ts';
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './handle-requests.ts';

/** What each request of the window does. */
export function requestHandlers(workspace: Workspace, dialogs: Dialogs): Handlers {
  const { queue, cases, recent, settings } = workspace;
  const language = () => settings.get().language;
  const caseOf = (caseId: string, redact: boolean): CaseSummary => {
    const summary = cases.get(caseId, language());
    if (summary === null) throw new Error('this case is not held any more: open its archive again');
    return redact ? redactCase(summary) : summary;
  };
  return {
    'jobs:list': () => queue.list(language()),
    'jobs:add': ({ paths }) => workspace.open(paths),
    'jobs:open-dialog': async () => workspace.open(await dialogs.chooseArchives()),
    'jobs:add-sample': () => workspace.openSample(),
    'jobs:cancel': ({ id }) => queue.cancel(id),
    'jobs:retry': ({ id }) => queue.retry(id),
    'jobs:remove': ({ id }) => queue.remove(id),
    'jobs:clear-finished': () => queue.clearFinished(),
    'cases:get': ({ caseId }) => cases.get(caseId, language()),
    'cases:export': ({ caseId, format, redact }) => exportCase(caseOf(caseId, redact), format, redact, dialogs),
    'cases:copy-note': ({ caseId, redact }) =>
      clipboard.writeText(markdownReport(caseOf(caseId, redact), { redacted: redact })),
    'clipboard:write': ({ text }) => clipboard.writeText(text),
    'recent:list': () => recent.list(),
    'recent:open': ({ id }) => {
      const path = recent.pathOf(id);
      if (path !== null) return workspace.open([path]);
    },
    'recent:remove': ({ id }) => recent.remove(id),
    'settings:get': () => settings.get(),
    'settings:set': (change) => settings.set(change),
    'settings:choose-article-folder': async () => {
      const articleFolder = await dialogs.chooseFolder();
      return articleFolder === null ? settings.get() : settings.set({ articleFolder });
    },
    'settings:clear-article-folder': () => settings.set({ articleFolder: null }),
    'app:about': () => ({ version: app.getVersion(), articles: BUILTIN.length }),
  };
}
