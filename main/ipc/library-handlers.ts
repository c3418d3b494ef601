import type { libraryRequests } from '../../shared/contracts/library.ts';
import type { Dialogs } from '../dialogs.ts';
import { locateByDialog } from '../library/locate.ts';
import { libraryPage, rowsOf } from '../library/query.ts';
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './answer.ts';

/** The requests of the case library. */
export function libraryHandlers(workspace: Workspace, dialogs: Dialogs): Pick<Handlers, keyof typeof libraryRequests> {
  const { library, sources } = workspace;
  const language = () => workspace.settings.get().language;
  return {
    'library:list': (query) => libraryPage(library, query, language()),
    'library:row': async ({ caseId }) => {
      await library.ready;
      const record = library.get(caseId);
      return record === null ? null : ((await rowsOf([record], language()))[0] ?? null);
    },
    'library:set': ({ caseId, caseNumber, tags }) =>
      library.change(
        caseId,
        (record) => ({
          ...record,
          caseNumber: caseNumber === undefined ? record.caseNumber : caseNumber.trim(),
          tags:
            tags === undefined ? record.tags : [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))],
        }),
        caseNumber === undefined ? 'note' : 'case',
      ),
    'library:delete': ({ caseIds }) => library.remove(caseIds),
    'library:restore': ({ caseIds }) => library.restore(caseIds),
    'library:locate': ({ caseId }) => locateByDialog(library, caseId, dialogs.chooseArchives, language()),
    'library:analyse': async ({ caseId }) => {
      await library.ready;
      const source = sources.sourceOf(caseId);
      if (source?.kind === 'file') await workspace.open([source.path]);
      else if (source?.kind === 'sample') workspace.openSample();
    },
  };
}
