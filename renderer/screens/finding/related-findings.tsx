import { LinkIcon } from '@patternfly/react-icons/dist/esm/icons/link-icon';
import type { Finding } from '../../../shared/contracts/finding.ts';
import { RichText } from '../../components/rich-text.tsx';
import { severitySign } from '../../components/tones.tsx';
import { useActions, useAreaWords, useSharedWords } from '../../state/app-context.ts';
import { relatedFindings } from '../../state/related-findings.ts';
import { findingWords } from '../../words/areas/finding.ts';

interface RelatedProps {
  readonly caseId: string;
  readonly finding: Finding;
  readonly findings: readonly Finding[];
}

/** The findings that have to do with this one; a press opens one. Not shown where there is none. */
export function RelatedFindings({ caseId, finding, findings }: RelatedProps) {
  const actions = useActions();
  const words = useAreaWords(findingWords);
  const { severity } = useSharedWords();
  const related = relatedFindings(finding, findings);
  if (related.length === 0) return null;
  return (
    <section data-testid="related-findings">
      <h2>
        <LinkIcon /> {words.related}
      </h2>
      <ul className="so-related">
        {related.map(({ finding: other, index, how }) => {
          const { tone, Icon } = severitySign(other.severity);
          return (
            <li key={`${other.article} ${index}`} className={`so-tone-${tone}`} title={severity[other.severity]}>
              <Icon className="so-tone-icon" />
              <span>
                <span className="so-quiet">{words[how]}</span>{' '}
                <button
                  type="button"
                  className="so-text-button"
                  onClick={() => actions.show({ name: 'finding', caseId, finding: index })}
                >
                  <RichText text={other.title} />
                </button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
