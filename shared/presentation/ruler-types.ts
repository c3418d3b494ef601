import type { KernelBuild } from '../contracts/case-summary.ts';

/** Height of the axis in the drawing, px from the top. */
export const AXIS = 74;

/** What a colour means; the drawing side maps it to a colour of its theme. `paper` is the background. */
export type Tone =
  | 'danger'
  | 'danger-tint'
  | 'fixed'
  | 'muted'
  | 'line'
  | 'link'
  | 'text'
  | 'paper'
  | 'on-danger'
  | 'on-fixed';

interface Stroke {
  readonly fill: Tone | null;
  readonly stroke: Tone | null;
  readonly strokeWidth: number;
}

/** Plain shapes in px. A `path` is SVG path data; `hatch` asks for diagonal lines of the stroke's tone over the fill. */
export type RulerShape =
  | (Stroke & {
      readonly shape: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius: number;
      readonly hatch: boolean;
    })
  | (Stroke & { readonly shape: 'circle'; readonly x: number; readonly y: number; readonly radius: number })
  | (Stroke & { readonly shape: 'path'; readonly d: string; readonly dash: string | null })
  | {
      readonly shape: 'text';
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly weight: 400 | 600 | 700;
      readonly anchor: 'middle' | 'start' | 'end';
      readonly tone: Tone;
      readonly text: string;
    };

export interface KernelRuler {
  readonly width: number;
  readonly height: number;
  /** The drawing in words, for those who cannot see it. */
  readonly label: string;
  readonly shapes: readonly RulerShape[];
  /** The builds shown, left to right, with the x of their mark: for tooltips and keyboard. */
  readonly marks: readonly { readonly build: KernelBuild; readonly x: number }[];
}

/** One build with its place in px. */
export interface Mark {
  readonly index: number;
  readonly build: KernelBuild;
  readonly x: number;
  readonly breakBefore: boolean;
}
