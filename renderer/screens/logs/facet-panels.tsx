import { useEffect, useRef, useState } from 'react';
import type { LogFilter, LogViewState } from '../../../shared/contracts/logs.ts';
import { formatCount } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { LEVELS, toggled } from '../../state/logs/filters.ts';
import { hostTime, isoOf } from '../../state/logs/time-axis.ts';
import type { LogsWords } from '../../words/areas/logs.ts';
import { Choice } from './filter-menu.tsx';

export interface PanelProps {
  readonly view: LogViewState;
  readonly filter: LogFilter;
  readonly words: LogsWords;
  readonly onFilter: (filter: LogFilter) => void;
}

const MOST_SHOWN = 200;

/** Which processes' lines are shown, or left out; those with most lines first, found by name. */
export function ProcessPanel({ view, filter, words, onFilter }: PanelProps) {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const known = new Set(view.processes.map(({ name }) => name));
  const chosen = filter.processes.filter((name) => !known.has(name)).map((name) => ({ name, lines: 0 }));
  const fitting = [...chosen, ...view.processes].filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  return (
    <>
      <input
        ref={field}
        type="text"
        className="so-panel-field"
        value={text}
        placeholder={words.findProcess}
        aria-label={words.findProcess}
        onChange={(event) => setText(event.target.value)}
      />
      <fieldset className="so-panel-sides">
        <legend className="so-visually-hidden">{words.process}</legend>
        {([false, true] as const).map((except) => (
          <label key={String(except)}>
            <input
              type="radio"
              name="log-processes"
              checked={filter.exceptProcesses === except}
              onChange={() => onFilter({ ...filter, exceptProcesses: except })}
            />{' '}
            {except ? words.allBut : words.onlyThese}
          </label>
        ))}
      </fieldset>
      <div className="so-panel-list">
        {fitting.slice(0, MOST_SHOWN).map(({ name, lines }) => (
          <Choice
            key={name}
            label={<code>{visibleText(name)}</code>}
            checked={filter.processes.includes(name)}
            count={formatCount(lines)}
            onToggle={() => onFilter({ ...filter, processes: toggled(filter.processes, name) })}
          />
        ))}
        {fitting.length === 0 && <p className="so-quiet">{words.noProcess}</p>}
      </div>
    </>
  );
}

/** Which levels are shown; a press on a word takes it and all that are worse. */
export function LevelPanel({ view, filter, words, onFilter }: PanelProps) {
  const count = new Map(view.levels.map(({ level, lines }) => [level, lines]));
  return (
    <div className="so-panel-list">
      {LEVELS.map((level, index) => (
        <div key={level} className="so-choice-row">
          <Choice
            focus={index === 0}
            label={<span className={`so-level-word so-level-${level}`}>{words.level[level]}</span>}
            checked={filter.levels.includes(level)}
            count={formatCount(count.get(level) ?? 0)}
            onToggle={() => onFilter({ ...filter, levels: toggled(filter.levels, level) })}
          />
          {index > 0 && (
            <button
              type="button"
              className="so-text-button so-small"
              onClick={() => onFilter({ ...filter, levels: LEVELS.slice(0, index + 1) })}
            >
              {words.andWorse(words.level[level])}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

interface BootPanelProps extends PanelProps {
  /** "Boot 0, 15 May 23:16" by index. */
  readonly nameOf: (boot: number) => string;
}

/** Which boots' lines are shown. */
export function BootPanel({ view, filter, onFilter, nameOf }: BootPanelProps) {
  return (
    <div className="so-panel-list">
      {view.boots.map(({ boot, lines }, index) => (
        <Choice
          key={boot}
          focus={index === 0}
          label={nameOf(boot)}
          checked={filter.boots.includes(boot)}
          count={formatCount(lines)}
          onToggle={() => onFilter({ ...filter, boots: toggled(filter.boots, boot) })}
        />
      ))}
    </div>
  );
}

/** The value of a datetime-local field for an ISO time: the host's clock, without its offset. */
const fieldOf = (iso: string | null): string => {
  const time = iso === null ? null : hostTime(iso);
  return time === null ? '' : isoOf(time.at, '');
};

/** From when to when, by the host's clock; for the keyboard what the histogram is for the mouse. */
export function TimePanel({ view, filter, words, onFilter, close }: PanelProps & { readonly close: () => void }) {
  const span = view.histogram;
  const [from, setFrom] = useState(fieldOf(filter.from ?? span?.from ?? null));
  const [to, setTo] = useState(fieldOf(filter.to ?? span?.to ?? null));
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  if (span === null && filter.from === null && filter.to === null) return <p className="so-quiet">{words.noTimes}</p>;
  const zone = hostTime(filter.from ?? filter.to ?? span?.from ?? '')?.zone ?? '';
  const isoFrom = (value: string): string | null => {
    const time = hostTime(value);
    return time === null ? null : isoOf(time.at, zone);
  };
  return (
    <form
      className="so-panel-times"
      onSubmit={(event) => {
        event.preventDefault();
        onFilter({ ...filter, from: isoFrom(from), to: isoFrom(to) });
        close();
      }}
    >
      <label>
        {words.from}
        <input
          ref={first}
          type="datetime-local"
          step={1}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </label>
      <label>
        {words.to}
        <input type="datetime-local" step={1} value={to} onChange={(event) => setTo(event.target.value)} />
      </label>
      <button type="submit" className="pf-v6-c-button pf-m-secondary pf-m-small">
        {words.apply}
      </button>
    </form>
  );
}
