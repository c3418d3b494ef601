import { Button } from '@patternfly/react-core';
import { NoticeLine } from '../../components/notice-line.tsx';
import { useActions, useAppState, useWords } from '../../state/app-context.ts';
import { useCommands } from '../../state/use-commands.ts';
import { DropZone } from './drop-zone.tsx';
import { Queue } from './queue.tsx';
import { RecentCases } from './recent-cases.tsx';

/** The zone shrinks to one line when the queue is longer than this. */
const ROOMY_QUEUE = 4;

/** Home: take archives, watch them, return to cases. */
export function Home() {
  const actions = useActions();
  const words = useWords();
  const ready = useAppState((state) => state.ready);
  const jobs = useAppState((state) => state.jobs);
  const recent = useAppState((state) => state.recent);
  useCommands({
    enter() {
      const first = jobs.flatMap((job) => job.cases)[0];
      if (first === undefined) return false;
      actions.show({ name: 'summary', caseId: first.caseId });
    },
    escape() {
      const running = jobs.find((job) => job.state === 'running');
      if (running === undefined) return false;
      actions.cancel(running.id);
    },
  });
  return (
    <div className="so-home">
      <div className="so-page-head">
        <h1>{words.home}</h1>
        <span className="so-quiet">{words.homeNote}</span>
        <span className="so-spring" />
        <NoticeLine />
      </div>
      <DropZone narrow={jobs.length > ROOMY_QUEUE} />
      {jobs.length > 0 && <Queue jobs={jobs} />}
      {recent.length > 0 && <RecentCases recent={recent} />}
      {ready && jobs.length === 0 && recent.length === 0 && <FirstStart />}
    </div>
  );
}

function FirstStart() {
  const actions = useActions();
  const words = useWords();
  return (
    <section className="so-card so-empty" data-testid="first-start">
      <h2>{words.noCases}</h2>
      <p>{words.noCasesNote}</p>
      <Button variant="secondary" size="sm" onClick={actions.addSample}>
        {words.openSample}
      </Button>
    </section>
  );
}
