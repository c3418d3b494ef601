import { AngleDownIcon } from '@patternfly/react-icons/dist/esm/icons/angle-down-icon';
import { AngleRightIcon } from '@patternfly/react-icons/dist/esm/icons/angle-right-icon';
import { ThumbtackIcon } from '@patternfly/react-icons/dist/esm/icons/thumbtack-icon';
import { type ReactNode, useState } from 'react';
import type { FoldRow, LineRow } from '../../../shared/presentation/excerpt-panels.ts';
import type { Words } from '../../../shared/presentation/words.ts';
import { useAreaWords, useSharedWords, useWords } from '../../state/app-context.ts';
import { numberRows } from '../../state/evidence-numbers.ts';
import { findingWords } from '../../words/areas/finding.ts';
import { noteWords } from '../../words/areas/note.ts';
import type { EvidencePins } from './use-evidence-pins.ts';

/** The text with its matched ranges marked; ranges are in order and do not overlap. */
function marked({ text, marks }: LineRow): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const [start, end] of marks) {
    parts.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>);
    from = end;
  }
  return [...parts, text.slice(from)];
}

/** The walk along the proving lines of a finding, which are numbered from 0. */
export interface EvidenceWalk {
  readonly current: number;
  /** Called when the keyboard or the mouse comes to a proving line. */
  readonly onCurrent: (proof: number) => void;
  /** Opens the whole file at a line. */
  readonly onOpen: (path: string, line: number) => void;
  readonly pins: EvidencePins;
}

interface LineProps {
  readonly path: string;
  readonly line: LineRow;
  /** The line's number among the proving ones; without meaning for context. */
  readonly proof: number;
  readonly walk: EvidenceWalk;
}

/**
 * One line of a log: its number in the file, an edge where it proves, its matched words marked. The keyboard walks over the
 * numbers of proving lines.
 */
export function LogLine({ path, line, proof, walk }: LineProps) {
  const words = useWords();
  const { openInLogHint } = useAreaWords(findingWords);
  if (!line.proof) {
    return (
      <div className="so-log-line">
        <span className="so-log-number">{line.number}</span>
        <code>{marked(line)}</code>
      </div>
    );
  }
  const current = proof === walk.current;
  return (
    <div
      className={current ? 'so-log-line so-log-proof so-log-current' : 'so-log-line so-log-proof'}
      data-testid="evidence-line"
      data-line={line.number}
    >
      <button
        type="button"
        className="so-log-number"
        data-proof={proof}
        tabIndex={current ? 0 : -1}
        aria-current={current}
        aria-label={`${words.provingLine} ${line.number}`}
        title={openInLogHint}
        onClick={() => walk.onOpen(path, line.number)}
        onFocus={() => walk.onCurrent(proof)}
      >
        {line.number}
      </button>
      <code>{marked(line)}</code>
      <PinButton path={path} line={line.number} pins={walk.pins} />
    </div>
  );
}

function PinButton({
  path,
  line,
  pins,
}: {
  readonly path: string;
  readonly line: number;
  readonly pins: EvidencePins;
}) {
  const words = useAreaWords(noteWords);
  const pinned = pins.has(path, line);
  const name = pinned ? words.isPinned : words.pin;
  return (
    <button
      type="button"
      className={pinned ? 'so-icon-button so-pin-button so-pinned' : 'so-icon-button so-pin-button'}
      tabIndex={-1}
      aria-pressed={pinned}
      aria-label={`${name}: ${line}`}
      title={`${name} (B)`}
      data-testid="pin"
      onClick={() => pins.toggle(path, line)}
    >
      <ThumbtackIcon />
    </button>
  );
}

interface FoldProps {
  readonly path: string;
  readonly fold: FoldRow;
  /** The number of the fold's first proving line. */
  readonly proof: number;
  readonly walk: EvidenceWalk;
}

function foldName({ what, count, hits }: FoldRow, { say }: Words): string {
  if (hits > 0) return say.hitsFold(count, hits);
  return what === 'trace' ? say.traceFold(count) : say.linesFold(count);
}

/** Lines left out: opens by hand, or when the walk comes to a proving line in it; where no line is kept, says how many. */
export function FoldedLines({ path, fold, proof, walk }: FoldProps) {
  const words = useWords();
  const name = foldName(fold, useSharedWords());
  const entered = walk.current >= proof && walk.current < proof + fold.hits;
  const [wasEntered, setWasEntered] = useState(false);
  const [open, setOpen] = useState(false);
  if (entered !== wasEntered) {
    setWasEntered(entered);
    if (entered) setOpen(true);
  }
  if (fold.rows.length === 0) return <div className="so-fold so-quiet">{name}</div>;
  const unknown = fold.count - fold.rows.length;
  return (
    <>
      <button type="button" className="so-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <AngleDownIcon /> : <AngleRightIcon />} {name}
      </button>
      {open &&
        numberRows(fold.rows, proof).map(({ row, proof: number }) => (
          <LogLine key={row.number} path={path} line={row} proof={number} walk={walk} />
        ))}
      {open && unknown > 0 && <div className="so-fold so-quiet">{words.notKept(unknown)}</div>}
    </>
  );
}
