import { useCallback, useEffect, useRef, useState } from 'react';
import type { LibraryPage, LibraryQuery } from '../../../shared/contracts/library.ts';
import { useActions, useLanguage } from '../../state/app-context.ts';

const PAGE = 100;
/** Between the last key and the search: typing stays smooth in a library of thousands. */
const PAUSE_MS = 80;

export const EVERYTHING: LibraryQuery = {
  text: '',
  verdicts: [],
  severities: [],
  tags: [],
  sort: 'opened',
  descending: true,
  offset: 0,
  limit: PAGE,
};

/** The query without its filters. */
export const unfiltered = (query: LibraryQuery): LibraryQuery => ({
  ...query,
  text: '',
  verdicts: [],
  severities: [],
  tags: [],
  limit: PAGE,
});

export const isFiltered = ({ text, verdicts, severities, tags }: LibraryQuery): boolean =>
  text.trim() !== '' || verdicts.length + severities.length + tags.length > 0;

export interface LibraryView {
  /** Null until the first answer. */
  readonly page: LibraryPage | null;
  readonly query: LibraryQuery;
  change(part: Partial<LibraryQuery>): void;
  showMore(): void;
}

/** What was looked for last: leaving the screen and coming back finds it as it was. */
let lastQuery: LibraryQuery = EVERYTHING;

/** The library as the query leaves it; asked again whenever a case comes, goes or changes. */
export function useLibrary(): LibraryView {
  const actions = useActions();
  const language = useLanguage();
  const [query, setQuery] = useState(lastQuery);
  const [page, setPage] = useState<LibraryPage | null>(null);
  const asked = useRef(0);
  const ask = useCallback(() => {
    asked.current += 1;
    const number = asked.current;
    actions
      .request('library:list', query)
      .then((answer) => {
        if (number === asked.current) setPage(answer);
      })
      .catch(actions.fail);
  }, [actions, query]);
  // The language too: rows come in its words.
  useEffect(() => {
    if (language === undefined) return;
    lastQuery = query;
    const timer = setTimeout(ask, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [ask, language, query]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = actions.on('library:changed', () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [actions, ask]);
  return {
    page,
    query,
    change: (part) => setQuery((before) => ({ ...before, limit: PAGE, ...part })),
    showMore: () => setQuery((before) => ({ ...before, limit: Math.min(5000, before.limit + PAGE) })),
  };
}
