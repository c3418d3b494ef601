import { Button, Skeleton } from '@patternfly/react-core';
import { assertNever } from '../../shared/base/assert-never.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { NoticeLine } from '../components/notice-line.tsx';
import { useActions, useAppState, useWords } from '../state/app-context.ts';
import type { CaseScreenOf } from '../state/app-state.ts';
import { FindingScreen } from './finding/finding-screen.tsx';
import { KernelScreen } from './kernel/kernel-screen.tsx';
import { LogsScreen } from './logs/logs-screen.tsx';
import { NoteScreen } from './note/note-screen.tsx';
import { Summary } from './summary/summary.tsx';
import { SystemScreen } from './system/system-screen.tsx';
import { TimelineScreen } from './timeline/timeline-screen.tsx';

/** A screen of one case, and what stands there while the case is fetched or gone. */
export function CaseScreen({ screen }: { readonly screen: CaseScreenOf }) {
  const open = useAppState((state) => state.cases.get(screen.caseId));
  if (open === undefined || open.state === 'loading') return <CaseSkeleton />;
  if (open.state === 'gone') return <CaseGone caseId={screen.caseId} />;
  return <ReadyCase screen={screen} summary={open.summary} />;
}

function ReadyCase({ screen, summary }: { readonly screen: CaseScreenOf; readonly summary: CaseSummary }) {
  const { caseId } = screen;
  switch (screen.name) {
    case 'summary':
      return <Summary caseId={caseId} summary={summary} />;
    case 'finding':
      return <OneFinding caseId={caseId} summary={summary} index={screen.finding} />;
    case 'kernel':
      return <KernelScreen caseId={caseId} summary={summary} />;
    case 'timeline':
      return <TimelineScreen caseId={caseId} summary={summary} at={screen.at ?? null} />;
    case 'logs':
      return <LogsScreen caseId={caseId} summary={summary} path={screen.path ?? null} line={screen.line ?? null} />;
    case 'system':
      return <SystemScreen caseId={caseId} summary={summary} />;
    case 'note':
      return <NoteScreen caseId={caseId} summary={summary} />;
    default:
      return assertNever(screen);
  }
}

function OneFinding({ caseId, summary, index }: { caseId: string; summary: CaseSummary; index: number }) {
  const finding = summary.findings[index];
  if (finding === undefined) return <Summary caseId={caseId} summary={summary} />;
  return (
    <FindingScreen key={finding.article + index} caseId={caseId} summary={summary} finding={finding} index={index} />
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

function CaseGone({ caseId }: { readonly caseId: string }) {
  const actions = useActions();
  const words = useWords();
  return (
    <section className="so-card so-empty" data-testid="case-gone">
      <h2>{words.caseGone}</h2>
      <p>{words.caseGoneNote}</p>
      <NoticeLine />
      <span className="so-actions">
        <Button
          variant="primary"
          size="sm"
          onClick={() => {
            actions.request('library:analyse', { caseId }).catch(actions.fail);
            actions.show({ name: 'home' });
          }}
        >
          {words.analyseAgain}
        </Button>
        <Button variant="secondary" size="sm" onClick={() => actions.show({ name: 'home' })}>
          {words.backHome}
        </Button>
      </span>
    </section>
  );
}
