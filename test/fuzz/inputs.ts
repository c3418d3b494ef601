import { bounded } from './bytes.ts';
import type { Random } from './random.ts';
import type { Target } from './target.ts';

const MOST_CHANGES = 6;

/** Makes inputs out of those that are at hand: one that was kept, changed a few times. */
export class Inputs {
  readonly kept: Uint8Array[];
  readonly #mutate: Target['mutate'];
  readonly #random: Random;

  constructor(seeds: readonly Uint8Array[], mutate: Target['mutate'], random: Random) {
    this.kept = seeds.map(bounded);
    this.#mutate = mutate;
    this.#random = random;
  }

  next(): Uint8Array {
    let input = this.#one();
    for (let changes = this.#random.size(MOST_CHANGES); changes > 0; changes--) {
      input = bounded(this.#mutate(input, this.#one(), this.#random));
    }
    return input;
  }

  /** Keeps an input that reached something new: others will be made of it. */
  keep(input: Uint8Array): void {
    this.kept.push(input);
  }

  /** Late ones, which reach deeper, as often as all others. */
  #one(): Uint8Array {
    const late = Math.max(0, this.kept.length - 20);
    const from = this.#random.once(2) ? late : 0;
    return this.#random.pick(this.kept.slice(from));
  }
}
