import { Button, Skeleton } from '@patternfly/react-core';
import { useActions, useAreaWords } from '../../state/app-context.ts';
import { fleetScreenWords } from '../../words/areas/fleet.ts';

/** Of the size of what comes. */
export function FleetSkeleton() {
  const words = useAreaWords(fleetScreenWords);
  return (
    <div className="so-fleet" role="status" aria-label={words.loading}>
      <Skeleton width="30%" height="32px" />
      <Skeleton height="64px" />
      <Skeleton height="320px" />
    </div>
  );
}

/** No host in this session, or none at all: what to do. */
export function FleetEmpty({
  source,
  onLibrary,
}: {
  readonly source: 'session' | 'library';
  readonly onLibrary: () => void;
}) {
  const actions = useActions();
  const words = useAreaWords(fleetScreenWords);
  const here = source === 'session';
  const addFolder = (): void => {
    actions.request('fleet:add-folder', undefined).catch(actions.fail);
  };
  return (
    <section className="so-card so-empty" data-testid="fleet-empty">
      <h2>{here ? words.emptySession : words.empty}</h2>
      <p>{here ? words.emptySessionNote : words.emptyNote}</p>
      <div className="so-fleet-empty-actions">
        <Button variant="secondary" size="sm" onClick={addFolder}>
          {words.addFolder}
        </Button>
        {here && (
          <Button variant="secondary" size="sm" onClick={onLibrary}>
            {words.showLibrary}
          </Button>
        )}
      </div>
    </section>
  );
}
