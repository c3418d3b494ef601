import { Button } from '@patternfly/react-core';
import { ExclamationCircleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import { ExclamationTriangleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { ProblemCode } from '../../../shared/contracts/errors.ts';
import { useSharedWords, useWords } from '../../state/app-context.ts';
import { showGaps } from './case-head.tsx';

/** What ends a reading early, as against what merely spoils a member. */
const ENDING: readonly ProblemCode[] = ['analysis-stopped', 'limit-exceeded', 'archive-truncated', 'archive-corrupt'];
const STOPPED: readonly ProblemCode[] = ['analysis-stopped', 'limit-exceeded'];

/** Stands above the verdict whenever the archive was not read whole. */
export function IncompleteBanner({ summary }: { readonly summary: CaseSummary }) {
  const words = useWords();
  const shared = useSharedWords();
  if (summary.source.complete) return null;
  const problem = ENDING.map((code) => summary.problems.find((one) => one.code === code)).find(
    (one) => one !== undefined,
  );
  const stopped = problem !== undefined && STOPPED.includes(problem.code);
  const title = problem === undefined ? words.incompleteTitle : words.sentence(shared.problem[problem.code]);
  const gaps = summary.gaps.length;
  return (
    <section
      className={`so-banner so-banner-small so-tone-${stopped ? 'critical' : 'moderate'}`}
      data-testid="incomplete-banner"
      aria-label={title}
    >
      {stopped ? (
        <ExclamationCircleIcon className="so-banner-icon" />
      ) : (
        <ExclamationTriangleIcon className="so-banner-icon" />
      )}
      <div className="so-banner-words">
        <h2>{title}</h2>
        <p>{stopped ? words.stoppedNote : words.incompleteNote(gaps)}</p>
      </div>
      {problem !== undefined && <code className="so-quiet so-mono">{problem.code}</code>}
      {gaps > 0 && (
        <Button variant="secondary" size="sm" onClick={showGaps}>
          {words.listGaps(gaps)}
        </Button>
      )}
    </section>
  );
}
