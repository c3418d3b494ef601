import { useEffect, useState } from 'react';
import { useActions } from '../app-context.ts';

/** The host (or file) of a case; null while it is not known. */
export function useCaseName(caseId: string | null): string | null {
  const actions = useActions();
  const [found, setFound] = useState<{ readonly caseId: string; readonly name: string } | null>(null);
  useEffect(() => {
    if (caseId === null) return;
    let wanted = true;
    actions
      .request('cases:get', { caseId })
      .then((summary) => {
        if (wanted && summary !== null) setFound({ caseId, name: summary.host.hostname ?? summary.source.file });
      })
      .catch((error: unknown) => actions.fail(error));
    return () => {
      wanted = false;
    };
  }, [actions, caseId]);
  return found !== null && found.caseId === caseId ? found.name : null;
}
