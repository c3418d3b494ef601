import { z } from 'zod';
import { CaseSummary } from './case-summary.ts';
import { FailureCode } from './errors.ts';
import { CaseNote } from './note.ts';

/** What `--format json` prints: one document for all inputs. */
export const JsonDocument = z.object({
  schemaVersion: z.literal(1),
  tool: z.object({ name: z.literal('sosight'), version: z.string() }),
  /** `note`: the user's own words and pinned lines, where the window exported the case. */
  cases: z.array(CaseSummary.extend({ note: CaseNote.optional() })),
  failures: z.array(z.object({ file: z.string(), code: FailureCode, message: z.string() })),
});
export type JsonDocument = z.infer<typeof JsonDocument>;
