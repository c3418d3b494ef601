import { Skeleton } from '@patternfly/react-core';
import { useMemo } from 'react';
import type { ArticleList } from '../../../shared/contracts/articles.ts';
import { useActions, useAreaWords } from '../../state/app-context.ts';
import { articleGroups } from '../../state/articles/article-list.ts';
import { useArticle, useArticleFilter, useArticleList } from '../../state/articles/use-articles.ts';
import { useCommands } from '../../state/use-commands.ts';
import { articlesScreenWords } from '../../words/areas/articles.ts';
import { ArticleListView } from './article-list.tsx';
import { ArticleReader } from './article-reader.tsx';
import { ArticlesHead } from './articles-head.tsx';
import { OwnArticles } from './own-articles.tsx';

/** The articles that Sosight checks; `article` is the id of the one that is open, null for the list alone. */
export function ArticlesScreen({ article }: { readonly article: string | null }) {
  const words = useAreaWords(articlesScreenWords);
  const { list, again } = useArticleList();
  if (list === null)
    return (
      <div className="so-articles" role="status" aria-label={words.loading}>
        <Skeleton width="30%" height="32px" />
        <Skeleton height="480px" />
      </div>
    );
  return <Articles list={list} article={article} onAgain={again} />;
}

interface ArticlesProps {
  readonly list: ArticleList;
  readonly article: string | null;
  readonly onAgain: () => void;
}

function Articles({ list, article, onAgain }: ArticlesProps) {
  const actions = useActions();
  const [filter, setFilter] = useArticleFilter();
  const groups = useMemo(() => articleGroups(list, filter), [list, filter]);
  const rows = groups.flatMap((group) => group.rows);
  const view = useArticle(article, list);
  const open = (id: string): void => actions.show({ name: 'articles', article: id });
  const move = (step: 1 | -1): boolean => {
    const at = rows.findIndex(({ id }) => id === article);
    const next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step))];
    if (next === undefined) return false;
    open(next.id);
    return true;
  };
  useCommands({ down: () => move(1), up: () => move(-1), escape: actions.back });
  return (
    <div className="so-articles" data-testid="articles-screen">
      <ArticlesHead list={list} filter={filter} shown={rows.length} onFilter={setFilter} />
      <OwnArticles list={list} onAgain={onAgain} />
      <div className="so-articles-columns">
        <ArticleListView groups={groups} fired={list.fired} open={article} onOpen={open} />
        <ArticleReader view={article === null ? null : view} chosen={article !== null} list={list} onOpen={open} />
      </div>
    </div>
  );
}
