import type { CaseNote } from '../contracts/note.ts';
import { DEFAULT_SECTIONS, type Section } from '../contracts/sections.ts';

/** What the caller knows of a report besides the case. */
export interface ReportOptions {
  /** True when the case went through `redact`; the report then says so. */
  readonly redacted?: boolean;
  /** What the report holds besides its head and its source; all but the timeline by default. */
  readonly sections?: readonly Section[];
  /** Article ids of the findings that are told; null for all. */
  readonly findings?: readonly string[] | null;
  /** The user's own words and pinned lines; redacted as the case is. */
  readonly note?: CaseNote | null;
}

/** Whether a report holds a section. */
export const holds = ({ sections }: ReportOptions, section: Section): boolean =>
  (sections ?? DEFAULT_SECTIONS).includes(section);

/** Whether a finding is told. */
export const tells = ({ findings }: ReportOptions, article: string): boolean => findings?.includes(article) ?? true;
