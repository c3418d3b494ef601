import type { CaseSummary } from '../../contracts/case-summary.ts';
import { type KernelRuler, kernelRuler, type RulerShape, type Tone } from '../../presentation/kernel-ruler.ts';
import { reportRuler } from '../../presentation/kernel-words.ts';
import { type Html, html } from './markup.ts';

const RULER_WIDTH = 740;

const paint = (tone: Tone | null): string => (tone === null ? 'none' : `var(--ruler-${tone})`);

function drawn(shape: RulerShape): Html {
  if (shape.shape === 'text')
    return html`<text x="${shape.x}" y="${shape.y}" font-size="${shape.size}" font-weight="${shape.weight}" text-anchor="${shape.anchor}" fill="${paint(shape.tone)}">${shape.text}</text>`;
  const { fill, stroke, strokeWidth } = shape;
  const look = html`fill="${paint(fill)}" stroke="${paint(stroke)}" stroke-width="${strokeWidth}"`;
  if (shape.shape === 'circle') return html`<circle cx="${shape.x}" cy="${shape.y}" r="${shape.radius}" ${look}/>`;
  if (shape.shape === 'path') return html`<path d="${shape.d}" stroke-dasharray="${shape.dash ?? 'none'}" ${look}/>`;
  const box = html`x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" rx="${shape.radius}"`;
  const hatch = shape.hatch ? html`<rect ${box} fill="url(#hatch)" stroke="none"/>` : null;
  return html`<rect ${box} ${look}/>${hatch}`;
}

const svg = ({ width, height, label, shapes }: KernelRuler): Html =>
  html`<svg class="ruler" viewBox="0 20 ${width} ${height - 20}" role="img" aria-label="${label}"><defs><pattern id="hatch" width="7" height="7" patternTransform="rotate(45)" patternUnits="userSpaceOnUse"><line x1="0" y1="0" x2="0" y2="7" stroke="var(--ruler-danger)" stroke-opacity=".4" stroke-width="2.2"/></pattern></defs>${shapes.map(drawn)}</svg>`;

/** The kernel ruler of a case as inline SVG, with what it lacks; null where we hold no table of its stream. */
export function rulerSvg(summary: CaseSummary): Html | null {
  const drawn = reportRuler(summary);
  if (drawn === null) return null;
  const ruler = kernelRuler(drawn.stream, summary.kernelUpgrade, RULER_WIDTH, summary.language);
  if (ruler.shapes.length === 0) return null;
  return html`${svg(ruler)}${drawn.caveat === null ? null : html`<p class="notes">${drawn.caveat}</p>`}`;
}
