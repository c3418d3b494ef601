import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { useActions } from '../../state/app-context.ts';
import { useCommands } from '../../state/use-commands.ts';
import { ArchiveBanner } from '../library/archive-banner.tsx';
import { CaseHead } from './case-head.tsx';
import { FindingsCard } from './findings-card.tsx';
import { GapsCard } from './gaps-card.tsx';
import { HostCard } from './host-card.tsx';
import { IncompleteBanner } from './incomplete-banner.tsx';
import { KernelCard } from './kernel-card.tsx';
import { VerdictBanner } from './verdict-banner.tsx';

interface SummaryProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
}

/** The case on one screen: verdict, host, kernel, findings, and what could not be assessed. */
export function Summary({ caseId, summary }: SummaryProps) {
  const actions = useActions();
  useCommands({ escape: actions.back });
  return (
    <div className="so-summary">
      <CaseHead summary={summary} />
      <ArchiveBanner caseId={caseId} />
      <IncompleteBanner summary={summary} />
      <VerdictBanner caseId={caseId} summary={summary} />
      <div className="so-summary-top">
        <HostCard summary={summary} />
        <KernelCard summary={summary} />
      </div>
      <div className="so-summary-bottom">
        <FindingsCard caseId={caseId} summary={summary} />
        <GapsCard summary={summary} />
      </div>
    </div>
  );
}
