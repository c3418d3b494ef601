/** One published build of a kernel stream. */
export interface Build {
  /** "3.10.0-1160.62.1.el7" */
  readonly release: string;
  /** "62.1": unique within the stream. */
  readonly short: string;
  readonly advisory: string | null;
  /** ISO date, or year and month where the day is not known; null where neither is. */
  readonly date: string | null;
}

/** A kernel stream: one code base whose builds are ordered, and the table of those that we know. */
export interface Stream {
  readonly id: string;
  /** For people. */
  readonly pattern: string;
  /** Matches the release (no architecture) of every kernel built from this code base. */
  readonly belongs: RegExp;
  /** Matches builds near this code base that no article of the stream speaks of (kernel-rt, CentOS Plus): verdict unknown. */
  readonly uncovered: RegExp;
  /**
   * Whether the table holds every published build up to its end. Of a table with gaps no ruler is drawn and nothing is
   * called the latest; ranges can still be judged by version.
   */
  readonly complete: boolean;
  /** Where the table was taken from, and how sure that is. */
  readonly source: string;
  readonly builds: readonly Build[];
}

/** A build that a minor release came with, without advisory and date. */
export const minorRelease = (release: string, short: string): Build => ({ release, short, advisory: null, date: null });
