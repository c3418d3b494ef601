import { FormSelect, FormSelectOption, SearchInput } from '@patternfly/react-core';
import type { ArticleList } from '../../../shared/contracts/articles.ts';
import { NoticeLine } from '../../components/notice-line.tsx';
import { useAreaWords, useWords } from '../../state/app-context.ts';
import { type ArticleFilter, areasOf, SHOWN } from '../../state/articles/article-list.ts';
import { articlesScreenWords } from '../../words/areas/articles.ts';

interface HeadProps {
  readonly list: ArticleList;
  readonly filter: ArticleFilter;
  readonly shown: number;
  readonly onFilter: (filter: ArticleFilter) => void;
}

/** Title, search, area, and which articles at all. */
export function ArticlesHead({ list, filter, shown, onFilter }: HeadProps) {
  const ui = useWords();
  const words = useAreaWords(articlesScreenWords);
  const names = { all: words.showAll, fired: words.showFired, defects: words.showDefects, own: words.showOwn };
  return (
    <div className="so-page-head">
      <div className="so-page-title">
        <h1>{ui.articles}</h1>
        <span className="so-quiet" role="status" data-testid="articles-count">
          {words.count(shown, list.articles.length)}
        </span>
        <NoticeLine />
      </div>
      <SearchInput
        className="so-fleet-search"
        value={filter.text}
        placeholder={words.search}
        aria-label={words.searchHint}
        resetButtonLabel={words.clearSearch}
        data-find
        onChange={(_event, text) => onFilter({ ...filter, text })}
        onClear={() => onFilter({ ...filter, text: '' })}
      />
      <FormSelect
        className="so-fleet-select"
        value={filter.area ?? ''}
        aria-label={words.area}
        data-testid="articles-area"
        onChange={(_event, area) => onFilter({ ...filter, area: area === '' ? null : area })}
      >
        <FormSelectOption value="" label={words.allAreas} />
        {areasOf(list.articles).map((area) => (
          <FormSelectOption key={area} value={area} label={words.areas[area] ?? area} />
        ))}
      </FormSelect>
      <FormSelect
        className="so-fleet-select"
        value={filter.shown}
        aria-label={words.show}
        data-testid="articles-shown"
        onChange={(_event, value) => onFilter({ ...filter, shown: SHOWN.find((one) => one === value) ?? 'all' })}
      >
        {SHOWN.map((one) => (
          <FormSelectOption key={one} value={one} label={names[one]} />
        ))}
      </FormSelect>
    </div>
  );
}
