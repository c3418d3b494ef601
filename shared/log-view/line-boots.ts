import { type BootSpan, bootAt } from './host-view.ts';
import { NO_BOOT, NO_TIME } from './line-table.ts';

/** A banner's own stamp and the boot's start are this near; the clock may be set right between them. */
const NEAR_SECONDS = 600;
const NEXT_BOOT_SECONDS = 60;

/**
 * Places the lines of one file in boots, in order. A kernel's banner says that a boot begins here; other lines go by their
 * time, but stay with the banner's boot while a clock that is not set yet says something near it.
 */
export class LineBoots {
  readonly #boots: readonly BootSpan[];
  readonly #fixed: number | null;
  #banner: BootSpan | null = null;
  #lastTime = NO_TIME;
  #last = NO_BOOT;

  /** `boots` newest first; `fixed` is the boot that the whole file is of. */
  constructor(boots: readonly BootSpan[], fixed: number | null) {
    this.#boots = boots;
    this.#fixed = fixed;
  }

  /** The boot of the next line: its index, or `NO_BOOT`. `time` in seconds of host time, `NO_TIME` where none is known. */
  next(time: number, isBanner: boolean): number {
    if (this.#fixed !== null) return this.#fixed;
    if (isBanner) this.#begin(time);
    if (time === this.#lastTime && !isBanner) return this.#last;
    this.#lastTime = time;
    this.#last = this.#place(time);
    return this.#last;
  }

  /** The boot of a line by its time alone, whatever stands before it. */
  byTime(time: number): number {
    if (this.#fixed !== null) return this.#fixed;
    return time === NO_TIME ? NO_BOOT : (bootAt(this.#boots, time)?.index ?? NO_BOOT);
  }

  #begin(time: number): void {
    const distance = ({ start }: BootSpan): number => Math.abs((start ?? Number.POSITIVE_INFINITY) - time);
    const [nearest] = [...this.#boots].sort((a, b) => distance(a) - distance(b));
    this.#banner = nearest !== undefined && distance(nearest) <= NEAR_SECONDS ? nearest : null;
  }

  #place(time: number): number {
    if (time === NO_TIME) return NO_BOOT;
    const byTime = bootAt(this.#boots, time);
    const banner = this.#banner;
    if (banner === null || banner.start === null) return byTime?.index ?? NO_BOOT;
    if (byTime === null || byTime.start === null) return time >= banner.start - NEAR_SECONDS ? banner.index : NO_BOOT;
    if (byTime.index > banner.index) return time > byTime.start + NEXT_BOOT_SECONDS ? byTime.index : banner.index;
    if (byTime.index < banner.index) return time < banner.start - NEAR_SECONDS ? byTime.index : banner.index;
    return banner.index;
  }
}
