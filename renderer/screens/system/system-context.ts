import { createContext, useContext } from 'react';
import type { Language } from '../../../shared/base/language.ts';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { SystemOverview } from '../../../shared/contracts/system.ts';
import type { Remark } from '../../../shared/presentation/system/remark.ts';
import { type SystemWords, systemWords } from '../../../shared/presentation/system/words.ts';
import { useAreaWords, useLanguage } from '../../state/app-context.ts';
import { systemAreaWords } from '../../words/areas/system.ts';

/** What every card of the screen can reach. */
export interface SystemHandle {
  readonly caseId: string;
  readonly summary: CaseSummary;
  readonly overview: SystemOverview;
  readonly remarks: readonly Remark[];
}

export const SystemContext = createContext<SystemHandle | null>(null);

/** The overview with the words of the screen (`words`) and those shared with the reports (`shared`). */
export function useSystem(): SystemHandle & {
  readonly words: ReturnType<typeof systemAreaWords>;
  readonly shared: SystemWords;
  readonly language: Language;
} {
  const handle = useContext(SystemContext);
  if (handle === null) throw new Error('SystemContext has no value: render inside <SystemContext value=...>');
  const language = useLanguage();
  return { ...handle, words: useAreaWords(systemAreaWords), shared: systemWords(language), language };
}
