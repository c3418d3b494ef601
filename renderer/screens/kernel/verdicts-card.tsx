import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { RichText } from '../../components/rich-text.tsx';
import { SignLabel, verdictSign } from '../../components/tones.tsx';
import { useActions, useAreaWords, useSharedWords } from '../../state/app-context.ts';
import { kernelWords } from '../../words/areas/kernel.ts';
import { articleTitle } from './builds.ts';

/** What every article on a kernel defect says of this host, with the reason. */
export function VerdictsCard({ caseId, summary }: { readonly caseId: string; readonly summary: CaseSummary }) {
  const words = useAreaWords(kernelWords);
  const shared = useSharedWords();
  const actions = useActions();
  const rows = Object.entries(summary.verdicts);
  return (
    <section className="so-card" aria-label={words.verdicts} data-testid="kernel-verdicts">
      <div className="so-card-head">
        <h2>{words.verdicts}</h2>
      </div>
      <div className="so-card-body so-kp-verdicts">
        {rows.length === 0 && <p className="so-quiet">{words.noVerdicts}</p>}
        {rows.map(([article, verdict]) => {
          const title = visibleText(articleTitle(summary, article));
          const finding = summary.findings.findIndex((one) => one.article === article);
          const note = summary.verdictNotes[article]?.note;
          return (
            <div key={article}>
              <p>
                {finding < 0 ? (
                  <strong>{title}</strong>
                ) : (
                  <button
                    type="button"
                    className="so-text-button"
                    onClick={() => actions.show({ name: 'finding', caseId, finding })}
                  >
                    {title}
                  </button>
                )}
              </p>
              <SignLabel sign={verdictSign(verdict)}>{shared.verdict[verdict]}</SignLabel>
              {note !== undefined && (
                <p className="so-quiet">
                  <RichText text={note} />
                </p>
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}
