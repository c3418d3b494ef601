import { Badge } from '@patternfly/react-core';
import { QuestionCircleIcon } from '@patternfly/react-icons/dist/esm/icons/question-circle-icon';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { RichText } from '../../components/rich-text.tsx';
import { verdictSign } from '../../components/tones.tsx';
import { useSharedWords, useWords } from '../../state/app-context.ts';

/** What was missing, what went wrong while reading, and the kernel verdicts that are no finding. Always there. */
export function GapsCard({ summary }: { readonly summary: CaseSummary }) {
  const { title, say } = useSharedWords();
  const { gaps } = summary;
  return (
    <section
      className="so-card"
      id="so-gaps"
      data-testid="gaps"
      data-region
      tabIndex={-1}
      aria-label={title.notAssessed}
    >
      <div className="so-card-head">
        <QuestionCircleIcon className="so-tone-icon so-tone-unknown" />
        <h2>{title.notAssessed}</h2>
        <Badge isRead>{gaps.length}</Badge>
      </div>
      <div className="so-card-body so-gaps">
        {gaps.length === 0 && <p className="so-quiet">{say.everythingFound()}</p>}
        {gaps.map((gap) => (
          <GapEntry key={`${gap.datum} ${gap.reason} ${gap.note}`} gap={gap} />
        ))}
        <Problems problems={summary.problems} />
        <OtherVerdicts summary={summary} />
      </div>
    </section>
  );
}

function GapEntry({ gap }: { readonly gap: CaseSummary['gaps'][number] }) {
  const { gapReason } = useSharedWords();
  const toned = gap.reason === 'absent' ? 'so-chip so-chip-plain' : 'so-chip so-chip-toned so-tone-moderate';
  return (
    <div>
      <span className={toned}>{gapReason[gap.reason]}</span>{' '}
      <code className="so-mono so-small">{visibleText(gap.datum)}</code>
      <p className="so-quiet">
        <RichText text={gap.note} />
      </p>
    </div>
  );
}

function Problems({ problems }: { readonly problems: CaseSummary['problems'] }) {
  const shared = useSharedWords();
  const words = useWords();
  if (problems.length === 0) return null;
  return (
    <section className="so-subsection" data-testid="problems" aria-label={shared.title.problems}>
      <h3>{shared.title.problems}</h3>
      <ul>
        {problems.map(({ code, message, path }) => (
          <li key={`${code} ${path} ${message}`} title={code}>
            <strong>{words.sentence(shared.problem[code])}</strong>{' '}
            <span className="so-quiet">{visibleText(message)}</span>
            {path !== null && <code className="so-mono so-quiet so-block">{visibleText(path)}</code>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Kernel-defect articles that no finding speaks of: "not affected" and "unknown" are said, not left out. */
function OtherVerdicts({ summary }: { readonly summary: CaseSummary }) {
  const shared = useSharedWords();
  const told = new Set(summary.findings.map(({ article }) => article));
  const others = Object.entries(summary.verdicts).filter(([article]) => !told.has(article));
  if (others.length === 0) return null;
  return (
    <section className="so-subsection" data-testid="other-verdicts" aria-label={shared.title.otherVerdicts}>
      <h3>{shared.title.otherVerdicts}</h3>
      <ul>
        {others.map(([article, verdict]) => {
          const sign = verdictSign(verdict);
          const note = summary.verdictNotes[article];
          return (
            <li key={article} className={`so-tone-${sign.tone}`} title={article}>
              <sign.Icon className="so-tone-icon" /> {note?.title ?? article}:{' '}
              <strong>{shared.verdict[verdict]}</strong>
              {note !== undefined && (
                <span className="so-quiet">
                  {' '}
                  <RichText text={note.note} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
