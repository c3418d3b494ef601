import { z } from 'zod';

/** Why an input could not be analysed at all. A closed union; the words are a contract (`failures[].code`). */
export const FailureCode = z.enum([
  'not-an-archive',
  'not-a-sosreport',
  'encrypted',
  'empty',
  'unsupported-compression',
  'unreadable',
  'limit-exceeded',
]);
export type FailureCode = z.infer<typeof FailureCode>;

/** A failure in words that say what to do; `command` is the next step to copy, where there is one. Never names a path of this machine. */
export const Failure = z.object({ code: FailureCode, message: z.string(), command: z.string().optional() });
export type Failure = z.infer<typeof Failure>;

/** What went wrong while an archive was read that still gave a case. */
export const ProblemCode = z.enum([
  'archive-truncated',
  'archive-corrupt',
  'trailing-data',
  'limit-exceeded',
  'member-too-large',
  'line-too-long',
  'member-unreadable',
  'unsafe-path',
  'link-loop',
  'inner-archive-unreadable',
  'analysis-stopped',
  'article-invalid',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** A problem that left the case usable. `path` is inside the archive, null where it concerns the whole archive. */
export const Problem = z.object({ code: ProblemCode, message: z.string(), path: z.string().nullable().default(null) });
export type Problem = z.infer<typeof Problem>;

/** A datum that a verdict might have needed and that could not be had. */
export const Gap = z.object({
  datum: z.string(),
  reason: z.enum(['absent', 'truncated', 'unparsable']),
  note: z.string(),
});
export type Gap = z.infer<typeof Gap>;
