import { FilterIcon } from '@patternfly/react-icons/dist/esm/icons/filter-icon';
import type { ReactNode } from 'react';
import type { LogFilter, LogViewState } from '../../../shared/contracts/logs.ts';
import { formatCount } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { activeParts, type FilterPart, NO_FILTER, withoutPart, worseThan } from '../../state/logs/filters.ts';
import { rangeWords } from '../../state/logs/time-axis.ts';
import type { LogsWords } from '../../words/areas/logs.ts';
import { BootPanel, LevelPanel, type PanelProps, ProcessPanel, TimePanel } from './facet-panels.tsx';
import { FilterMenu } from './filter-menu.tsx';

interface FilterBarProps extends PanelProps {
  readonly bootName: (boot: number) => string;
  readonly children?: ReactNode;
}

function processWords({ processes, exceptProcesses }: LogFilter, words: LogsWords): string | null {
  const [first, second, ...others] = processes;
  if (first === undefined) return null;
  const named = [first, ...(second === undefined ? [] : [second])].map(visibleText).join(', ');
  const all = others.length === 0 ? named : `${named} ${words.more(String(others.length))}`;
  return exceptProcesses ? words.anyBut(all) : all;
}

function levelWords({ levels }: LogFilter, words: LogsWords): string | null {
  if (levels.length === 0) return null;
  const worst = worseThan(levels);
  if (worst === null || worst === 'error') return levels.map((level) => words.level[level]).join(', ');
  return words.andWorse(words.level[worst]);
}

/** The filters as chips, and how many lines they leave of how many. */
export function FilterBar(props: FilterBarProps) {
  const { view, filter, words, onFilter, bootName, children } = props;
  const parts = activeParts(filter);
  const menu = (part: FilterPart, name: string, value: string | null, panel: (close: () => void) => ReactNode) => (
    <FilterMenu
      key={part}
      name={name}
      value={value}
      all={words.all}
      dropLabel={words.drop(name)}
      onDrop={() => onFilter(withoutPart(filter, part))}
    >
      {panel}
    </FilterMenu>
  );
  const hasTime = view.histogram !== null || parts.includes('time');
  return (
    <section className="so-logs-filters" aria-label={words.filters}>
      {(hasTime || view.levels.length + view.processes.length + view.boots.length > 0) && <FilterIcon />}
      {filter.text !== null &&
        menu('text', words.lineText, visibleText(filter.text.text), () => (
          <code>{visibleText(filter.text?.text ?? '')}</code>
        ))}
      {(view.processes.length > 0 || filter.processes.length > 0) &&
        menu('processes', words.process, processWords(filter, words), () => <ProcessPanel {...props} />)}
      {(view.levels.length > 0 || filter.levels.length > 0) &&
        menu('levels', words.levelName, levelWords(filter, words), () => <LevelPanel {...props} />)}
      {(view.boots.length > 0 || filter.boots.length > 0) &&
        menu('boots', words.boot, filter.boots.length === 0 ? null : filter.boots.join(', '), () => (
          <BootPanel {...props} nameOf={bootName} />
        ))}
      {hasTime &&
        menu('time', words.time, parts.includes('time') ? rangeWords(filter.from, filter.to) : null, (close) => (
          <TimePanel {...props} close={close} />
        ))}
      {parts.length > 0 && (
        <button
          type="button"
          className="so-text-button so-small"
          title={words.clearHint}
          onClick={() => onFilter(NO_FILTER)}
        >
          {words.clear}
        </button>
      )}
      <span className="so-spring" />
      <LineCount view={view} filtered={parts.length > 0} words={words} />
      {children}
    </section>
  );
}

function LineCount({ view, filtered, words }: { view: LogViewState; filtered: boolean; words: LogsWords }) {
  const total = formatCount(view.lines);
  const percent = String(Math.floor(view.progress * 100));
  return (
    <span className="so-logs-lines" role="status" data-testid="log-lines">
      {view.state === 'reading' && (
        <span className="so-quiet">
          {view.rows < view.lines ? words.filteringPercent(percent) : words.readingPercent(percent)}{' '}
          <progress max={1} value={view.progress} aria-label={words.reading} />
        </span>
      )}{' '}
      {filtered || view.rows !== view.lines ? (
        <strong className="so-small">{words.linesOf(formatCount(view.rows), total)}</strong>
      ) : (
        <span className="so-small">{words.lines(total)}</span>
      )}
    </span>
  );
}
