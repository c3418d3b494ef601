import { Button, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { SearchMinusIcon } from '@patternfly/react-icons/dist/esm/icons/search-minus-icon';
import { SearchPlusIcon } from '@patternfly/react-icons/dist/esm/icons/search-plus-icon';
import { formatDuration } from '../../../shared/presentation/format.ts';
import type { Timeline } from '../../../shared/presentation/timeline-model.ts';
import { DAY, lengthOf } from '../../../shared/presentation/timeline-scale.ts';
import { offsetName, type Zone, type ZoneId } from '../../../shared/presentation/timeline-zones.ts';
import { useAreaWords, useLanguage, useWords } from '../../state/app-context.ts';
import { timelineWords } from '../../words/areas/timeline.ts';
import type { Preset, TimelineState } from './use-timeline.ts';

interface HeadProps {
  readonly model: Timeline;
  readonly state: TimelineState;
  readonly zone: Zone;
  readonly offsetKnown: boolean;
  readonly onZone: (zone: ZoneId) => void;
}

/** Title, the zone of all times, the ranges to jump to, zoom. */
export function TimelineHead({ model, state, zone, offsetKnown, onZone }: HeadProps) {
  const all = useWords();
  const words = useAreaWords(timelineWords);
  const offset = offsetName(zone, state.view.to, offsetKnown);
  const told = { host: words.hostTime(offset), local: words.localTime(offset), utc: words.utcTime }[zone.id];
  return (
    <div className="so-page-head">
      <div className="so-page-title">
        <h1>{all.timeline}</h1>
        <span className="so-quiet" data-testid="timeline-count">
          {told}. {words.events(model.items.length, model.boots.length)}
        </span>
      </div>
      <ToggleGroup isCompact aria-label={words.zone} title={offsetKnown ? undefined : words.zoneUnknown}>
        {(['host', 'local', 'utc'] as const).map((id) => (
          <ToggleGroupItem
            key={id}
            text={words.zones[id]}
            buttonId={`timeline-zone-${id}`}
            isSelected={zone.id === id}
            isDisabled={!offsetKnown && id !== 'host'}
            onChange={() => onZone(id)}
          />
        ))}
      </ToggleGroup>
      <Presets model={model} state={state} />
      <Button
        variant="plain"
        size="sm"
        icon={<SearchMinusIcon />}
        aria-label={words.zoomOut}
        title={`${words.zoomOut} (−)`}
        onClick={() => state.zoom(1.6)}
      />
      <Button
        variant="plain"
        size="sm"
        icon={<SearchPlusIcon />}
        aria-label={words.zoomIn}
        title={`${words.zoomIn} (+)`}
        onClick={() => state.zoom(1 / 1.6)}
      />
    </div>
  );
}

function Presets({ model, state }: Pick<HeadProps, 'model' | 'state'>) {
  const words = useAreaWords(timelineWords);
  const language = useLanguage();
  const { range, incident } = model;
  const isNow = ({ from, to }: { from: number; to: number }): boolean =>
    Math.abs(from - state.view.from) < 1000 && Math.abs(to - state.view.to) < 1000;
  const whole = isNow(range);
  const presets: readonly (readonly [Preset, string, boolean])[] = [
    ['whole', words.whole, whole],
    ...(lengthOf(range) > 1.5 * DAY
      ? ([['day', words.day, Math.abs(lengthOf(state.view) - DAY) < 1000]] as const)
      : []),
    ...(range.from === incident.from && range.to === incident.to
      ? []
      : ([
          ['incident', words.incident(formatDuration(lengthOf(incident) / 1000, language)), isNow(incident)],
        ] as const)),
  ];
  return (
    <ToggleGroup isCompact aria-label={words.range}>
      {presets.map(([name, text, selected]) => (
        <ToggleGroupItem
          key={name}
          text={text}
          buttonId={`timeline-range-${name}`}
          isSelected={selected}
          onChange={() => state.preset(name)}
        />
      ))}
    </ToggleGroup>
  );
}
