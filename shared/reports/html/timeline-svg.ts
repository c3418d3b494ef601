import type { CaseSummary } from '../../contracts/case-summary.ts';
import { formatDuration, withoutArchitecture } from '../../presentation/format.ts';
import { fitted } from '../../presentation/text-width.ts';
import { clustersOf, type Lane, lanesOf } from '../../presentation/timeline-lanes.ts';
import { MARKS, type MarkName, markName } from '../../presentation/timeline-marks.ts';
import type { Timeline } from '../../presentation/timeline-model.ts';
import { placeOf, ticksOf } from '../../presentation/timeline-scale.ts';
import { type TimelineWords, timelineReportWords } from '../../presentation/timeline-words.ts';
import { hostZone } from '../../presentation/timeline-zones.ts';
import { type Html, html } from './markup.ts';

const WIDTH = 740;
const NAMES = 176;
const PLOT = WIDTH - NAMES - 4;
const AXIS = 18;
const BOOTS = 26;
const LANE = 22;
const MOST_LANES = 9;

/** Colours of marks by the names of styles.ts. */
const PAINT: Readonly<Record<MarkName, string>> = {
  critical: 'critical',
  important: 'important',
  moderate: 'moderate',
  low: 'low',
  info: 'info',
  panic: 'critical',
  boot: 'quiet',
  shutdown: 'quiet',
  package: 'link',
  collection: 'link',
};

const text = (x: number, y: number, what: string, look: Html | string = ''): Html =>
  html`<text x="${x}" y="${y}" font-size="11" fill="var(--text)" ${look}>${what}</text>`;

/** The incident as a compact picture: boots, host down, one row a finding. */
export function timelineSvg(summary: CaseSummary, model: Timeline, label: string): Html {
  const t = timelineReportWords(summary.language);
  const lanes = lanesOf(summary, model.items, 'finding', MOST_LANES, t.further);
  const height = AXIS + BOOTS + lanes.length * LANE + 2;
  return html`<svg class="ruler timeline" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${label}"><defs><pattern id="down" width="6" height="6" patternTransform="rotate(45)" patternUnits="userSpaceOnUse"><line x1="0" y1="0" x2="0" y2="6" stroke="var(--quiet)" stroke-opacity=".45" stroke-width="1.6"/></pattern><clipPath id="plot"><rect x="0" y="0" width="${PLOT}" height="${height}"/></clipPath></defs>
${names(lanes, t)}<g transform="translate(${NAMES} 0)" clip-path="url(#plot)">${grid(summary, model, height)}${bootLane(summary, model, height, t)}${lanes.map((lane, row) => marks(lane, row, model))}</g></svg>`;
}

function names(lanes: readonly Lane[], t: TimelineWords): Html {
  const own: Readonly<Record<string, string>> = { host: t.host, packages: t.packages };
  const bold = html`font-weight="600"`;
  const rows = lanes.map(({ id, title }, row) => {
    const y = AXIS + BOOTS + row * LANE;
    const name = fitted(own[id] ?? title, NAMES - 10) ?? '';
    return html`<path d="M0 ${y}H${WIDTH}" stroke="var(--line)"/>${text(0, y + LANE / 2 + 4, name)}`;
  });
  return html`<path d="M0 ${AXIS}H${WIDTH}" stroke="var(--line)"/>${text(0, AXIS + BOOTS / 2 + 4, t.boots, bold)}${rows}`;
}

function grid(summary: CaseSummary, { incident }: Timeline, height: number): Html {
  const ticks = ticksOf(incident, PLOT, hostZone(summary.host.utcOffsetMinutes), summary.language, 72);
  const middle = html`text-anchor="middle"`;
  return html`${ticks.map(({ at, label }) => {
    const x = placeOf(at, incident, PLOT).toFixed(1);
    const near = Number(x) < 16 || Number(x) > PLOT - 16;
    return html`<path d="M${x} ${AXIS}V${height}" stroke="var(--line)" stroke-dasharray="1 3"/>${near ? null : text(Number(x), 12, label, middle)}`;
  })}`;
}

function bootLane(summary: CaseSummary, model: Timeline, height: number, t: TimelineWords): Html {
  const { incident, range, boots, silences } = model;
  const place = (at: number): number => Math.min(Math.max(placeOf(at, incident, PLOT), -3), PLOT + 3);
  const middle = html`text-anchor="middle"`;
  const quiet = silences.map(({ from, to, kind }) => {
    const [x, end] = [place(from), place(to)];
    if (end - x < 1) return null;
    const words = kind === 'down' ? t.down(formatDuration((to - from) / 1000, summary.language)) : t.unrecorded;
    const told = fitted(words, end - x - 10);
    const drawn =
      kind === 'down'
        ? html`<rect x="${x}" y="${AXIS + 3}" width="${end - x}" height="${BOOTS - 6}" fill="url(#down)"/>`
        : html`<path d="M${x} ${AXIS + BOOTS / 2}H${end}" stroke="var(--quiet)" stroke-width="1.5" stroke-dasharray="2 4"/>`;
    return html`${drawn}${told === null ? null : text((x + end) / 2, AXIS + BOOTS / 2 + 4, told, html`${middle} stroke="var(--page)" stroke-width="4" paint-order="stroke"`)}`;
  });
  const bars = boots.map(({ index, from, to, kernel, struck, ended }) => {
    const [x, end] = [place(from ?? range.from), place(to ?? range.to)];
    if (end - x < 1) return null;
    const paint = struck ? 'critical' : 'not-affected';
    const number = index < 0 ? `−${-index}` : String(index);
    const long = `${t.boot} ${number}${kernel === null ? '' : `, ${withoutArchitecture(kernel)}`}`;
    const told = [long, number]
      .map((name) => fitted(name, end - Math.max(x, 0) - 10))
      .find((name) => name === long || name === number);
    const open = from === null || to === null || ended === 'unknown';
    return html`<rect x="${x}" y="${AXIS + BOOTS}" width="${end - x}" height="${height - AXIS - BOOTS}" fill="var(--${paint})" fill-opacity=".06"/><rect x="${x}" y="${AXIS + 3}" width="${end - x}" height="${BOOTS - 6}" rx="3" fill="var(--page)" stroke="var(--${paint})" stroke-dasharray="${open ? '4 3' : 'none'}"/>${told === undefined ? null : text(Math.max(x, 0) + 5, AXIS + BOOTS / 2 + 4, told ?? '')}`;
  });
  return html`${quiet}${bars}`;
}

function marks(lane: Lane, row: number, { incident }: Timeline): Html {
  const y = AXIS + BOOTS + (row + 0.5) * LANE;
  return html`${clustersOf(lane.items, incident, PLOT).map(({ x, head, label }) => {
    const name = markName(head);
    const { d, hollow, over } = MARKS[name];
    const paint = `var(--${PAINT[name]})`;
    const look = hollow
      ? html`fill="var(--page)" stroke="${paint}" stroke-width="2"`
      : html`fill="${paint}" stroke="var(--page)"`;
    const cross = over === null ? null : html`<path d="${over}" fill="none" stroke="var(--page)" stroke-width="2"/>`;
    const words =
      label === null ? null : text(12, 4, label, html`stroke="var(--page)" stroke-width="3" paint-order="stroke"`);
    return html`<g transform="translate(${x.toFixed(1)} ${y}) scale(.85)"><path d="${d}" ${look}/>${cross}${words}</g>`;
  })}`;
}
