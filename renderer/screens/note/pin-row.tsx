import { ArrowDownIcon } from '@patternfly/react-icons/dist/esm/icons/arrow-down-icon';
import { ArrowUpIcon } from '@patternfly/react-icons/dist/esm/icons/arrow-up-icon';
import { TimesIcon } from '@patternfly/react-icons/dist/esm/icons/times-icon';
import type { ReactNode } from 'react';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { Pin } from '../../../shared/contracts/note.ts';
import { formatShortTime } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useActions, useAreaWords, useLanguage, useWords } from '../../state/app-context.ts';
import { noteWords } from '../../words/areas/note.ts';
import { useAutosave } from './use-autosave.ts';

interface PinRowProps {
  readonly caseId: string;
  readonly pin: Pin;
  readonly summary: CaseSummary;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (step: 1 | -1) => void;
}

/** One pinned line: where it stands, its text, what the user says of it. */
export function PinRow({ caseId, pin, summary, first, last, onMove }: PinRowProps) {
  const words = useAreaWords(noteWords);
  const actions = useActions();
  const comment = useAutosave(pin.comment, (next) =>
    actions.request('note:comment', { caseId, id: pin.id, comment: next }),
  );
  const place = `${visibleText(pin.path)}:${pin.line}`;
  const unpin = (): void => {
    comment.flush();
    actions
      .request('note:unpin', { caseId, id: pin.id })
      .then((gone) => {
        if (gone === null) return;
        const back = (): void => {
          actions.request('note:put-back', { caseId, pin: gone.pin, at: gone.at }).catch(actions.fail);
        };
        actions.say(words.unpinned(place), back);
      })
      .catch(actions.fail);
  };
  return (
    <li className="so-note-pin" data-testid="pin-row">
      <div className="so-note-pin-head">
        <button
          type="button"
          className="so-text-button so-mono so-small"
          title={words.openLog}
          onClick={() => actions.show({ name: 'logs', caseId, path: pin.path, line: pin.line })}
        >
          {place}
        </button>
        <PinTime pin={pin} summary={summary} />
        <span className="so-spring" />
        <IconButton name={words.up} disabled={first} onClick={() => onMove(-1)}>
          <ArrowUpIcon />
        </IconButton>
        <IconButton name={words.down} disabled={last} onClick={() => onMove(1)}>
          <ArrowDownIcon />
        </IconButton>
        <IconButton name={`${words.unpin}: ${place}`} onClick={unpin}>
          <TimesIcon />
        </IconButton>
      </div>
      <code className="so-note-pin-text">{visibleText(pin.text)}</code>
      <input
        type="text"
        value={comment.text}
        placeholder={words.comment}
        aria-label={`${words.comment}: ${place}`}
        data-testid="pin-comment"
        maxLength={20_000}
        onChange={(event) => comment.change(event.target.value)}
        onBlur={comment.flush}
      />
    </li>
  );
}

/** The time that the line carries, else the boot that it is of. */
function PinTime({ pin, summary }: Pick<PinRowProps, 'pin' | 'summary'>) {
  const ui = useWords();
  const language = useLanguage();
  const start = summary.boots.find(({ index }) => index === pin.boot)?.start ?? null;
  const parts = [
    ...(pin.time === null ? [] : [formatShortTime(pin.time, language)]),
    ...(pin.boot === null ? [] : [ui.bootIndex(pin.boot)]),
    ...(pin.time === null && start !== null ? [formatShortTime(start, language)] : []),
  ];
  return <span className="so-quiet">{parts.join(', ')}</span>;
}

interface IconButtonProps {
  readonly name: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function IconButton({ name, disabled = false, onClick, children }: IconButtonProps) {
  return (
    <button
      type="button"
      className="so-icon-button"
      aria-label={name}
      title={name}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
