import { AngleDownIcon } from '@patternfly/react-icons/dist/esm/icons/angle-down-icon';
import { AngleUpIcon } from '@patternfly/react-icons/dist/esm/icons/angle-up-icon';
import { CopyIcon } from '@patternfly/react-icons/dist/esm/icons/copy-icon';
import { ThumbtackIcon } from '@patternfly/react-icons/dist/esm/icons/thumbtack-icon';
import { TimesIcon } from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { useState } from 'react';
import type { Pin } from '../../../shared/contracts/note.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { shortPath } from '../../components/short-path.ts';
import { useWords } from '../../state/app-context.ts';
import { copiedLine } from '../../state/logs/copied-lines.ts';
import type { LogsWords } from '../../words/areas/logs.ts';
import type { Pins } from './use-pins.ts';

const PATH_LIMIT = 26;

interface PinnedProps {
  readonly pins: Pins;
  readonly words: LogsWords;
  readonly onOpen: (path: string, line: number) => void;
  readonly onCopy: (text: string) => void;
}

/** The lines pinned to the case, whatever file is open. Not shown while there is none. */
export function PinnedLines({ pins, words, onOpen, onCopy }: PinnedProps) {
  const shared = useWords();
  const [open, setOpen] = useState(true);
  const list = pins.pins;
  if (list.length === 0 && pins.undo === null) return null;
  return (
    <section className="so-pins" aria-label={words.pinnedLines} data-testid="pinned-lines">
      <header>
        <ThumbtackIcon />
        <h2>{words.pinnedLines}</h2>
        <span className="so-count">{list.length}</span>
        <span className="so-quiet">{words.pinnedNote}</span>
        <span className="so-spring" />
        {pins.undo !== null && (
          <button type="button" className="so-text-button so-small" onClick={pins.undo}>
            {words.undoUnpin}
          </button>
        )}
        {list.length > 0 && (
          <button
            type="button"
            className="so-text-button so-small"
            onClick={() => onCopy(list.map((pin) => `${copiedLine(pin)}\n`).join(''))}
          >
            <CopyIcon /> {words.copyAll}
          </button>
        )}
        <span className="so-quiet">{words.pinVerb}</span>
        <kbd className="so-kbd">B</kbd>
        <button
          type="button"
          className="so-icon-button"
          aria-expanded={open}
          aria-label={open ? words.hidePins : words.showPins}
          onClick={() => setOpen(!open)}
        >
          {open ? <AngleDownIcon /> : <AngleUpIcon />}
        </button>
      </header>
      {open && (
        <ul>
          {list.map((pin) => (
            <PinRow
              key={pin.id}
              pin={pin}
              boot={pin.boot === null ? '' : shared.bootIndex(pin.boot)}
              words={words}
              onOpen={() => onOpen(pin.path, pin.line)}
              onRemove={() => pins.remove(pin.id)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface PinRowProps {
  readonly pin: Pin;
  readonly boot: string;
  readonly words: LogsWords;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}

function PinRow({ pin, boot, words, onOpen, onRemove }: PinRowProps) {
  const place = `${visibleText(pin.path)}:${pin.line}`;
  return (
    <li>
      <button type="button" className="so-pin-open" title={place} onClick={onOpen}>
        <span className="so-quiet so-mono so-clip">{visibleText(shortPath(pin.path, PATH_LIMIT))}</span>
        <span className="so-pin-line">{pin.line}</span>
        <code className="so-clip">{visibleText(pin.text)}</code>
        <span className="so-quiet">{boot}</span>
      </button>
      <button type="button" className="so-icon-button" aria-label={words.unpinOne(place)} onClick={onRemove}>
        <TimesIcon />
      </button>
    </li>
  );
}
