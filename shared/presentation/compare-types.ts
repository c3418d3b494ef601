import type { Severity, Verdict } from '../contracts/verdict.ts';
import type { CompareSectionId } from './compare-words.ts';

/** How two values stand to each other. `unknown`: one archive does not say, which is no difference. */
export type CompareSign = 'same' | 'differs' | 'only-a' | 'only-b' | 'unknown';

/** What stands before or behind a value, besides its text. */
export interface CompareMark {
  readonly verdict?: Verdict;
  readonly severity?: Severity;
  /** Of a running kernel: within the affected range of its stream, or beyond it. */
  readonly kernel?: 'affected' | 'fixed';
}

export interface CompareCell {
  readonly text: string;
  readonly mark?: CompareMark;
}

export interface CompareRow {
  /** Unique within its section. */
  readonly key: string;
  readonly label: string;
  /** The label is a name out of the archive (a sysctl, a package), shown as code. */
  readonly code: boolean;
  /** Null where there is none: see `sign` for whether it is missing or not known. */
  readonly a: CompareCell | null;
  readonly b: CompareCell | null;
  readonly sign: CompareSign;
  /** The article of a finding's row. */
  readonly article?: string;
}

export interface CompareSection {
  readonly id: CompareSectionId;
  readonly title: string;
  readonly rows: readonly CompareRow[];
  readonly differing: number;
  readonly unknown: number;
  /** Why there are no rows. */
  readonly note: string | null;
}

/** One of the two cases, as its heading. */
export interface CompareSide {
  readonly name: string;
  readonly file: string;
  readonly collectedAt: string | null;
  readonly caseNumber: string | null;
}

export interface Comparison {
  readonly a: CompareSide;
  readonly b: CompareSide;
  readonly sections: readonly CompareSection[];
  readonly rows: number;
  readonly differing: number;
  readonly unknown: number;
}
