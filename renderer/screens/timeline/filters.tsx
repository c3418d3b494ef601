import { ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import type { Severity } from '../../../shared/contracts/verdict.ts';
import { formatCount } from '../../../shared/presentation/format.ts';
import type { Grouping } from '../../../shared/presentation/timeline-lanes.ts';
import type { MarkName } from '../../../shared/presentation/timeline-marks.ts';
import type { Timeline, TimelineItem } from '../../../shared/presentation/timeline-model.ts';
import { useAreaWords, useSharedWords } from '../../state/app-context.ts';
import { timelineWords } from '../../words/areas/timeline.ts';
import { MarkIcon } from './mark.tsx';
import type { TimelineState } from './use-timeline.ts';

const SEVERITIES: readonly Severity[] = ['critical', 'important', 'moderate', 'low', 'info'];
const KINDS: readonly Exclude<TimelineItem['kind'], 'evidence'>[] = [
  'panic',
  'boot',
  'shutdown',
  'package',
  'collection',
];

interface FiltersProps {
  readonly model: Timeline;
  readonly state: TimelineState;
  readonly grouping: Grouping;
  readonly onGrouping: (grouping: Grouping) => void;
}

/** The legend, whose entries hide and show what they stand for. Only what the case has is listed. */
export function Filters({ model, state, grouping, onGrouping }: FiltersProps) {
  const words = useAreaWords(timelineWords);
  const shared = useSharedWords();
  const bySeverity = (severity: Severity): number =>
    model.items.filter((item) => item.kind === 'evidence' && item.severity === severity).length;
  const byKind = (kind: TimelineItem['kind']): number => model.items.filter((item) => item.kind === kind).length;
  const has = (kind: 'down' | 'unrecorded'): boolean => model.silences.some((silence) => silence.kind === kind);
  return (
    <div className="so-tl-legend">
      <fieldset className="so-tl-filters">
        <legend className="so-visually-hidden">{words.show}</legend>
        {SEVERITIES.map((severity) => (
          <Filter
            key={severity}
            mark={severity}
            name={shared.severity[severity]}
            count={bySeverity(severity)}
            hidden={state.hidden.severities.has(severity)}
            onToggle={() => state.toggleSeverity(severity)}
          />
        ))}
        {KINDS.map((kind) => (
          <Filter
            key={kind}
            mark={kind}
            name={words.kinds[kind]}
            count={byKind(kind)}
            hidden={state.hidden.kinds.has(kind)}
            onToggle={() => state.toggleKind(kind)}
          />
        ))}
      </fieldset>
      {has('down') && (
        <span className="so-tl-key">
          <i className="so-tl-key-down" /> {words.legendDown}
        </span>
      )}
      {has('unrecorded') && (
        <span className="so-tl-key">
          <i className="so-tl-key-unrecorded" /> {words.legendUnrecorded}
        </span>
      )}
      <span className="so-spring" />
      <span className="so-tl-group so-tl-key">
        {words.group}
        <ToggleGroup isCompact aria-label={words.group} className="so-tl-groups">
          {(['signal', 'finding', 'severity'] as const).map((one) => (
            <ToggleGroupItem
              key={one}
              text={words.groups[one]}
              buttonId={`timeline-group-${one}`}
              isSelected={grouping === one}
              onChange={() => onGrouping(one)}
            />
          ))}
        </ToggleGroup>
      </span>
      <span className="so-tl-keys" aria-hidden="true">
        <kbd className="so-kbd">←</kbd> <kbd className="so-kbd">→</kbd> {words.keysEvent}{' '}
        <kbd className="so-kbd">+</kbd> <kbd className="so-kbd">−</kbd> {words.keysZoom}{' '}
        <kbd className="so-kbd">Enter</kbd> {words.keysOpen}
      </span>
    </div>
  );
}

interface FilterProps {
  readonly mark: MarkName;
  readonly name: string;
  readonly count: number;
  readonly hidden: boolean;
  readonly onToggle: () => void;
}

function Filter({ mark, name, count, hidden, onToggle }: FilterProps) {
  if (count === 0) return null;
  return (
    <button
      type="button"
      className={hidden ? 'so-tl-filter so-tl-filter-off' : 'so-tl-filter'}
      aria-pressed={!hidden}
      onClick={onToggle}
    >
      <MarkIcon name={mark} />
      {name} <span className="so-quiet">{formatCount(count)}</span>
    </button>
  );
}
