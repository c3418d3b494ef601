import { z } from 'zod';

/** A table of a part: cells are text, ready to be printed. */
export const Table = z.object({ title: z.string(), head: z.array(z.string()), rows: z.array(z.array(z.string())) });
export type Table = z.infer<typeof Table>;

/** One of the targets that issue 3 sets, and what was measured. */
export const Check = z.object({
  what: z.string(),
  target: z.string(),
  measured: z.string(),
  /** Null where nothing was measured; `measured` then says why. */
  met: z.boolean().nullable(),
});
export type Check = z.infer<typeof Check>;

/** What a part of the bench found. */
export const PartResult = z.object({
  title: z.string(),
  /** How it was measured, and what the numbers do not tell: sentences. */
  notes: z.array(z.string()),
  tables: z.array(Table),
  checks: z.array(Check),
});
export type PartResult = z.infer<typeof PartResult>;

/** Keeps a part's result together with how it came about. */
export const KeptResult = PartResult.extend({
  part: z.string(),
  date: z.string(),
  commit: z.string(),
  command: z.string(),
  rounds: z.number(),
  seconds: z.number(),
  machine: z.string(),
  load: z.string(),
});
export type KeptResult = z.infer<typeof KeptResult>;
