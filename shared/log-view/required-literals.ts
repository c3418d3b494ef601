/*
 * Words of which every match of a regular expression holds one: looking for them first is many times faster than trying the
 * expression on every line. Understands the common forms; whatever else stands in an expression only makes it give up.
 */

/** Shorter ones stand in nearly every line. */
const SHORTEST = 3;
const MOST = 64;
const ZERO_WIDTH = 'bBAz';
const CLASSES = 'dDwWsSpPxnrtfv0123456789aCX';

/** What part of an expression demands: `words`, one of which is in every match; null where nothing can be said. */
type Demand = readonly string[] | null;

class GaveUp extends Error {}

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Alternatives up to a closing bracket or the end: each must demand something. */
  alternatives(): Demand {
    const words: string[] = [];
    let all = true;
    for (;;) {
      const demand = this.#sequence();
      if (demand === null) all = false;
      else words.push(...demand);
      if (this.#source[this.#at] !== '|') break;
      this.#at += 1;
    }
    return all && words.length <= MOST ? words : null;
  }

  get ended(): boolean {
    return this.#at >= this.#source.length;
  }

  /** Items one after the other: the best of what they demand. */
  #sequence(): Demand {
    let best: Demand = null;
    let run = '';
    const take = (demand: Demand): void => {
      if (demand?.every((word) => word.length >= SHORTEST) && worth(demand) > worth(best)) {
        best = demand;
      }
    };
    const endRun = (): void => {
      take([run]);
      run = '';
    };
    while (!this.ended && this.#peek() !== '|' && this.#peek() !== ')') {
      const item = this.#item();
      const times = this.#quantifier();
      if (item.kind === 'nothing') continue;
      if (item.kind === 'letter' && times !== 'maybe') run += item.letter;
      if (item.kind === 'letter' && times === 'once') continue;
      endRun();
      if (item.kind === 'group' && times !== 'maybe') take(item.demand);
    }
    endRun();
    return best;
  }

  #peek(): string {
    return this.#source[this.#at] ?? '';
  }

  #item():
    | { kind: 'letter'; letter: string }
    | { kind: 'group'; demand: Demand }
    | { kind: 'any' }
    | { kind: 'nothing' } {
    const letter = this.#peek();
    this.#at += 1;
    if (letter === '(') return { kind: 'group', demand: this.#group() };
    if (letter === '[') return this.#skipClass();
    if (letter === '.') return { kind: 'any' };
    if (letter === '^' || letter === '$') return { kind: 'nothing' };
    if (letter === '*' || letter === '+' || letter === '?') throw new GaveUp();
    if (letter === '\\') return this.#escaped();
    // Beyond ASCII, letters have several forms in several encodings.
    return letter < '\u0080' ? { kind: 'letter', letter } : { kind: 'any' };
  }

  #escaped(): { kind: 'letter'; letter: string } | { kind: 'any' } | { kind: 'nothing' } {
    const letter = this.#peek();
    this.#at += 1;
    if (letter !== '' && ZERO_WIDTH.includes(letter)) return { kind: 'nothing' };
    if ('pPx'.includes(letter) && this.#peek() === '{') this.#at = this.#after('}');
    else if ('pP'.includes(letter)) this.#at += 1;
    else if (letter === 'x') this.#at += 2;
    else if (/[0-7]/.test(letter)) while (/[0-7]/.test(this.#peek())) this.#at += 1;
    if (CLASSES.includes(letter)) return { kind: 'any' };
    if (/[A-Za-z0-9]/.test(letter) || letter === '') throw new GaveUp();
    return { kind: 'letter', letter };
  }

  #after(end: string): number {
    const at = this.#source.indexOf(end, this.#at);
    if (at < 0) throw new GaveUp();
    return at + end.length;
  }

  #group(): Demand {
    if (this.#peek() === '?') {
      const name = /^\?(?::|P?<\w+>)/.exec(this.#source.slice(this.#at))?.[0];
      if (name === undefined) throw new GaveUp();
      this.#at += name.length;
    }
    const demand = this.alternatives();
    if (this.#peek() !== ')') throw new GaveUp();
    this.#at += 1;
    return demand;
  }

  #skipClass(): { kind: 'any' } {
    if (this.#peek() === '^') this.#at += 1;
    if (this.#peek() === ']') this.#at += 1;
    while (this.#peek() !== ']') {
      if (this.ended) throw new GaveUp();
      if (this.#source.startsWith('[:', this.#at)) this.#at = this.#after(':]');
      else this.#at += this.#peek() === '\\' ? 2 : 1;
    }
    this.#at += 1;
    return { kind: 'any' };
  }

  #quantifier(): 'once' | 'maybe' | 'many' {
    const written = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(this.#source.slice(this.#at, this.#at + 16));
    if (written === null) return 'once';
    this.#at += written[0].length;
    if (written[0].startsWith('*') || written[0].startsWith('?')) return 'maybe';
    return written[1] !== undefined && Number(written[1]) === 0 ? 'maybe' : 'many';
  }
}

const worth = (demand: Demand): number => (demand === null ? 0 : Math.min(...demand.map((word) => word.length)));

/** Words of three letters or more, one of which stands in every match of the expression; null where none are known. */
export function requiredLiterals(expression: string): readonly string[] | null {
  try {
    const reader = new Reader(expression);
    const demand = reader.alternatives();
    return reader.ended && demand !== null && demand.length > 0 ? [...new Set(demand)] : null;
  } catch (error) {
    if (error instanceof GaveUp) return null;
    throw error;
  }
}
