import { Badge } from '@patternfly/react-core';
import { QuestionCircleIcon } from '@patternfly/react-icons/dist/esm/icons/question-circle-icon';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { useSharedWords, useWords } from '../../state/app-context.ts';
import { FindingsTable } from './findings-table.tsx';

interface CardProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
}

/** All findings of the case, ranked by risk, or that no article applies. */
export function FindingsCard({ caseId, summary }: CardProps) {
  const words = useWords();
  const { findings, source } = summary;
  const nested = findings.some(({ causedBy }) => causedBy !== null);
  return (
    <section className="so-card" data-region tabIndex={-1} aria-label={words.findings}>
      <div className="so-card-head">
        <h2>{words.findings}</h2>
        <Badge isRead>{findings.length}</Badge>
        <span className="so-quiet">
          {[words.rankedBy(source.articlesChecked), ...(nested ? [words.causedByAbove] : [])].join('; ')}
        </span>
        <span className="so-spring" />
        {findings.length > 0 && (
          <span className="so-quiet">
            <kbd className="so-kbd">J</kbd> <kbd className="so-kbd">K</kbd> {words.move}{' '}
            <kbd className="so-kbd">Enter</kbd> {words.open}
          </span>
        )}
      </div>
      {findings.length > 0 ? <FindingsTable caseId={caseId} summary={summary} /> : <NoFinding summary={summary} />}
    </section>
  );
}

function NoFinding({ summary }: { readonly summary: CaseSummary }) {
  const shared = useSharedWords();
  return (
    <div className="so-empty" data-testid="no-finding">
      <QuestionCircleIcon />
      <h3>{shared.say.noArticleApplies(summary.source.articlesChecked)}</h3>
      <p>{shared.say.notProofOfHealth(summary.gaps.length)}</p>
    </div>
  );
}
