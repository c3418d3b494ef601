import { Badge } from '@patternfly/react-core';
import type { Job } from '../../../shared/contracts/ipc.ts';
import { useActions, useWords } from '../../state/app-context.ts';
import { countStates } from '../../state/job-view.ts';
import { JobRow } from './job-row.tsx';

/** The queue of archives, each with its progress, its verdict or its failure. */
export function Queue({ jobs }: { readonly jobs: readonly Job[] }) {
  const actions = useActions();
  const words = useWords();
  const counts = countStates(jobs);
  const ended = counts.done + counts.failed + counts.cancelled;
  const firstCase = jobs.flatMap((job) => job.cases)[0]?.caseId ?? null;
  return (
    <section className="so-card" aria-label={words.queue}>
      <div className="so-card-head">
        <h2>{words.queue}</h2>
        <Badge isRead>{jobs.length}</Badge>
        <span className="so-quiet" role="status">
          {words.queueCounts(counts.running, counts.queued, counts.done, counts.failed, counts.cancelled)}
        </span>
        <span className="so-spring" />
        {ended > 0 && (
          <button type="button" className="so-text-button so-small" onClick={actions.clearFinished}>
            {words.clearFinished}
          </button>
        )}
      </div>
      <ul>
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} firstCase={firstCase} />
        ))}
      </ul>
    </section>
  );
}
