import { NO_PROCESS } from './line-table.ts';

/** As many as a 16-bit number tells apart; a log that names more is not one of processes. */
const MOST_NAMES = 60_000;
const BUCKETS = 4096;

/** Numbers for the names of processes, looked up by their bytes without making strings. */
export class ProcessNames {
  readonly #names: string[] = [''];
  readonly #bytes: Uint8Array[] = [new Uint8Array(0)];
  readonly #byHash = new Map<number, number[]>();
  readonly #byName = new Map<string, number>();

  /** The number of the name that stands at `start` up to `end`. */
  ofBytes(bytes: Uint8Array, start: number, end: number): number {
    let hash = 0;
    for (let at = start; at < end; at += 1) hash = (hash * 31 + (bytes[at] as number)) | 0;
    const bucket = this.#byHash.get(hash & (BUCKETS - 1));
    for (const id of bucket ?? []) if (sameBytes(this.#bytes[id] as Uint8Array, bytes, start, end)) return id;
    return this.#add(bytes.slice(start, end), hash & (BUCKETS - 1));
  }

  ofName(name: string): number {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const bytes = new TextEncoder().encode(name);
    return this.ofBytes(bytes, 0, bytes.length);
  }

  /** The number of a name that some line bears; undefined for one that none does. */
  find(name: string): number | undefined {
    return this.#byName.get(name);
  }

  /** Null for `NO_PROCESS`. */
  name(id: number): string | null {
    return id === NO_PROCESS ? null : (this.#names[id] ?? null);
  }

  #add(bytes: Uint8Array, hash: number): number {
    if (bytes.length === 0 || this.#names.length >= MOST_NAMES) return NO_PROCESS;
    const name = new TextDecoder().decode(bytes);
    const id = this.#names.push(name) - 1;
    this.#bytes.push(bytes);
    if (!this.#byName.has(name)) this.#byName.set(name, id);
    const bucket = this.#byHash.get(hash);
    if (bucket === undefined) this.#byHash.set(hash, [id]);
    else bucket.push(id);
    return id;
  }
}

function sameBytes(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let at = 0; at < known.length; at += 1) if (known[at] !== bytes[start + at]) return false;
  return true;
}
