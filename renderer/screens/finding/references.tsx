import type { Reference } from '../../../shared/contracts/finding.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { CopyButton } from '../../components/command.tsx';
import { useSharedWords, useWords } from '../../state/app-context.ts';

/** Where the article got it from. Addresses are copied, never opened: the app has no network. */
export function References({ references }: { readonly references: readonly Reference[] }) {
  const words = useWords();
  const { referenceKind } = useSharedWords();
  return (
    <ul className="so-references">
      {references.map(({ kind, id, url }) => (
        <li key={`${kind} ${id}`} title={url === null ? words.noAddress : visibleText(url)}>
          <span className="so-quiet">{referenceKind[kind]}</span> {visibleText(id)}
          {url !== null && <CopyButton text={url} label={words.copyLink(id)} />}
        </li>
      ))}
    </ul>
  );
}
