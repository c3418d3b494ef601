/**
 * Aho-Corasick over bytes as a dense table: one look-up a byte whatever the number of needles (SPIKE.md: faster than any
 * regular expression here). Literals are matched as UTF-8 and must not hold a line feed. A state's row of the table is worked out
 * when the state is first left: of the thousands of states, logs meet a few hundred, and a start does not wait for the rest.
 */
export interface Automaton {
  /** `next[(state << 8) | byte]` is the next state; 0 where `settle` has to be asked. */
  readonly next: Uint16Array | Int32Array;
  /** States up to here want attention: 0, the newline state, then those that end a needle. */
  readonly attention: number;
  /** The state after a line feed: behaves as the root and counts as attention. */
  readonly newline: number;
  /** The needles (indexes into the input) that end in a state, for the states up to `attention`; none for 0 and the newline state. */
  readonly outputs: readonly (readonly number[])[];
  /** The next state where the table holds 0. Fills the row of `state`. */
  settle(state: number, byte: number): number;
}

/** 0 in the table. */
const UNSETTLED = 0;
const NEWLINE_STATE = 1;
const LINE_FEED = 10;
const ROOT = 0;

/**
 * The needles as a tree of bytes. Nodes are numbers, the root is 0, which as a child stands for none; the children of a node are
 * `first` of it and from there on along `sibling`, but the root's stand in `ofRoot` by their bytes.
 */
interface Trie {
  readonly size: number;
  readonly ofRoot: Int32Array;
  readonly first: Int32Array;
  readonly sibling: Int32Array;
  readonly byte: Uint8Array;
  /** Needles that end in a node; after `link`, those that end in its suffixes too. */
  readonly ends: (number[] | undefined)[];
}

/**
 * Builds the automaton of the literals; an output names the literal by its index. With `ignoreCase` A to Z of the
 * text count as a to z; the literals are in small letters then.
 */
export function buildAutomaton(literals: readonly string[], ignoreCase = false): Automaton {
  const trie = buildTrie(literals);
  const { order, suffix } = link(trie);
  const isLoud = (node: number) => trie.ends[node] !== undefined;
  const nodeOf = [ROOT, ROOT, ...order.filter(isLoud)];
  const attention = nodeOf.length - 1;
  const outputs = nodeOf.map((node, state) => (state > NEWLINE_STATE ? (trie.ends[node] ?? []) : []));
  for (const node of order) if (!isLoud(node)) nodeOf.push(node);
  const stateOf = new Int32Array(trie.size);
  nodeOf.forEach((node, state) => {
    if (state > NEWLINE_STATE) stateOf[node] = state;
  });
  // Half the size keeps the states that matter in the processor's cache.
  const count = nodeOf.length;
  const next = count < 65_536 ? new Uint16Array(count * 256) : new Int32Array(count * 256);
  const fillRow = rowFiller(trie, suffix, stateOf, next, ignoreCase);
  const settle = (state: number, byte: number): number => {
    fillRow(state, nodeOf[state] as number);
    return next[(state << 8) | byte] as number;
  };
  return { next, attention, newline: NEWLINE_STATE, outputs, settle };
}

function buildTrie(literals: readonly string[]): Trie {
  const encoded = literals.map((literal) => {
    if (literal === '' || literal.includes('\n')) throw new Error(`not a needle: ${JSON.stringify(literal)}`);
    return new TextEncoder().encode(literal);
  });
  const most = encoded.reduce((sum, { length }) => sum + length, 1);
  const ofRoot = new Int32Array(256);
  const first = new Int32Array(most);
  const sibling = new Int32Array(most);
  const byteOf = new Uint8Array(most);
  const ends: (number[] | undefined)[] = [];
  let size = 1;
  const add = (node: number, byte: number): number => {
    const child = size;
    size += 1;
    byteOf[child] = byte;
    sibling[child] = first[node] as number;
    first[node] = child;
    if (node === ROOT) ofRoot[byte] = child;
    return child;
  };
  encoded.forEach((bytes, index) => {
    let node = ROOT;
    for (const byte of bytes) node = childOf({ ofRoot, first, sibling, byte: byteOf }, node, byte) || add(node, byte);
    ends[node] = [...(ends[node] ?? []), index];
  });
  return { size, ofRoot, first, sibling, byte: byteOf, ends };
}

/** The child of a node by a byte, 0 for none. */
function childOf(trie: Omit<Trie, 'size' | 'ends'>, node: number, byte: number): number {
  if (node === ROOT) return trie.ofRoot[byte] as number;
  let child = trie.first[node] as number;
  while (child !== 0 && trie.byte[child] !== byte) child = trie.sibling[child] as number;
  return child;
}

/** The nodes breadth first, and the longest proper suffix of each that is a node too; outputs of suffixes are taken over. */
function link(trie: Trie): { order: number[]; suffix: Int32Array } {
  const { first, sibling, byte, ends } = trie;
  const suffix = new Int32Array(trie.size);
  const order: number[] = [ROOT];
  for (let head = 0; head < order.length; head += 1) {
    const node = order[head] as number;
    for (let child = first[node] as number; child !== 0; child = sibling[child] as number) {
      order.push(child);
      if (node === ROOT) continue;
      const by = byte[child] as number;
      let from = suffix[node] as number;
      let to = childOf(trie, from, by);
      while (to === 0 && from !== ROOT) {
        from = suffix[from] as number;
        to = childOf(trie, from, by);
      }
      suffix[child] = to;
      const more = ends[to];
      if (more !== undefined) ends[child] = [...(ends[child] ?? []), ...more];
    }
  }
  return { order, suffix };
}

/** What fills the row of a state and node: a row is that of its suffix but for its own edges. */
function rowFiller(
  trie: Trie,
  suffix: Int32Array,
  stateOf: Int32Array,
  next: Uint16Array | Int32Array,
  ignoreCase: boolean,
): (state: number, node: number) => void {
  const root = (stateOf[ROOT] as number) << 8;
  const isFilled = (row: number) => next[row] !== UNSETTLED;
  const ownEdges = (row: number, node: number): void => {
    for (let child = trie.first[node] as number; child !== 0; child = trie.sibling[child] as number) {
      next[row + (trie.byte[child] as number)] = stateOf[child] as number;
    }
    if (!ignoreCase) return;
    for (let upper = 65; upper <= 90; upper += 1) next[row + upper] = next[row + upper + 32] as number;
  };
  next.fill(root >> 8, root, root + 256);
  next[root + LINE_FEED] = NEWLINE_STATE;
  ownEdges(root, ROOT);
  return (state, node) => {
    // The suffixes whose rows are not there either, longest first.
    const missing: number[] = [];
    let known = node;
    while (!isFilled((stateOf[known] as number) << 8)) {
      missing.push(known);
      known = suffix[known] as number;
    }
    for (let one = missing.pop(); one !== undefined; one = missing.pop()) {
      const from = (stateOf[suffix[one] as number] as number) << 8;
      const row = (stateOf[one] as number) << 8;
      next.copyWithin(row, from, from + 256);
      ownEdges(row, one);
    }
    if (state === NEWLINE_STATE) next.copyWithin(NEWLINE_STATE << 8, root, root + 256);
  };
}
