import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { Finding } from '../../../shared/contracts/finding.ts';
import { useActions } from '../../state/app-context.ts';
import { useCommands } from '../../state/use-commands.ts';
import { ChainTable } from './chain-table.tsx';
import { EvidenceColumn } from './evidence-column.tsx';
import { Explanation } from './explanation.tsx';
import { FindingHead } from './finding-head.tsx';

interface FindingProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
  readonly finding: Finding;
  readonly index: number;
}

/** One finding: title and risk, the chain of events, the lines that prove it, and what to do about it. */
export function FindingScreen({ caseId, summary, finding, index }: FindingProps) {
  const actions = useActions();
  const last = summary.findings.length - 1;
  const go = (to: number): boolean => {
    if (to < 0 || to > last) return false;
    actions.show({ name: 'finding', caseId, finding: to });
    return true;
  };
  useCommands({
    escape: actions.back,
    'previous-finding': () => go(index - 1),
    'next-finding': () => go(index + 1),
  });
  return (
    <div className="so-finding" data-testid="finding-screen">
      <FindingHead caseId={caseId} finding={finding} index={index} total={last + 1} onGo={go} />
      <ChainTable finding={finding} boots={summary.boots} />
      <div className="so-finding-columns">
        <EvidenceColumn caseId={caseId} finding={finding} summary={summary} />
        <Explanation caseId={caseId} finding={finding} findings={summary.findings} />
      </div>
    </div>
  );
}
