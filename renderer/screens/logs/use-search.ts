import { useEffect, useRef, useState } from 'react';
import type { LogSearch, SearchState } from '../../../shared/contracts/logs.ts';
import { type Matcher, matcherOf, NO_MATCHES } from '../../state/logs/marked-text.ts';
import type { LogDoor } from './use-log-door.ts';

export const EMPTY_SEARCH: LogSearch = { text: '', regex: false, matchCase: false, word: false };

export interface Match {
  readonly row: number;
  readonly number: number | null;
}

export interface SearchHandle {
  /** Null while nothing is searched for. */
  readonly found: SearchState | null;
  /** The match that one stands on, as far as it is known. */
  readonly match: Match | null;
  readonly matcher: Matcher;
  /** Goes to the next (1) or previous (-1) match from a row. */
  step(from: number, step: 1 | -1): void;
}

/** Searches begin at once, and this long after the one before while one types on. */
const SETTLE_MS = 90;

/** The answer to a search, or what was told of the same search while the answer was under way. */
const laterOf = (answer: SearchState, told: SearchState | null): SearchState =>
  told !== null && told.searchId === answer.searchId && (told.done || told.matches > answer.matches) ? told : answer;

/**
 * Searches a view while the field is typed in, and goes to the first match from the current row on. `turn` counts the filters:
 * other rows are searched anew.
 */
export function useSearch(
  door: LogDoor,
  viewId: string,
  search: LogSearch,
  turn: number,
  current: () => number,
  onMatch: (row: number) => void,
): SearchHandle {
  const [found, setFound] = useState<SearchState | null>(null);
  const [match, setMatch] = useState<Match | null>(null);
  const [matcher, setMatcher] = useState<{ readonly of: Matcher }>({ of: NO_MATCHES });
  const go = useRef({ current, onMatch });
  go.current = { current, onMatch };
  const id = useRef('');
  /** What was told last: it may come before the answer that it follows, and is then not told again. */
  const told = useRef<SearchState | null>(null);
  const began = useRef(Number.NEGATIVE_INFINITY);

  useEffect(
    () =>
      door.on('logs:search-changed', (state) => {
        if (state.viewId !== viewId) return;
        told.current = state;
        if (state.searchId === id.current) setFound(state);
      }),
    [door, viewId],
  );

  useEffect(() => {
    let ended = false;
    matcherOf(search).then((of) => {
      if (!ended) setMatcher({ of });
    }, door.fail);
    return () => {
      ended = true;
    };
  }, [door, search]);

  useEffect(() => {
    let ended = false;
    const begin = async (): Promise<void> => {
      // Both at once: main takes requests in order, so the second is about the first's matches.
      const from = Math.max(-1, go.current.current() - 1);
      const [state, first] = await Promise.all([
        door.ask('logs:search', { viewId, search }),
        // An expression that is none has no match; the search says so.
        door.ask('logs:match', { viewId, from, step: 1 }).catch(() => null),
      ]);
      if (ended) return;
      id.current = state.searchId;
      setFound(laterOf(state, told.current));
      if (state.invalid !== null) return setMatch(null);
      setMatch(first);
      if (first !== null) go.current.onMatch(first.row);
    };
    const nothing = (): void => {
      id.current = '';
      setFound(null);
      setMatch(null);
      door.ask('logs:end-search', { viewId }).catch(() => undefined);
    };
    // Other rows after a filter: the search begins anew.
    const anew = turn >= 0;
    if (search.text === '' || !anew) {
      if (id.current !== '') nothing();
      return;
    }
    const wait = Math.max(0, began.current + SETTLE_MS - performance.now());
    const timer = setTimeout(() => {
      began.current = performance.now();
      begin().catch(door.fail);
    }, wait);
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [door, viewId, search, turn]);

  const step = (from: number, by: 1 | -1): void => {
    if (search.text === '') return;
    door.ask('logs:match', { viewId, from, step: by }).then((next) => {
      setMatch(next);
      if (next !== null) onMatch(next.row);
    }, door.fail);
  };
  return { found, match, matcher: matcher.of, step };
}
