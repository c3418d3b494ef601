import { ExclamationTriangleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import type { LibraryTrouble } from '../../../shared/contracts/library.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useAreaWords, useWords } from '../../state/app-context.ts';
import { libraryWords } from '../../words/areas/library.ts';

/** What is wrong with kept cases, one line each, with the file that it concerns. */
export function TroubleBanner({ trouble }: { readonly trouble: readonly LibraryTrouble[] }) {
  const words = useAreaWords(libraryWords);
  const { unknownHost } = useWords();
  return (
    <section className="so-card so-trouble so-tone-moderate" role="alert" data-testid="library-trouble">
      <ExclamationTriangleIcon className="so-tone-icon" />
      <div>
        <strong>{words.trouble}</strong>
        <ul>
          {trouble.map(({ kind, caseId, hostname, file }) => (
            <li key={`${kind} ${caseId} ${file}`}>
              <strong>{visibleText(hostname ?? unknownHost)}</strong>: {words.troubles[kind]}{' '}
              {kind !== 'not-saved' && <code className="so-mono">{visibleText(file)}</code>}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
