import { useCallback, useEffect, useState } from 'react';
import type { ArticleList, ArticleView } from '../../../shared/contracts/articles.ts';
import type { Gives } from '../../../shared/contracts/ipc.ts';
import { useActions, useAppState, useLanguage } from '../app-context.ts';
import { type ArticleFilter, NO_ARTICLE_FILTER } from './article-list.ts';

/** The filter that was left: it stands again when one comes back from a case. */
let left: ArticleFilter = NO_ARTICLE_FILTER;

export function useArticleFilter(): readonly [ArticleFilter, (filter: ArticleFilter) => void] {
  const [filter, setFilter] = useState(left);
  useEffect(() => {
    left = filter;
  }, [filter]);
  return [filter, setFilter];
}

/** The articles, fetched anew in another language, with another folder, or by `again`. */
export function useArticleList(): { readonly list: ArticleList | null; readonly again: () => void } {
  const actions = useActions();
  const language = useLanguage();
  const folder = useAppState(({ settings }) => settings.articleFolder);
  const [asked, setAsked] = useState(0);
  const [list, setList] = useState<ArticleList | null>(null);
  const key = `${language} ${folder} ${asked}`;
  useEffect(() => {
    let wanted = key !== '';
    actions
      .request('articles:list', undefined)
      .then((found) => {
        if (wanted) setList(found);
      })
      .catch((error: unknown) => actions.fail(error));
    return () => {
      wanted = false;
    };
  }, [actions, key]);
  return { list, again: useCallback(() => setAsked((count) => count + 1), []) };
}

/** One article: undefined while it is fetched, null where there is none. */
export function useArticle(id: string | null, list: ArticleList | null): ArticleView | null | undefined {
  const actions = useActions();
  const [found, setFound] = useState<{ readonly id: string; readonly view: ArticleView | null } | null>(null);
  useEffect(() => {
    // With a new list the article may be another one, too.
    if (id === null || list === null) return;
    let wanted = true;
    actions
      .request('articles:get', { id })
      .then((view) => {
        if (wanted) setFound({ id, view });
      })
      .catch((error: unknown) => actions.fail(error));
    return () => {
      wanted = false;
    };
  }, [actions, id, list]);
  return found?.id === id ? found.view : undefined;
}

export type ArticleCheck = Gives<'articles:check'>;

/** Runs the tests of the user's own articles; `busy` meanwhile. */
export function useArticleCheck() {
  const actions = useActions();
  const [state, setState] = useState<{ readonly busy: boolean; readonly result: ArticleCheck | null }>({
    busy: false,
    result: null,
  });
  const check = useCallback(() => {
    setState({ busy: true, result: null });
    actions
      .request('articles:check', undefined)
      .then((result) => setState({ busy: false, result }))
      .catch((error: unknown) => {
        setState({ busy: false, result: null });
        actions.fail(error);
      });
  }, [actions]);
  return { ...state, check };
}
