import { memo, useEffect, useRef, useState } from 'react';
import { markName } from '../../../shared/presentation/timeline-marks.ts';
import type { TimelineItem } from '../../../shared/presentation/timeline-model.ts';
import { clockAt, dayAt, type Zone } from '../../../shared/presentation/timeline-zones.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { shortPath } from '../../components/short-path.ts';
import { useAreaWords, useLanguage, useSharedWords } from '../../state/app-context.ts';
import { timelineWords } from '../../words/areas/timeline.ts';
import { bootIndex } from './boot-lane.tsx';
import { MarkIcon } from './mark.tsx';

const ROW = 26;
/** Rows drawn beyond the edge, so that a scroll shows none empty. */
const BEYOND = 12;

interface TableProps {
  readonly items: readonly TimelineItem[];
  readonly selected: TimelineItem | null;
  readonly zone: Zone;
  readonly onSelect: (id: number) => void;
  readonly onOpen: (item: TimelineItem) => void;
}

/** The events of the range shown, as a table of which only the rows in sight are drawn. */
export function EventTable({ items, selected, zone, onSelect, onOpen }: TableProps) {
  const words = useAreaWords(timelineWords);
  const { ref, first, last, onScroll } = useRows(items, selected);
  return (
    <div className="so-tl-rows" ref={ref} onScroll={onScroll} data-testid="timeline-rows">
      <table className="so-table so-tl-table" aria-rowcount={items.length + 1}>
        <thead>
          <tr>
            <th>{words.time}</th>
            <th>{words.bootColumn}</th>
            <th className="so-number">{words.sinceBoot}</th>
            <th>{words.kind}</th>
            <th>{words.event}</th>
            <th>{words.file}</th>
            <th className="so-number">{words.line}</th>
          </tr>
        </thead>
        <tbody>
          {first > 0 && <Spacer rows={first} />}
          {items.slice(first, last).map((item, place) => (
            <EventRow
              key={item.id}
              item={item}
              row={first + place + 2}
              selected={item.id === selected?.id}
              zone={zone}
              onSelect={onSelect}
              onOpen={onOpen}
            />
          ))}
          {last < items.length && <Spacer rows={items.length - last} />}
        </tbody>
      </table>
    </div>
  );
}

/** The stamp and the host's name stand in columns of their own: "May 15 23:04:42 dbsrv07 ", "[   11.004961] ". */
const withoutStamp = (text: string): string =>
  text.replace(/^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ |\d{4}-\d\d-\d\dT\S+ \S+ |\[[^\]]{1,40}\] )/, '');

const Spacer = ({ rows }: { readonly rows: number }) => (
  <tr style={{ height: rows * ROW }}>
    <td colSpan={7} />
  </tr>
);

/** Which rows are in sight; the selected one is brought there. */
function useRows(items: readonly TimelineItem[], selected: TimelineItem | null) {
  const ref = useRef<HTMLDivElement>(null);
  const [{ top, height }, setSight] = useState({ top: 0, height: 400 });
  const place = selected === null ? -1 : items.findIndex(({ id }) => id === selected.id);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setSight({ top: element.scrollTop, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = ref.current;
    if (element === null || place < 0) return;
    const [low, high] = [place * ROW, (place + 2) * ROW];
    if (low < element.scrollTop) element.scrollTop = low;
    else if (high > element.scrollTop + element.clientHeight) element.scrollTop = high - element.clientHeight + 4;
  }, [place]);
  const first = Math.max(0, Math.min(Math.floor(top / ROW) - BEYOND, items.length - 1));
  return {
    ref,
    first,
    last: Math.min(items.length, Math.ceil((top + height) / ROW) + BEYOND),
    onScroll: () => {
      const element = ref.current;
      if (element !== null) setSight({ top: element.scrollTop, height: element.clientHeight });
    },
  };
}

interface RowProps {
  readonly item: TimelineItem;
  readonly row: number;
  readonly selected: boolean;
  readonly zone: Zone;
  readonly onSelect: (id: number) => void;
  readonly onOpen: (item: TimelineItem) => void;
}

const EventRow = memo(function EventRow({ item, row, selected, zone, onSelect, onOpen }: RowProps) {
  const words = useAreaWords(timelineWords);
  const shared = useSharedWords();
  const language = useLanguage();
  const { id, at, boot, uptime, kind, severity, text, title, path, line } = item;
  return (
    <tr
      aria-rowindex={row}
      data-testid="timeline-row"
      data-event={id}
      data-selected={selected}
      className={selected ? 'so-tl-selected' : undefined}
    >
      <td className="so-nowrap">
        <button
          type="button"
          className="so-tl-time"
          tabIndex={selected ? 0 : -1}
          aria-current={selected ? 'true' : undefined}
          onClick={() => onSelect(id)}
          onDoubleClick={() => onOpen(item)}
        >
          <span className="so-quiet">{dayAt(at, zone, language)}</span> {clockAt(at, zone)}
        </button>
      </td>
      <td className="so-nowrap">{boot === null ? '' : bootIndex(boot)}</td>
      <td className="so-number so-mono so-quiet">{uptime === null ? '' : uptime.toFixed(uptime < 1000 ? 4 : 1)}</td>
      <td className="so-nowrap">
        <span className="so-tl-kind">
          <MarkIcon name={markName(item)} />
          {kind === 'evidence' && severity !== null ? shared.severity[severity] : words.kinds[kind]}
        </span>
      </td>
      <td className="so-clip" title={visibleText(text ?? title)}>
        {text === null ? visibleText(title) : <code className="so-mono">{visibleText(withoutStamp(text))}</code>}
      </td>
      <td className="so-clip so-mono so-quiet" title={path === null ? undefined : visibleText(path)}>
        {path === null ? '' : visibleText(shortPath(path, 30))}
      </td>
      <td className="so-number">
        {path !== null && line !== null && (
          <button
            type="button"
            className="so-tl-line-link"
            tabIndex={selected ? 0 : -1}
            aria-label={`${words.openLog}: ${visibleText(path)}:${line}`}
            onClick={() => onOpen(item)}
          >
            {line}
          </button>
        )}
      </td>
    </tr>
  );
});
