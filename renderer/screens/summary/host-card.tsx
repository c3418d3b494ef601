import { ServerIcon } from '@patternfly/react-icons/dist/esm/icons/server-icon';
import type { ReactNode } from 'react';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useLanguage, useSharedWords, useWords } from '../../state/app-context.ts';
import { hostRows } from './host-rows.tsx';

/** What the host is, as far as the archive says; what it does not say is said so. */
export function HostCard({ summary }: { readonly summary: CaseSummary }) {
  const words = useWords();
  const shared = useSharedWords();
  const language = useLanguage();
  return (
    <section className="so-card" aria-label={words.host}>
      <div className="so-card-head">
        <ServerIcon />
        <h2>{words.host}</h2>
      </div>
      <dl className="so-facts so-card-body">
        {hostRows(summary, words, shared, language).map(({ name, value, hint }) => (
          <Fact key={name} name={name} hint={hint}>
            {value ?? <span className="so-quiet">{words.noData}</span>}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

interface FactProps {
  readonly name: string;
  readonly hint: string | null;
  readonly children: ReactNode;
}

function Fact({ name, hint, children }: FactProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd title={hint === null ? undefined : visibleText(hint)}>{children}</dd>
    </>
  );
}
