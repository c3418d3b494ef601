import { Button, Skeleton } from '@patternfly/react-core';
import { useActions, useAppState, useWords } from '../state/app-context.ts';
import type { Screen } from '../state/app-state.ts';
import { FindingScreen } from './finding/finding-screen.tsx';
import { Summary } from './summary/summary.tsx';

/** A screen of one case: its summary or a finding, and what stands there while the case is fetched or gone. */
export function CaseScreen({ screen }: { readonly screen: Exclude<Screen, { name: 'home' }> }) {
  const open = useAppState((state) => state.cases.get(screen.caseId));
  if (open === undefined || open.state === 'loading') return <CaseSkeleton />;
  if (open.state === 'gone') return <CaseGone />;
  if (screen.name === 'summary') return <Summary caseId={screen.caseId} summary={open.summary} />;
  const finding = open.summary.findings[screen.finding];
  if (finding === undefined) return <Summary caseId={screen.caseId} summary={open.summary} />;
  return (
    <FindingScreen
      key={finding.article + screen.finding}
      caseId={screen.caseId}
      summary={open.summary}
      finding={finding}
      index={screen.finding}
    />
  );
}

/** Of the size of what comes. */
function CaseSkeleton() {
  const words = useWords();
  return (
    <div className="so-summary" role="status" aria-label={words.loading} data-testid="case-loading">
      <Skeleton width="40%" height="32px" />
      <Skeleton height="82px" />
      <div className="so-summary-top">
        <Skeleton height="290px" />
        <Skeleton height="290px" />
      </div>
      <Skeleton height="260px" />
    </div>
  );
}

function CaseGone() {
  const actions = useActions();
  const words = useWords();
  return (
    <section className="so-card so-empty" data-testid="case-gone">
      <h2>{words.caseGone}</h2>
      <p>{words.caseGoneNote}</p>
      <Button variant="secondary" size="sm" onClick={() => actions.show({ name: 'home' })}>
        {words.backHome}
      </Button>
    </section>
  );
}
