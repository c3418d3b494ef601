import type { KeptIndex } from '../../shared/analyze.ts';
import type { AnalysisInput } from '../../shared/contracts/worker.ts';

/** Some megabytes each; whoever comes later has the archive gone through again, once. */
const MOST = 20;

/** Indexes of the archives analysed in this run, in memory only. */
export class IndexShelf {
  readonly #kept = new Map<string, { index: KeptIndex; size: number }>();

  /** Keeps an index. `size` is that of the file in bytes, by which it is told whether it still is the same. */
  put(input: AnalysisInput, size: number, index: KeptIndex): void {
    const key = keyOf(input);
    this.#kept.delete(key);
    this.#kept.set(key, { index, size });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST && oldest !== undefined) this.#kept.delete(oldest);
  }

  /** Null where none is kept, or the file has another size. */
  get(input: AnalysisInput, size: number): KeptIndex | null {
    const kept = this.#kept.get(keyOf(input));
    return kept !== undefined && (kept.size === size || input.kind === 'sample') ? kept.index : null;
  }
}

const keyOf = (input: AnalysisInput): string => (input.kind === 'sample' ? 'sample' : `file ${input.path}`);
