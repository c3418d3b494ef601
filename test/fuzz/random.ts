/** Numbers that look random and are the same for the same seed (xorshift128, Marsaglia 2003). */
export class Random {
  #x: number;
  #y: number;
  #z: number;
  #w: number;

  constructor(seed: number) {
    this.#x = seed >>> 0 || 1;
    this.#y = 362_436_069;
    this.#z = 521_288_629;
    this.#w = 88_675_123;
    for (let at = 0; at < 16; at++) this.#next();
  }

  #next(): number {
    const t = this.#x ^ (this.#x << 11);
    this.#x = this.#y;
    this.#y = this.#z;
    this.#z = this.#w;
    this.#w = (this.#w ^ (this.#w >>> 19) ^ t ^ (t >>> 8)) >>> 0;
    return this.#w;
  }

  /** A whole number from 0 up to, not with, `bound`; 0 for a bound below 1. */
  below(bound: number): number {
    return bound < 1 ? 0 : this.#next() % bound;
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  /** One of a list. @throws for an empty list. */
  pick<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }

  /** Small mostly, large sometimes: 1 to `most`. */
  size(most: number): number {
    return 1 + this.below(this.below(Math.max(1, most)) + 1);
  }
}
