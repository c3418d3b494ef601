import { AngleLeftIcon } from '@patternfly/react-icons/dist/esm/icons/angle-left-icon';
import { AngleRightIcon } from '@patternfly/react-icons/dist/esm/icons/angle-right-icon';
import { CheckIcon } from '@patternfly/react-icons/dist/esm/icons/check-icon';
import type { Finding } from '../../../shared/contracts/finding.ts';
import type { ExcerptPanel } from '../../../shared/presentation/excerpt-panels.ts';
import { useWords } from '../../state/app-context.ts';

interface ToolbarProps {
  readonly finding: Finding;
  readonly panels: readonly ExcerptPanel[];
  /** Which proving line is current, from 0, of how many shown. */
  readonly current: number;
  readonly total: number;
  readonly wrap: boolean;
  readonly onGo: (to: number) => boolean;
  readonly onWrap: (wrap: boolean) => void;
}

/** How much evidence there is, which line is current, and whether long lines wrap. */
export function EvidenceToolbar({ finding, panels, current, total, wrap, onGo, onWrap }: ToolbarProps) {
  const words = useWords();
  const files = new Set(panels.flatMap(({ path, alsoIn }) => [path, ...alsoIn.map((place) => place.path)])).size;
  const boots = new Set(panels.map(({ boot }) => boot).filter((boot) => boot !== null)).size;
  return (
    <div className="so-evidence-bar">
      <h2>{words.evidence}</h2>
      {total > 0 && <span className="so-quiet">{words.evidenceCount(finding.count, files, boots)}</span>}
      <span className="so-spring" />
      {total > 0 && (
        <>
          <button
            type="button"
            className="so-icon-button"
            aria-label={words.previousEvidence}
            title={words.previousEvidence}
            disabled={current === 0}
            onClick={() => onGo(current - 1)}
          >
            <AngleLeftIcon />
          </button>
          <kbd className="so-kbd">P</kbd>
          <span role="status" className="so-small">
            {words.nOf(current + 1, total)}
          </span>
          <kbd className="so-kbd">N</kbd>
          <button
            type="button"
            className="so-icon-button"
            aria-label={words.nextEvidence}
            title={words.nextEvidence}
            disabled={current >= total - 1}
            onClick={() => onGo(current + 1)}
          >
            <AngleRightIcon />
          </button>
          <button
            type="button"
            className="so-chip so-chip-button so-wrap"
            aria-pressed={wrap}
            onClick={() => onWrap(!wrap)}
          >
            {wrap && <CheckIcon />} {words.wrap}
          </button>
        </>
      )}
    </div>
  );
}
