/**
 * Aho-Corasick over bytes as a dense table: one look-up a byte whatever the number of needles (SPIKE.md: faster than any
 * regular expression here). Literals are matched as UTF-8 and must not hold a line feed.
 */
export interface Automaton {
  /** `next[(state << 8) | byte]` is the next state. */
  readonly next: Uint16Array | Int32Array;
  /** States from here on want attention: the newline state first, then those that end a needle. */
  readonly attention: number;
  /** The state after a line feed: behaves as the root and counts as attention. */
  readonly newline: number;
  /** The needles (indexes into the input) that end in a state, by `state - attention`; empty for the newline state. */
  readonly outputs: readonly (readonly number[])[];
}

interface Trie {
  readonly children: Map<number, number>[];
  /** Needles that end in a state; after `link`, those that end in its suffixes too. */
  readonly ends: number[][];
}

/** Builds the automaton of the literals; an output names the literal by its index. */
export function buildAutomaton(literals: readonly string[]): Automaton {
  const trie = buildTrie(literals);
  const { order, suffix } = link(trie);
  // States that want attention come last, a newline state that mirrors the root first among them.
  const quiet = order.filter((state) => trie.ends[state]?.length === 0);
  const loud = order.filter((state) => trie.ends[state]?.length !== 0);
  const attention = quiet.length;
  const number = new Int32Array(order.length);
  quiet.forEach((state, index) => {
    number[state] = index;
  });
  loud.forEach((state, index) => {
    number[state] = attention + 1 + index;
  });
  const next = fillTable(trie, order, suffix, number, attention);
  return { next, attention, newline: attention, outputs: [[], ...loud.map((state) => trie.ends[state] ?? [])] };
}

function buildTrie(literals: readonly string[]): Trie {
  const trie: Trie = { children: [new Map()], ends: [[]] };
  const encoder = new TextEncoder();
  literals.forEach((literal, index) => {
    if (literal === '' || literal.includes('\n')) throw new Error(`not a needle: ${JSON.stringify(literal)}`);
    let state = 0;
    for (const byte of encoder.encode(literal)) {
      const children = trie.children[state] as Map<number, number>;
      let child = children.get(byte);
      if (child === undefined) {
        child = trie.children.push(new Map()) - 1;
        trie.ends.push([]);
        children.set(byte, child);
      }
      state = child;
    }
    trie.ends[state]?.push(index);
  });
  return trie;
}

/** The states breadth first, and the longest proper suffix of each that is a state too; outputs of suffixes are taken over. */
function link({ children, ends }: Trie): { order: number[]; suffix: Int32Array } {
  const suffix = new Int32Array(children.length);
  const order: number[] = [0];
  for (let head = 0; head < order.length; head += 1) {
    const state = order[head] as number;
    for (const [byte, child] of children[state] as Map<number, number>) {
      order.push(child);
      if (state === 0) continue;
      let from = suffix[state] as number;
      while (from !== 0 && !children[from]?.has(byte)) from = suffix[from] as number;
      const to = children[from]?.get(byte) ?? 0;
      suffix[child] = to;
      ends[child]?.push(...(ends[to] as number[]));
    }
  }
  return { order, suffix };
}

/** The complete table: breadth first, a state's row is that of its suffix but for its own edges. */
function fillTable(
  { children }: Trie,
  order: readonly number[],
  suffix: Int32Array,
  number: Int32Array,
  newline: number,
): Uint16Array | Int32Array {
  const count = order.length;
  // Half the size keeps the states that matter in the processor's cache.
  const next = count < 65_535 ? new Uint16Array((count + 1) * 256) : new Int32Array((count + 1) * 256);
  for (const state of order) {
    const row = (number[state] as number) * 256;
    const fallback = (number[suffix[state] as number] as number) * 256;
    if (state === 0) next[row + 10] = newline;
    else next.copyWithin(row, fallback, fallback + 256);
    for (const [byte, child] of children[state] as Map<number, number>) next[row + byte] = number[child] as number;
  }
  next.copyWithin(newline * 256, 0, 256);
  return next;
}
