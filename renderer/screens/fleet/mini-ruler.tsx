import type { FleetRow } from '../../../shared/contracts/fleet.ts';
import { type FleetAxis, fleetMarks } from '../../../shared/presentation/fleet-ruler.ts';
import { textWidth } from '../../../shared/presentation/text-width.ts';
import { useAreaWords } from '../../state/app-context.ts';
import { fleetScreenWords } from '../../words/areas/fleet.ts';

/** Width of the drawing, px; the column is as wide. */
export const RULER_WIDTH = 206;
const EDGE = 8;
const MIDDLE = 9;

const at = (x: number): number => EDGE + x * (RULER_WIDTH - 2 * EDGE);

interface Label {
  readonly text: string;
  readonly x: number;
}

/** Labels that do not touch, the most telling first: range, first fix, newest, oldest. */
function labelsOf(axis: FleetAxis, rangeLabel: (first: string, last: string) => string): readonly Label[] {
  const { band, ticks, firstFixed } = axis;
  const wanted: Label[] = [];
  if (band !== null) {
    const fixed = ticks.find(({ build }) => build === firstFixed);
    // The first fix is worth its label: the range's moves left for it, or says less.
    const most = fixed === undefined ? RULER_WIDTH : at(fixed.x) - textWidth(fixed.build, 11) / 2 - 5;
    const whole = rangeLabel(band.first, band.last);
    const text = textWidth(whole, 11) <= most ? whole : `${band.first}–${band.last}`;
    wanted.push({ text, x: Math.min(at((band.from + band.to) / 2), most - textWidth(text, 11) / 2) });
  }
  for (const build of [firstFixed, ticks.at(-1)?.build, ticks[0]?.build]) {
    const tick = ticks.find((one) => one.build === build);
    if (tick !== undefined) wanted.push({ text: tick.build, x: at(tick.x) });
  }
  const placed: { readonly label: Label; readonly from: number; readonly to: number }[] = [];
  for (const { text, x } of wanted) {
    const half = textWidth(text, 11) / 2;
    const centre = Math.min(Math.max(x, half), RULER_WIDTH - half);
    const [from, to] = [centre - half, centre + half];
    if (placed.every((other) => to + 4 < other.from || other.to + 4 < from))
      placed.push({ label: { text, x: centre }, from, to });
  }
  return placed.map(({ label }) => label);
}

/** The head of the ruler's column: the builds that the axis of most hosts goes by. */
export function RulerHead({ axis }: { readonly axis: FleetAxis }) {
  const words = useAreaWords(fleetScreenWords);
  return (
    <svg width={RULER_WIDTH} height="14" role="img" aria-label={`${words.ruler}: ${axis.pattern}`}>
      {labelsOf(axis, words.rangeLabel).map(({ text, x }) => (
        <text key={text} x={x} y="11" textAnchor="middle" className="so-mini-label">
          {text}
        </text>
      ))}
    </svg>
  );
}

/** Where a host stands on its stream's axis: a diamond in the affected range, a dot elsewhere, a ring for what a reboot leads to. */
export function MiniRuler({ axis, row }: { readonly axis: FleetAxis | null; readonly row: FleetRow }) {
  const words = useAreaWords(fleetScreenWords);
  const marks = axis === null ? null : fleetMarks(axis, row);
  if (axis === null || marks === null)
    return <span className="so-quiet">{row.kernel === null ? '' : words.noRuler}</span>;
  const { running, waiting } = marks;
  const { band } = axis;
  const where = running.affected ? 'affected' : running.beyond ? 'beyond' : 'other';
  const x = at(running.x);
  const label = words.rulerOf(axis.pattern, running.build, where, waiting?.build ?? null);
  return (
    <svg width={RULER_WIDTH} height="18" role="img" aria-label={label} className="so-mini">
      <title>{label}</title>
      {band !== null && (
        <rect
          x={at(band.from)}
          y="1.5"
          width={at(band.to) - at(band.from)}
          height="15"
          rx="3"
          className="so-mini-band"
        />
      )}
      <path
        d={`M2 ${MIDDLE}H${RULER_WIDTH - 2}${axis.ticks.map((tick) => `M${at(tick.x).toFixed(1)} ${MIDDLE - 3}v6`).join('')}`}
        className="so-mini-axis"
      />
      {waiting !== null && (
        <>
          <path d={`M${x} ${MIDDLE}H${at(waiting.x) - 4}`} className="so-mini-way" />
          <circle cx={at(waiting.x)} cy={MIDDLE} r="4.2" className="so-mini-waiting" />
        </>
      )}
      {running.affected ? (
        <path d={`M${x} ${MIDDLE - 6}l6 6l-6 6l-6 -6z`} className="so-mini-affected" />
      ) : (
        <Beyond x={x} fixed={running.beyond} />
      )}
    </svg>
  );
}

/** A build outside of the range: a tick in a dot beyond it, a plain dot before it or where no range is known. */
function Beyond({ x, fixed }: { readonly x: number; readonly fixed: boolean }) {
  return (
    <>
      <circle cx={x} cy={MIDDLE} r="5.4" className={fixed ? 'so-mini-fixed' : 'so-mini-other'} />
      {fixed && <path d={`M${x - 2.4} ${MIDDLE}l1.8 1.8l3 -3.6`} className="so-mini-tick" />}
    </>
  );
}
