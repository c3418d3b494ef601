import { useEffect, useState } from 'react';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { useActions, useLanguage } from '../app-context.ts';

/** Two cases as far as they are there; `gone` where one is not held any more. */
export type CasePair =
  | { readonly state: 'loading' }
  | { readonly state: 'gone' }
  | { readonly state: 'ready'; readonly a: CaseSummary; readonly b: CaseSummary };

/** Fetches two cases in the language of the settings. */
export function useCases(a: string, b: string): CasePair {
  const actions = useActions();
  const language = useLanguage();
  const key = `${a}\n${b}\n${language}`;
  const [found, setFound] = useState<{ readonly key: string; readonly pair: CasePair } | null>(null);
  useEffect(() => {
    let wanted = true;
    const ask = (caseId: string) => actions.request('cases:get', { caseId });
    const [left = '', right = ''] = key.split('\n');
    Promise.all([ask(left), ask(right)])
      .then(([one, other]) => {
        if (!wanted) return;
        const pair: CasePair =
          one === null || other === null ? { state: 'gone' } : { state: 'ready', a: one, b: other };
        setFound({ key, pair });
      })
      .catch((error: unknown) => actions.fail(error));
    return () => {
      wanted = false;
    };
  }, [actions, key]);
  return found?.key === key ? found.pair : { state: 'loading' };
}
