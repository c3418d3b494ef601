import { Button } from '@patternfly/react-core';
import { useCallback, useMemo, useState } from 'react';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { bestGrouping, causesOf, type Grouping, lanesOf } from '../../../shared/presentation/timeline-lanes.ts';
import type { Timeline, TimelineItem } from '../../../shared/presentation/timeline-model.ts';
import { clockAt, dayAt } from '../../../shared/presentation/timeline-zones.ts';
import { useActions, useAreaWords, useLanguage, useWords } from '../../state/app-context.ts';
import { useCommands } from '../../state/use-commands.ts';
import { useWidth } from '../../state/use-width.ts';
import { timelineWords } from '../../words/areas/timeline.ts';
import { EventDetails } from './event-details.tsx';
import { EventTable } from './event-table.tsx';
import { Filters } from './filters.tsx';
import { LaneNames } from './lane-names.tsx';
import { Overview } from './overview.tsx';
import { Plot } from './plot.tsx';
import { TimelineHead } from './timeline-head.tsx';
import { type TimelineState, useModel, useTimeline } from './use-timeline.ts';
import { useZone } from './zone-choice.ts';

export interface TimelineScreenProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
  /** ISO time of the event to start at, null for the incident. */
  readonly at: string | null;
}

/** The timeline screen of a case. */
export function TimelineScreen(props: TimelineScreenProps) {
  const model = useModel(props.summary);
  if (model === null) return <NothingDated caseId={props.caseId} />;
  return <TimelineOf key={`${props.caseId} ${props.at}`} {...props} model={model} />;
}

function NothingDated({ caseId }: { readonly caseId: string }) {
  const actions = useActions();
  const all = useWords();
  const words = useAreaWords(timelineWords);
  return (
    <div className="so-timeline" data-testid="timeline-screen">
      <div className="so-page-head">
        <h1>{all.timeline}</h1>
      </div>
      <section className="so-card so-empty" data-testid="timeline-empty">
        <h2>{words.empty}</h2>
        <p>{words.emptyNote}</p>
        <Button variant="secondary" size="sm" onClick={() => actions.show({ name: 'summary', caseId })}>
          {words.toSummary}
        </Button>
      </section>
    </div>
  );
}

/** Rows of findings that stand below one another before the rest share one. */
const FEW_LANES = 10;

function TimelineOf({ caseId, summary, at, model }: TimelineScreenProps & { readonly model: Timeline }) {
  const actions = useActions();
  const words = useAreaWords(timelineWords);
  const language = useLanguage();
  const state = useTimeline(model, at);
  const { zone, choose } = useZone(summary.host.utcOffsetMinutes);
  const { ref, width } = useWidth<HTMLDivElement>(900);
  const [grouping, setGrouping] = useState<Grouping>(() => bestGrouping(summary, model.items, FEW_LANES));
  const [allLanes, setAllLanes] = useState(false);
  const lanes = useMemo(
    () => lanesOf(summary, state.items, grouping, allLanes ? Number.POSITIVE_INFINITY : FEW_LANES, words.further),
    [summary, state.items, grouping, allLanes, words],
  );
  const causes = useMemo(() => causesOf(summary, state.items), [summary, state.items]);
  const say = useCallback(
    (instant: number): string => `${dayAt(instant, zone, language)} ${clockAt(instant, zone)}`,
    [zone, language],
  );
  const openLog = ({ path, line }: TimelineItem): void => {
    if (path !== null && line !== null) actions.show({ name: 'logs', caseId, path, line });
  };
  const openFinding = ({ finding }: TimelineItem): void => {
    if (finding !== null) actions.show({ name: 'finding', caseId, finding });
  };
  useKeys(state, openLog, openFinding);
  const common = { model, view: state.view, width, zone, say, onView: state.show };
  return (
    <div className="so-timeline" data-testid="timeline-screen">
      <TimelineHead
        model={model}
        state={state}
        zone={zone}
        offsetKnown={summary.host.utcOffsetMinutes !== null}
        onZone={choose}
      />
      <section className="so-card so-tl-card" aria-label={words.overview}>
        <div className="so-tl-grid-box">
          <LaneNames lanes={lanes} zone={zone} range={model.range} />
          <div className="so-tl-charts" ref={ref}>
            <Overview {...common} />
            <Plot
              {...common}
              lanes={lanes}
              causes={causes}
              selected={state.selected}
              onZoom={state.zoom}
              onSelect={state.select}
            />
          </div>
        </div>
        {(allLanes || lanes.some(({ id }) => id === 'further')) && (
          <button type="button" className="so-text-button so-tl-small" onClick={() => setAllLanes(!allLanes)}>
            {allLanes ? words.fewerLanes : words.allLanes}
          </button>
        )}
        <Filters model={model} state={state} grouping={grouping} onGrouping={setGrouping} />
      </section>
      <section className="so-card so-tl-list" aria-label={words.inRange(state.inView.length)}>
        {state.selected !== null && (
          <EventDetails
            item={state.selected}
            finding={state.selected.finding === null ? null : (summary.findings[state.selected.finding]?.title ?? null)}
            time={say(state.selected.at)}
            onOpen={() => state.selected !== null && openLog(state.selected)}
            onFinding={() => state.selected !== null && openFinding(state.selected)}
          />
        )}
        <EventsInRange state={state} zone={zone} onOpen={openLog} />
        <Notes model={model} state={state} />
      </section>
    </div>
  );
}

/** Keys of the screen: Enter opens the line of the selected event, or its finding where no line tells it. */
function useKeys(
  state: TimelineState,
  open: (item: TimelineItem) => void,
  finding: (item: TimelineItem) => void,
): void {
  const next = (): void => state.step(1);
  const previous = (): void => state.step(-1);
  useCommands({
    down: next,
    right: next,
    up: previous,
    left: previous,
    enter: () => {
      const { selected } = state;
      if (selected === null) return false;
      return selected.path === null ? finding(selected) : open(selected);
    },
    'zoom-in': () => state.zoom(1 / 1.6),
    'zoom-out': () => state.zoom(1.6),
    'zoom-all': () => state.preset('whole'),
  });
}

interface EventsProps {
  readonly state: TimelineState;
  readonly zone: ReturnType<typeof useZone>['zone'];
  readonly onOpen: (item: TimelineItem) => void;
}

function EventsInRange({ state, zone, onOpen }: EventsProps) {
  const words = useAreaWords(timelineWords);
  if (state.inView.length > 0)
    return (
      <EventTable items={state.inView} selected={state.selected} zone={zone} onSelect={state.select} onOpen={onOpen} />
    );
  const filtered = state.hidden.kinds.size + state.hidden.severities.size > 0;
  return (
    <div className="so-empty" data-testid="timeline-none">
      <p>{filtered ? words.noneByFilter : words.noneInRange}</p>
      <Button variant="secondary" size="sm" onClick={() => (filtered ? state.showAll() : state.preset('whole'))}>
        {filtered ? words.resetFilters : words.whole}
      </Button>
    </div>
  );
}

/** What the picture cannot hold, said in numbers. */
function Notes({ model, state }: { readonly model: Timeline; readonly state: TimelineState }) {
  const words = useAreaWords(timelineWords);
  const notes = [
    state.items.length < model.items.length ? words.filtered(state.items.length, model.items.length) : null,
    model.undated > 0 ? words.undated(model.undated) : null,
    model.untold > 0 ? words.untold(model.untold) : null,
  ].filter((note) => note !== null);
  if (notes.length === 0) return null;
  return <p className="so-quiet so-tl-notes">{notes.join(' ')}</p>;
}
