import { Button } from '@patternfly/react-core';
import { markName } from '../../../shared/presentation/timeline-marks.ts';
import type { TimelineItem } from '../../../shared/presentation/timeline-model.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { CopyButton } from '../../components/command.tsx';
import { useAreaWords } from '../../state/app-context.ts';
import { timelineWords } from '../../words/areas/timeline.ts';
import { MarkIcon } from './mark.tsx';

interface DetailsProps {
  readonly item: TimelineItem;
  readonly finding: string | null;
  readonly time: string;
  readonly onOpen: () => void;
  readonly onFinding: () => void;
}

/** The event that is selected: what it says, and the ways from it. */
export function EventDetails({ item, finding, time, onOpen, onFinding }: DetailsProps) {
  const words = useAreaWords(timelineWords);
  const { title, text, path, line, alsoIn } = item;
  const place = path === null || line === null ? null : `${path}:${line}`;
  const others = alsoIn.map((other) => `${other.path}:${other.line}`).join(', ');
  return (
    <div className="so-tl-details" data-testid="timeline-details">
      <MarkIcon name={markName(item)} />
      <div className="so-tl-details-text">
        <p>
          <strong>{visibleText(title)}</strong> <span className="so-quiet">{time}</span>
          {finding !== null && <span className="so-quiet"> · {visibleText(finding)}</span>}
          {place !== null && (
            <span className="so-quiet so-tl-place">
              {' · '}
              <span className="so-mono">{visibleText(place)}</span>
              {others !== '' && ` · ${words.alsoIn(visibleText(others))}`}
            </span>
          )}
        </p>
        {text !== null && <code className="so-mono">{visibleText(text)}</code>}
      </div>
      <span className="so-spring" />
      {text !== null && <CopyButton text={place === null ? text : `${place}: ${text}`} label={words.copyTable} />}
      {place !== null && (
        <Button variant="secondary" size="sm" onClick={onOpen}>
          {words.openLog}
        </Button>
      )}
      {finding !== null && (
        <Button variant="link" size="sm" onClick={onFinding}>
          {words.showFinding}
        </Button>
      )}
    </div>
  );
}
