/** Characters of paths kept for one sosreport; real ones stay below 20 million. */
export const PATH_CHARACTERS = 64 * 1024 * 1024;

/** First index of `sorted` whose value is not below `value`. */
function lowerBound(sorted: readonly string[], value: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The paths of an archive: cheap to fill while it is read, sorted once when first asked. */
export class PathSet {
  private readonly paths = new Set<string>();
  private sorted: string[] | null = null;
  private characters = 0;
  private readonly limit: number;

  constructor(limit: number = PATH_CHARACTERS) {
    this.limit = limit;
  }

  /** Takes a path; false when it was in already or when the set is full. */
  add(path: string): boolean {
    if (this.full || this.paths.has(path)) return false;
    this.paths.add(path);
    this.characters += path.length;
    this.sorted = null;
    return true;
  }

  /** Whether paths may have been left out. */
  get full(): boolean {
    return this.characters >= this.limit;
  }

  /** Whether the very path was added. */
  hasExact(path: string): boolean {
    return this.paths.has(path);
  }

  /** Whether the path was added or is a folder of one that was. */
  has(path: string): boolean {
    return this.paths.has(path) || this.under(path, 1).length > 0;
  }

  /** The paths below a folder, sorted, at most `limit`. "" is the whole archive. */
  under(folder: string, limit: number): readonly string[] {
    this.sorted ??= [...this.paths].sort();
    if (folder === '') return this.sorted.slice(0, limit);
    const prefix = `${folder}/`;
    const found: string[] = [];
    for (let i = lowerBound(this.sorted, prefix); i < this.sorted.length && found.length < limit; i++) {
      const path = this.sorted[i] ?? '';
      if (!path.startsWith(prefix)) break;
      found.push(path);
    }
    return found;
  }
}
