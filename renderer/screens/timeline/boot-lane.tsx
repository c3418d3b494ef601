import { formatDuration, withoutArchitecture } from '../../../shared/presentation/format.ts';
import { fitted, textWidth } from '../../../shared/presentation/text-width.ts';
import type { BootSpan, Silence } from '../../../shared/presentation/timeline-boots.ts';
import { placeOf, type Span } from '../../../shared/presentation/timeline-scale.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useAreaWords, useLanguage } from '../../state/app-context.ts';
import { timelineWords } from '../../words/areas/timeline.ts';

export interface Frame {
  readonly view: Span;
  readonly range: Span;
  readonly width: number;
}

/** Where a stretch stands in the view; null where it is out of sight. */
export function stretch(from: number, to: number, { view, width }: Frame): { x: number; wide: number } | null {
  const start = Math.max(placeOf(from, view, width), -4);
  const end = Math.min(placeOf(to, view, width), width + 4);
  return end <= 0 || start >= width ? null : { x: start, wide: Math.max(2, end - start) };
}

export const bootIndex = (index: number): string => (index < 0 ? `−${-index}` : String(index));
const toneOf = ({ struck }: BootSpan): string => (struck ? 'so-tone-critical' : 'so-tone-success');

/** The faint tint of each boot over all lanes. */
export function BootTints({
  boots,
  frame,
  top,
  height,
}: LaneProps & { readonly top: number; readonly height: number }) {
  return boots.map((boot) => {
    const place = stretch(boot.from ?? frame.range.from, boot.to ?? frame.range.to, frame);
    if (place === null) return null;
    return (
      <rect
        key={boot.index}
        x={place.x}
        y={top}
        width={place.wide}
        height={height}
        className={`so-tl-tint ${toneOf(boot)}`}
      />
    );
  });
}

interface LaneProps {
  readonly boots: readonly BootSpan[];
  readonly frame: Frame;
}

/** Each boot as a bar with its kernel and how long it was up; an edge that no log tells is dashed. */
export function BootBars({ boots, frame, top, height }: LaneProps & { readonly top: number; readonly height: number }) {
  const words = useAreaWords(timelineWords);
  const language = useLanguage();
  return boots.map((boot) => {
    const place = stretch(boot.from ?? frame.range.from, boot.to ?? frame.range.to, frame);
    if (place === null) return null;
    const { x, wide } = place;
    const up = boot.from === null || boot.to === null ? null : formatDuration((boot.to - boot.from) / 1000, language);
    const kernel = boot.kernel === null ? null : visibleText(withoutArchitecture(boot.kernel));
    const parts = [words.boot(bootIndex(boot.index)), kernel, up === null ? null : words.up(up)];
    const label = parts.filter((part) => part !== null).join(', ');
    const inside = Math.max(x, 0);
    const room = Math.min(x + wide, frame.width) - inside - 14;
    const open = boot.from === null || boot.to === null || boot.ended === 'unknown';
    const names = [label, parts[0] ?? '', bootIndex(boot.index)];
    const shown = names.find((name) => textWidth(name, 12) <= room) ?? null;
    return (
      <g key={boot.index} className={toneOf(boot)} data-testid="timeline-boot">
        <rect
          x={x}
          y={top + 4}
          width={wide}
          height={height - 8}
          rx="4"
          className={open ? 'so-tl-boot so-tl-dashed' : 'so-tl-boot'}
        >
          <title>{`${label}, ${boot.from === null ? words.startUnknown : ''} ${words.ended[boot.ended]}`}</title>
        </rect>
        {shown !== null && (
          <text x={inside + 7} y={top + height / 2 + 4} className="so-tl-boot-label">
            {shown}
          </text>
        )}
      </g>
    );
  });
}

interface SilenceProps {
  readonly silences: readonly Silence[];
  readonly frame: Frame;
  readonly top: number;
  readonly height: number;
  readonly hatch: string;
}

/** Hatched where the host was down; a dashed line where no log tells anything. */
export function Silences({ silences, frame, top, height, hatch }: SilenceProps) {
  const words = useAreaWords(timelineWords);
  const language = useLanguage();
  return silences.map(({ from, to, kind }) => {
    const place = stretch(from, to, frame);
    if (place === null) return null;
    const { x, wide } = place;
    const time = formatDuration((to - from) / 1000, language);
    const text = fitted(kind === 'down' ? words.down(time) : words.unrecorded, wide - 16);
    const middle = Math.max(x, 0) + (Math.min(x + wide, frame.width) - Math.max(x, 0)) / 2;
    return (
      <g key={`${kind} ${from}`} data-testid={`timeline-${kind}`}>
        {kind === 'down' ? (
          <rect x={x} y={top + 4} width={wide} height={height - 8} style={{ fill: `url(#${hatch})` }} />
        ) : (
          <path d={`M${x} ${top + height / 2}h${wide}`} className="so-tl-unrecorded" />
        )}
        {text !== null && (
          <text x={middle} y={top + height / 2 + 4} className="so-tl-silence">
            {text}
          </text>
        )}
      </g>
    );
  });
}
