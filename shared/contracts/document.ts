import { z } from 'zod';
import { CaseSummary } from './case-summary.ts';
import { FailureCode } from './errors.ts';

/** What `--format json` prints: one document for all inputs. */
export const JsonDocument = z.object({
  schemaVersion: z.literal(1),
  tool: z.object({ name: z.literal('sosight'), version: z.string() }),
  cases: z.array(CaseSummary),
  failures: z.array(z.object({ file: z.string(), code: FailureCode, message: z.string() })),
});
export type JsonDocument = z.infer<typeof JsonDocument>;
