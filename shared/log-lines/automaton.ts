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
  readonly ends: number[][];
}

/** Builds the automaton of the literals; an output names the literal by its index. */
export function buildAutomaton(literals: readonly string[]): Automaton {
  const trie = buildTrie(literals);
  const { table, outputs } = complete(trie);
  return renumber(table, outputs);
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

/** Turns the trie into a complete table: breadth first, a state's missing edges are those of its longest proper suffix. */
function complete(trie: Trie): { table: Int32Array; outputs: number[][] } {
  const count = trie.children.length;
  const table = new Int32Array(count * 256);
  const suffix = new Int32Array(count);
  const outputs = trie.ends.map((ends) => [...ends]);
  const queue: number[] = [0];
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head] as number;
    const fallback = suffix[state] as number;
    if (state !== 0) {
      table.copyWithin(state * 256, fallback * 256, fallback * 256 + 256);
      outputs[state]?.push(...(outputs[fallback] ?? []));
    }
    for (const [byte, child] of trie.children[state] ?? []) {
      suffix[child] = state === 0 ? 0 : (table[fallback * 256 + byte] as number);
      table[state * 256 + byte] = child;
      queue.push(child);
    }
  }
  return { table, outputs };
}

/** Orders states so that those which want attention come last, with a newline state that mirrors the root first among them. */
function renumber(table: Int32Array, outputs: readonly number[][]): Automaton {
  const count = outputs.length;
  const quiet: number[] = [];
  const loud: number[] = [];
  for (let state = 0; state < count; state += 1) (outputs[state]?.length ? loud : quiet).push(state);
  const number = new Int32Array(count);
  quiet.forEach((state, index) => {
    number[state] = index;
  });
  const attention = quiet.length;
  loud.forEach((state, index) => {
    number[state] = attention + 1 + index;
  });
  // Half the size keeps the states that matter in the processor's cache.
  const next = count < 65_535 ? new Uint16Array((count + 1) * 256) : new Int32Array((count + 1) * 256);
  const fill = (to: number, from: number): void => {
    for (let byte = 0; byte < 256; byte += 1) {
      next[to * 256 + byte] = byte === 10 ? attention : (number[table[from * 256 + byte] as number] as number);
    }
  };
  for (let state = 0; state < count; state += 1) fill(number[state] as number, state);
  fill(attention, 0);
  return { next, attention, newline: attention, outputs: [[], ...loud.map((state) => outputs[state] ?? [])] };
}
