import { Progress, ProgressMeasureLocation, ProgressSize } from '@patternfly/react-core';
import { useAppState, useAreaWords } from '../../state/app-context.ts';
import { fleetScreenWords } from '../../words/areas/fleet.ts';

/** While archives are read: how many of them are, in words and as a bar; nothing once all are. */
export function FleetReading() {
  const words = useAreaWords(fleetScreenWords);
  const jobs = useAppState((state) => state.jobs);
  const failed = jobs.filter(({ state }) => state === 'failed').length;
  const done = jobs.filter(({ state }) => state === 'done' || state === 'failed').length;
  const total = jobs.filter(({ state }) => state !== 'cancelled').length;
  const going = done < total;
  return (
    <div role="status" className="so-fleet-reading" data-testid="fleet-reading">
      {going && (
        <Progress
          value={(100 * done) / total}
          measureLocation={ProgressMeasureLocation.none}
          size={ProgressSize.sm}
          aria-label={words.reading(done, total)}
        />
      )}
      {going && <span className="so-quiet">{words.reading(done, total)}</span>}
      {failed > 0 && <span className="so-quiet">{words.failedJobs(failed)}</span>}
    </div>
  );
}
