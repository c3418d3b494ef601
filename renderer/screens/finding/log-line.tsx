import { AngleDownIcon } from '@patternfly/react-icons/dist/esm/icons/angle-down-icon';
import { AngleRightIcon } from '@patternfly/react-icons/dist/esm/icons/angle-right-icon';
import { type ReactNode, useState } from 'react';
import type { FoldRow, LineRow } from '../../../shared/presentation/excerpt-panels.ts';
import { useSharedWords, useWords } from '../../state/app-context.ts';

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

interface LineProps {
  readonly line: LineRow;
  readonly current?: boolean;
  /** For proving lines: called when the keyboard or the mouse comes to the line. */
  readonly onCurrent?: (() => void) | undefined;
}

/** One line of a log: its number in the file, an edge where it proves, its matched words marked. The keyboard walks over the numbers of proving lines. */
export function LogLine({ line, current = false, onCurrent }: LineProps) {
  const words = useWords();
  if (!line.proof) {
    return (
      <div className="so-log-line">
        <span className="so-log-number">{line.number}</span>
        <code>{marked(line)}</code>
      </div>
    );
  }
  return (
    <div
      className={current ? 'so-log-line so-log-proof so-log-current' : 'so-log-line so-log-proof'}
      data-testid="evidence-line"
      data-line={line.number}
    >
      <button
        type="button"
        className="so-log-number"
        data-proof
        tabIndex={current ? 0 : -1}
        aria-current={current}
        aria-label={`${words.provingLine} ${line.number}`}
        onFocus={onCurrent}
      >
        {line.number}
      </button>
      <code>{marked(line)}</code>
    </div>
  );
}

/** Lines left out: opens where the lines are known, else only says how many there are. */
export function FoldedLines({ fold }: { readonly fold: FoldRow }) {
  const [open, setOpen] = useState(false);
  const words = useWords();
  const { say } = useSharedWords();
  const name = fold.what === 'trace' ? say.traceFold(fold.count) : say.linesFold(fold.count);
  if (fold.rows.length === 0) return <div className="so-fold so-quiet">{name}</div>;
  const unknown = fold.count - fold.rows.length;
  return (
    <>
      <button type="button" className="so-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <AngleDownIcon /> : <AngleRightIcon />} {name}
      </button>
      {open && fold.rows.map((line) => <LogLine key={line.number} line={line} />)}
      {open && unknown > 0 && <div className="so-fold so-quiet">{words.notKept(unknown)}</div>}
    </>
  );
}
