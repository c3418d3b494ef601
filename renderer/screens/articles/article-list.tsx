import { useEffect, useRef } from 'react';
import type { ArticleList, ArticleRow } from '../../../shared/contracts/articles.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { severitySign } from '../../components/tones.tsx';
import { useAreaWords, useSharedWords } from '../../state/app-context.ts';
import type { AreaGroup } from '../../state/articles/article-list.ts';
import { articlesScreenWords } from '../../words/areas/articles.ts';

interface ListProps {
  readonly groups: readonly AreaGroup[];
  readonly fired: ArticleList['fired'];
  readonly open: string | null;
  readonly onOpen: (id: string) => void;
}

/** The articles by area, the one that is open in view. */
export function ArticleListView({ groups, fired, open, onOpen }: ListProps) {
  const words = useAreaWords(articlesScreenWords);
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open !== null) frame.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <nav className="so-card so-articles-list" aria-label={words.list} ref={frame} data-region tabIndex={-1}>
      {groups.length === 0 && <p className="so-empty so-quiet">{words.noMatch}</p>}
      {groups.map(({ area, rows }) => (
        <section key={area} aria-label={words.areas[area] ?? area}>
          <h2 className="so-articles-area">
            {words.areas[area] ?? area} <span className="so-quiet">{rows.length}</span>
          </h2>
          <ul>
            {rows.map((row) => (
              <Entry
                key={row.id}
                row={row}
                cases={fired[row.id]?.length ?? 0}
                current={row.id === open}
                onOpen={onOpen}
              />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

interface EntryProps {
  readonly row: ArticleRow;
  readonly cases: number;
  readonly current: boolean;
  readonly onOpen: (id: string) => void;
}

function Entry({ row, cases, current, onOpen }: EntryProps) {
  const words = useAreaWords(articlesScreenWords);
  const { severity } = useSharedWords();
  const { Icon, tone } = severitySign(row.severity);
  return (
    <li>
      <button
        type="button"
        className="so-article-entry"
        aria-current={current}
        data-testid="article-entry"
        onClick={() => onOpen(row.id)}
      >
        <span
          className={`so-tone-${tone}`}
          role="img"
          aria-label={severity[row.severity]}
          title={severity[row.severity]}
        >
          <Icon className="so-tone-icon" />
        </span>
        <span className="so-article-entry-text">
          <span>{visibleText(row.title)}</span>
          <span className="so-quiet so-mono">{visibleText(row.id)}</span>
        </span>
        <span className="so-article-entry-chips">
          {row.own && <span className="so-chip">{words.own}</span>}
          {row.status !== 'verified' && <span className="so-chip">{words.statuses[row.status]}</span>}
          {cases > 0 && <span className="so-chip so-chip-toned so-tone-critical">{words.firedIn(cases)}</span>}
        </span>
      </button>
    </li>
  );
}
