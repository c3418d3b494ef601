import { BookIcon } from '@patternfly/react-icons/dist/esm/icons/book-icon';
import { CheckCircleIcon } from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import { CheckIcon } from '@patternfly/react-icons/dist/esm/icons/check-icon';
import { ExclamationTriangleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import { ListOlIcon } from '@patternfly/react-icons/dist/esm/icons/list-ol-icon';
import { SearchIcon } from '@patternfly/react-icons/dist/esm/icons/search-icon';
import { ServerIcon } from '@patternfly/react-icons/dist/esm/icons/server-icon';
import { WrenchIcon } from '@patternfly/react-icons/dist/esm/icons/wrench-icon';
import type { ReactNode } from 'react';
import type { Finding } from '../../../shared/contracts/finding.ts';
import { Paragraphs, RichText } from '../../components/rich-text.tsx';
import { Steps } from '../../components/steps.tsx';
import { useSharedWords, useWords } from '../../state/app-context.ts';
import { References } from './references.tsx';
import { RelatedFindings } from './related-findings.tsx';

interface ExplanationProps {
  readonly caseId: string;
  readonly finding: Finding;
  readonly findings: readonly Finding[];
}

/** The right column: why the finding holds, what to do, then what lies behind it; it scrolls alone. */
export function Explanation({ caseId, finding, findings }: ExplanationProps) {
  const words = useWords();
  const { title } = useSharedWords();
  return (
    <aside className="so-card so-explanation" data-region tabIndex={-1} aria-label={words.explanation}>
      <Why finding={finding} />
      <Resolution finding={finding} />
      <RelatedFindings caseId={caseId} finding={finding} findings={findings} />
      {finding.rootCause !== null && (
        <Part icon={<SearchIcon />} name={title.rootCause}>
          <Paragraphs text={finding.rootCause} />
        </Part>
      )}
      {finding.diagnosticSteps.length > 0 && (
        <Part icon={<ListOlIcon />} name={title.diagnosticSteps}>
          <Steps steps={finding.diagnosticSteps} narrow />
        </Part>
      )}
      {finding.environment !== null && (
        <Part icon={<ServerIcon />} name={title.environment}>
          <Paragraphs text={finding.environment} />
        </Part>
      )}
      {finding.issue !== null && (
        <Part icon={<ExclamationTriangleIcon />} name={title.issue}>
          <Paragraphs text={finding.issue} />
        </Part>
      )}
      {finding.references.length > 0 && (
        <Part icon={<BookIcon />} name={title.references}>
          <References references={finding.references} />
        </Part>
      )}
    </aside>
  );
}

interface PartProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly children: ReactNode;
}

function Part({ icon, name, children }: PartProps) {
  return (
    <section>
      <h2>
        {icon} {name}
      </h2>
      {children}
    </section>
  );
}

function Why({ finding }: { readonly finding: Finding }) {
  const words = useWords();
  const { confidence } = useSharedWords();
  return (
    <Part
      icon={<CheckCircleIcon className="so-tone-icon so-tone-success" />}
      name={words.why(confidence[finding.confidence])}
    >
      <ul className="so-checks">
        {finding.conditions.map((condition) => (
          <li key={condition}>
            <CheckIcon className="so-tone-icon so-tone-success" />
            <RichText text={condition} />
          </li>
        ))}
      </ul>
      <p>
        <RichText text={finding.summary} />
      </p>
    </Part>
  );
}

function Resolution({ finding }: { readonly finding: Finding }) {
  const { title } = useSharedWords();
  if (finding.resolution.length === 0 && finding.notes.length === 0) return null;
  return (
    <Part icon={<WrenchIcon />} name={title.resolution}>
      <Steps steps={finding.resolution} narrow />
      {finding.notes.map((note) => (
        <p key={note} className="so-quiet">
          <RichText text={note} />
        </p>
      ))}
    </Part>
  );
}
