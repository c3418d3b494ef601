/** Whole numbers below 2^32 in a list that grows by doubling. */
export class GrowingUint32 {
  #values = new Uint32Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Uint32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** 0 beyond the end. */
  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  /** How many values are smaller than `value`, in a list that ascends. */
  below(value: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#values[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  has(value: number): boolean {
    const at = this.below(value);
    return at < this.#length && this.#values[at] === value;
  }

  clear(): void {
    this.#length = 0;
  }
}
