import type { ArticleView } from '../../../shared/contracts/articles.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { CopyButton } from '../../components/command.tsx';
import { useAreaWords, useSharedWords, useWords } from '../../state/app-context.ts';
import { articlesScreenWords } from '../../words/areas/articles.ts';

/** Where the facts come from. Addresses are copied and never opened: Sosight is offline. */
export function ArticleReferences({ references }: Pick<ArticleView, 'references'>) {
  const ui = useWords();
  const { title, referenceKind } = useSharedWords();
  if (references.length === 0) return null;
  return (
    <section>
      <h3>{title.references}</h3>
      <ul className="so-list">
        {references.map(({ kind, id, url }) => (
          <li key={kind + id}>
            {referenceKind[kind]} {visibleText(id)}{' '}
            {url === null ? (
              <span className="so-quiet">{ui.noAddress}</span>
            ) : (
              <>
                <span className="so-quiet so-mono">{visibleText(url)}</span>{' '}
                <CopyButton text={url} label={ui.copyLink(visibleText(id))} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RelatedProps extends Pick<ArticleView, 'related'> {
  readonly onOpen: (id: string) => void;
}

/** Other articles that this one names. */
export function ArticleRelated({ related, onOpen }: RelatedProps) {
  const words = useAreaWords(articlesScreenWords);
  if (related.length === 0) return null;
  return (
    <section>
      <h3>{words.related}</h3>
      <ul className="so-list">
        {related.map(({ relation, id }) => (
          <li key={relation + id}>
            {words.relations[relation]}{' '}
            <button type="button" className="so-text-button so-mono" onClick={() => onOpen(id)}>
              {visibleText(id)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
