import { Button } from '@patternfly/react-core';
import { ExclamationTriangleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import type { ArticleList } from '../../../shared/contracts/articles.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { CopyButton } from '../../components/command.tsx';
import { useActions, useAreaWords } from '../../state/app-context.ts';
import { type ArticleCheck, useArticleCheck } from '../../state/articles/use-articles.ts';
import { articlesScreenWords } from '../../words/areas/articles.ts';

interface OwnProps {
  readonly list: ArticleList;
  readonly onAgain: () => void;
}

/** The folder of the user's own articles: what is wrong with them, with file and line, and their tests. */
export function OwnArticles({ list, onAgain }: OwnProps) {
  const actions = useActions();
  const words = useAreaWords(articlesScreenWords);
  const { busy, result, check } = useArticleCheck();
  const { folder, folderFault, faults } = list;
  const again = (): void => {
    onAgain();
    check();
  };
  return (
    <section className="so-card so-articles-own" aria-label={words.showOwn} data-testid="own-articles">
      <div className="so-articles-own-line">
        <span className={folder === null ? 'so-quiet' : undefined}>
          {folder === null ? words.noFolder : visibleText(words.folder(folder))}
        </span>
        <Button variant="link" isInline size="sm" onClick={actions.chooseArticleFolder}>
          {words.chooseFolder}
        </Button>
        {folder !== null && (
          <Button variant="secondary" size="sm" isDisabled={busy} onClick={again} data-testid="check-articles">
            {busy ? words.checking : words.checkAgain}
          </Button>
        )}
        <span role="status">{result !== null && words.tested(result.tested, result.failed.length)}</span>
      </div>
      {folderFault !== null && <p className="so-critical">{visibleText(folderFault)}</p>}
      <Faults faults={faults} />
      {result !== null && <FailedTests failed={result.failed} />}
    </section>
  );
}

function Faults({ faults }: { readonly faults: ArticleList['faults'] }) {
  const words = useAreaWords(articlesScreenWords);
  if (faults.length === 0) return null;
  return (
    <div>
      <p className="so-label so-tone-moderate">
        <ExclamationTriangleIcon className="so-tone-icon" /> {words.faults(faults.length)}
      </p>
      <ul className="so-article-faults">
        {faults.map(({ file, line, message }) => {
          const text = `${file}:${line}: ${message}`;
          return (
            <li key={text}>
              <code>{visibleText(text)}</code> <CopyButton text={text} label={words.copyFault} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function FailedTests({ failed }: { readonly failed: ArticleCheck['failed'] }) {
  return (
    <ul className="so-article-faults">
      {failed.map(({ article, test, message }) => (
        <li key={`${article} ${test}`}>
          <code>{visibleText(`${article}: ${test}: ${message}`)}</code>
        </li>
      ))}
    </ul>
  );
}
