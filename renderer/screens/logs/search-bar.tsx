import { AngleDownIcon } from '@patternfly/react-icons/dist/esm/icons/angle-down-icon';
import { AngleUpIcon } from '@patternfly/react-icons/dist/esm/icons/angle-up-icon';
import { FilterIcon } from '@patternfly/react-icons/dist/esm/icons/filter-icon';
import { SearchIcon } from '@patternfly/react-icons/dist/esm/icons/search-icon';
import { TimesIcon } from '@patternfly/react-icons/dist/esm/icons/times-icon';
import type { KeyboardEvent, RefObject } from 'react';
import type { LogSearch, SearchState } from '../../../shared/contracts/logs.ts';
import { formatCount } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import type { LogsWords } from '../../words/areas/logs.ts';
import type { Match } from './use-search.ts';

interface SearchBarProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly search: LogSearch;
  readonly found: SearchState | null;
  readonly match: Match | null;
  readonly files: number;
  /** Whether a filter leaves lines out, and whether it is this search. */
  readonly filtered: boolean;
  readonly onlyMatches: boolean;
  readonly words: LogsWords;
  readonly onSearch: (search: LogSearch) => void;
  readonly onStep: (step: 1 | -1) => void;
  readonly onOnlyMatches: (only: boolean) => void;
  readonly onDropFilters: () => void;
  /** Esc in the field: back to the lines. */
  readonly onLeave: () => void;
}

/** The search over the lines: field, how it matches, which match one stands on, next and previous. */
export function SearchBar(props: SearchBarProps) {
  const { field, search, found, files, words, onSearch, onStep, onLeave } = props;
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown') onLeave();
    else if (event.key !== 'Escape') return;
    else if (search.text !== '') onSearch({ ...search, text: '' });
    else onLeave();
    event.preventDefault();
    event.stopPropagation();
  };
  const invalid = found !== null && found.invalid !== null;
  const idle = found === null || found.matches === 0;
  return (
    <search className="so-logs-search">
      <span className={invalid ? 'so-logs-field so-logs-field-invalid' : 'so-logs-field'}>
        <SearchIcon />
        <input
          ref={field}
          type="text"
          value={search.text}
          maxLength={1000}
          spellCheck={false}
          autoComplete="off"
          placeholder={words.searchHint}
          aria-label={words.search}
          aria-invalid={invalid}
          aria-describedby={invalid ? 'log-search-invalid' : undefined}
          onChange={(event) => onSearch({ ...search, text: event.target.value })}
          onKeyDown={onKey}
          data-testid="log-search"
          data-find
        />
        {search.text !== '' && (
          <button
            type="button"
            className="so-icon-button"
            aria-label={words.clearSearch}
            onClick={() => onSearch({ ...search, text: '' })}
          >
            <TimesIcon />
          </button>
        )}
        <Switches search={search} words={words} onSearch={onSearch} />
        <OnlyMatches {...props} />
      </span>
      <span role="status" className="so-logs-count" data-testid="log-matches">
        <Count {...props} />
      </span>
      <StepButton label={words.previousMatch} disabled={idle} onClick={() => onStep(-1)} up />
      <StepButton label={words.nextMatch} disabled={idle} onClick={() => onStep(1)} />
      <kbd className="so-kbd">F3</kbd>
      <span className="so-quiet so-nowrap">{files > 1 ? words.inFiles(String(files)) : words.inFile}</span>
      <Trouble {...props} />
    </search>
  );
}

interface StepProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly up?: boolean;
}

function StepButton({ label, disabled, onClick, up = false }: StepProps) {
  return (
    <button
      type="button"
      className="so-icon-button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {up ? <AngleUpIcon /> : <AngleDownIcon />}
    </button>
  );
}

/** Aa, W and .* as in editors. */
function Switches({ search, words, onSearch }: Pick<SearchBarProps, 'search' | 'words' | 'onSearch'>) {
  const switches = [
    ['matchCase', 'Aa', words.matchCase],
    ['word', 'W', words.wholeWord],
    ['regex', '.*', words.expression],
  ] as const;
  return switches.map(([name, sign, label]) => (
    <button
      key={name}
      type="button"
      className="so-logs-switch"
      aria-pressed={search[name]}
      aria-label={label}
      title={label}
      onClick={() => onSearch({ ...search, [name]: !search[name] })}
    >
      {sign}
    </button>
  ));
}

function Count({ found, match, words }: SearchBarProps) {
  if (found === null || found.invalid !== null) return null;
  const total = formatCount(found.matches);
  if (!found.done) return words.searching(total);
  if (found.matches === 0) return words.noMatch;
  return match === null || match.number === null
    ? words.matches(total)
    : words.matchOf(formatCount(match.number), total);
}

/** Leaves out all lines that do not match. */
function OnlyMatches({ search, found, onlyMatches, words, onOnlyMatches }: SearchBarProps) {
  return (
    <button
      type="button"
      className="so-logs-switch"
      aria-pressed={onlyMatches}
      aria-label={words.onlyMatches}
      title={words.onlyMatches}
      disabled={!onlyMatches && (search.text === '' || found === null || found.matches === 0)}
      onClick={() => onOnlyMatches(!onlyMatches)}
    >
      <FilterIcon />
    </button>
  );
}

/** What is wrong with the expression, or that nothing was found and what may hide it. */
function Trouble({ found, filtered, words, onDropFilters }: SearchBarProps) {
  if (found === null) return null;
  if (found.invalid !== null) {
    return (
      <p id="log-search-invalid" className="so-logs-trouble so-critical" role="alert">
        {words.invalid(visibleText(found.invalid))}
      </p>
    );
  }
  if (!found.done || found.matches > 0) return null;
  return (
    <p className="so-logs-trouble" data-testid="log-no-match">
      {filtered ? words.noMatchFiltered : words.noMatchHere}{' '}
      {filtered && (
        <button type="button" className="so-text-button" onClick={onDropFilters}>
          {words.dropFilters}
        </button>
      )}
    </p>
  );
}
