import { useActions } from '../app-context.ts';
import { causesFirst } from '../findings-order.ts';

/** Opens the finding of an article in a case; its summary where the finding is gone. */
export function useOpenFinding(): (caseId: string, article: string) => void {
  const actions = useActions();
  return (caseId, article) => {
    actions
      .request('cases:get', { caseId })
      .then((summary) => {
        const at = causesFirst(summary?.findings ?? []).findIndex((finding) => finding.article === article);
        actions.show(at < 0 ? { name: 'summary', caseId } : { name: 'finding', caseId, finding: at });
      })
      .catch((error: unknown) => actions.fail(error));
  };
}
