import { useEffect, useState } from 'react';
import { useActions } from '../state/app-context.ts';
import type { Found } from './items.ts';

const NOTHING: Found = { cases: [], articles: [], files: [] };
/** Shorter words fit too many files to be of use. */
const SHORTEST = 2;
const MOST_CASES = 200;
/** Between a key and the question: typing a word asks once. */
const PAUSE_MS = 80;

/** Cases, articles and, for what is typed, files of the open case, asked of main; an answer that comes late is dropped. */
export function useFound(caseId: string | null, typed: string): Found {
  const actions = useActions();
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    let gone = false;
    const all = {
      text: '',
      verdicts: [],
      severities: [],
      tags: [],
      sort: 'opened',
      descending: true,
      offset: 0,
      limit: MOST_CASES,
    } as const;
    const cases = actions.request('library:list', { ...all, verdicts: [], severities: [], tags: [] }).then(({ rows }) =>
      rows.map((row) => ({
        caseId: row.caseId,
        hostname: row.hostname,
        file: row.file,
        note: [row.caseNumber, row.kernel, row.topFinding].filter((part) => part !== null).join(' · '),
      })),
    );
    const articles = actions
      .request('articles:list', undefined)
      .then((list) => list.articles.map(({ id, title }) => ({ id, title })));
    Promise.all([cases, articles])
      .then(([known, texts]) => {
        if (!gone) setFound((old) => ({ ...old, cases: known, articles: texts }));
      })
      .catch(actions.fail);
    return () => {
      gone = true;
    };
  }, [actions]);
  useEffect(() => {
    const text = typed.trim();
    let gone = false;
    const show = (files: readonly string[]): void => {
      if (!gone) setFound((old) => ({ ...old, files }));
    };
    if (caseId === null || text.length < SHORTEST) {
      show([]);
      return;
    }
    const timer = setTimeout(() => {
      actions.request('logs:find-files', { caseId, text }).then(
        ({ entries }) => show(entries.filter(({ kind }) => kind === 'file').map(({ path }) => path)),
        // An archive that moved: the log explorer says so, here there are just no files.
        () => show([]),
      );
    }, PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [actions, caseId, typed]);
  return found;
}
