import type { ArticleTestView, ArticleView } from '../../../shared/contracts/articles.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useAreaWords } from '../../state/app-context.ts';
import { articlesScreenWords } from '../../words/areas/articles.ts';

/** What the article must fire on, and what it must stay quiet on. */
export function ArticleTests({ tests }: Pick<ArticleView, 'tests'>) {
  const words = useAreaWords(articlesScreenWords);
  return (
    <section>
      <h3>{words.tests}</h3>
      {tests === null ? (
        <p className="so-quiet">{words.noTests}</p>
      ) : (
        <>
          <TestList heading={words.mustFire} tests={tests.fires} />
          <TestList heading={words.mustBeQuiet} tests={tests.quiet} />
        </>
      )}
    </section>
  );
}

function TestList({ heading, tests }: { readonly heading: string; readonly tests: readonly ArticleTestView[] }) {
  const words = useAreaWords(articlesScreenWords);
  return (
    <>
      <h4>{heading}</h4>
      {tests.map(({ name, given }) => (
        <details key={name} className="so-article-test">
          <summary>{visibleText(name)}</summary>
          <pre>{given.length === 0 ? words.quietHost : given.map(visibleText).join('\n')}</pre>
        </details>
      ))}
    </>
  );
}
