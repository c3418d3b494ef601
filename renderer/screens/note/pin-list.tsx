import { Badge, Button } from '@patternfly/react-core';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { Pin } from '../../../shared/contracts/note.ts';
import { useActions, useAreaWords } from '../../state/app-context.ts';
import { noteWords } from '../../words/areas/note.ts';
import { PinRow } from './pin-row.tsx';

interface PinListProps {
  readonly caseId: string;
  readonly pins: readonly Pin[];
  readonly summary: CaseSummary;
}

/** The pinned lines in the order in which the report tells them. */
export function PinList({ caseId, pins, summary }: PinListProps) {
  const words = useAreaWords(noteWords);
  const actions = useActions();
  const move = (id: string, to: number): void => {
    if (to >= 0 && to < pins.length) actions.request('note:move-pin', { caseId, id, to }).catch(actions.fail);
  };
  return (
    <section className="so-card" aria-label={words.pins}>
      <div className="so-card-head">
        <h2>{words.pins}</h2>
        <Badge isRead>{pins.length}</Badge>
      </div>
      {pins.length === 0 && <NoPins caseId={caseId} summary={summary} />}
      <ol className="so-note-pins">
        {pins.map((pin, at) => (
          <PinRow
            key={pin.id}
            caseId={caseId}
            pin={pin}
            summary={summary}
            first={at === 0}
            last={at === pins.length - 1}
            onMove={(step) => move(pin.id, at + step)}
          />
        ))}
      </ol>
    </section>
  );
}

function NoPins({ caseId, summary }: Omit<PinListProps, 'pins'>) {
  const words = useAreaWords(noteWords);
  const actions = useActions();
  return (
    <div className="so-empty">
      <h3>{words.noPins}</h3>
      <p>{words.noPinsNote}</p>
      <span className="so-actions">
        {summary.findings.length > 0 && (
          <Button variant="secondary" size="sm" onClick={() => actions.show({ name: 'finding', caseId, finding: 0 })}>
            {words.toFindings}
          </Button>
        )}
        <Button variant="secondary" size="sm" onClick={() => actions.show({ name: 'logs', caseId })}>
          {words.toLogs}
        </Button>
      </span>
    </div>
  );
}
