/** What a fuzzing process is asked to do. */
export interface FuzzOrder {
  readonly target: string;
  readonly seed: number;
  readonly inputs: number;
  /** What to start from. */
  readonly corpus: readonly Uint8Array[];
  /** Whether to measure coverage and keep what reaches something new. */
  readonly guided: boolean;
  /** Run just these instead of making some. */
  readonly only?: readonly Uint8Array[];
}

/** An input that did what none may. */
export interface Finding {
  readonly input: Uint8Array;
  readonly what: string;
}

/** What the process tells: the inputs of a batch before it runs them, how it went after. */
export type FuzzReport =
  | { readonly type: 'batch'; readonly inputs: readonly Uint8Array[] }
  | { readonly type: 'alive'; readonly rss: number }
  | {
      readonly type: 'ran';
      readonly inputs: number;
      readonly findings: readonly Finding[];
      /** Milliseconds of processor time of the slowest input. */
      readonly slowest: number;
      /** Bytes: of the process, and of what the heap holds after a collection. */
      readonly rss: number;
      readonly heap: number;
      readonly covered: number;
    }
  | { readonly type: 'end'; readonly corpus: readonly Uint8Array[] };
