import { useId } from 'react';
import type { KernelStream, KernelUpgrade } from '../../shared/contracts/case-summary.ts';
import { kernelRuler, type RulerShape, type Tone } from '../../shared/presentation/kernel-ruler.ts';
import { useLanguage } from '../state/app-context.ts';
import { useWidth } from '../state/use-width.ts';

const FIRST_WIDTH = 740;

const paint = (tone: Tone | null): string => (tone === null ? 'none' : `var(--so-ruler-${tone})`);

/** One shape of a ruler in the colours of the theme; `hatch` is the id of the pattern. */
export function RulerShapeView({ shape, hatch }: { readonly shape: RulerShape; readonly hatch: string }) {
  if (shape.shape === 'text') {
    const { x, y, size, weight, anchor, tone, text } = shape;
    return (
      <text x={x} y={y} fontSize={size} fontWeight={weight} textAnchor={anchor} style={{ fill: paint(tone) }}>
        {text}
      </text>
    );
  }
  const style = { fill: paint(shape.fill), stroke: paint(shape.stroke), strokeWidth: shape.strokeWidth };
  if (shape.shape === 'circle') return <circle cx={shape.x} cy={shape.y} r={shape.radius} style={style} />;
  if (shape.shape === 'path') return <path d={shape.d} strokeDasharray={shape.dash ?? undefined} style={style} />;
  const { x, y, width, height, radius } = shape;
  const fill = shape.hatch ? `url(#${hatch})` : style.fill;
  return <rect x={x} y={y} width={width} height={height} rx={radius} style={{ ...style, fill }} />;
}

/** The builds of the running kernel's stream on an axis: running, affected range, first fixed, latest known. */
export function KernelRulerView({ stream, upgrade }: RulerProps) {
  const language = useLanguage();
  const { ref, width } = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const hatch = useId();
  const ruler = kernelRuler(stream, upgrade, width, language);
  return (
    <div ref={ref} className="so-ruler">
      <svg width={ruler.width} height={ruler.height} role="img" aria-label={ruler.label} data-testid="kernel-ruler">
        <defs>
          <pattern id={hatch} width="7" height="7" patternTransform="rotate(45)" patternUnits="userSpaceOnUse">
            <rect width="7" height="7" style={{ fill: paint('danger-tint') }} />
            <line
              x1="0"
              y1="0"
              x2="0"
              y2="7"
              strokeOpacity=".35"
              style={{ stroke: paint('danger'), strokeWidth: 2.2 }}
            />
          </pattern>
        </defs>
        {ruler.shapes.map((shape) => (
          <RulerShapeView key={JSON.stringify(shape)} shape={shape} hatch={hatch} />
        ))}
        {ruler.marks.map(({ build, x }) => (
          <rect key={build.release} x={x - 18} y={60} width={36} height={44} className="so-ruler-target">
            <title>{[build.release, build.advisory, build.date].filter((part) => part !== null).join(', ')}</title>
          </rect>
        ))}
      </svg>
    </div>
  );
}

interface RulerProps {
  readonly stream: KernelStream;
  readonly upgrade: KernelUpgrade | null;
}
