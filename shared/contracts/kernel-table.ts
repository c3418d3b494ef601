import { z } from 'zod';

/** The range of kernels that one article calls affected. Null: not published. */
export const KernelRange = z.object({
  article: z.string(),
  /** First build that carries the defect. */
  from: z.string().nullable(),
  /** First build without it, which may never have been published. */
  before: z.string().nullable(),
  /** Builds from here to `from` carry it by their changelog only. */
  unknownFrom: z.string().nullable(),
  firstFixed: z.string().nullable(),
  advisory: z.string().nullable(),
  date: z.string().nullable(),
});
export type KernelRange = z.infer<typeof KernelRange>;

export const KernelTableBuild = z.object({
  release: z.string(),
  /** Short name within the stream: "62.1", or the minor release "8.6" where the table lists only those. */
  build: z.string(),
  advisory: z.string().nullable(),
  date: z.string().nullable(),
  /** Where the row comes from: the stream's table of errata, a list of minor releases, or only this host. */
  origin: z.enum(['errata', 'minor-release', 'host']),
  /** Articles in whose range it is. */
  affectedBy: z.array(z.string()),
  running: z.boolean(),
  installed: z.boolean(),
  /** Boots that ran it, by `boots[].index`. */
  boots: z.array(z.number().int()),
});
export type KernelTableBuild = z.infer<typeof KernelTableBuild>;

/**
 * Kernels in order: the builds of the running kernel's stream as far as we know them, and those that the host itself names
 * (running, installed, seen in a boot). `complete` false: the table has gaps, so nothing may be called the latest.
 */
export const KernelTable = z.object({
  /** Null where the running kernel belongs to no stream that we know. */
  stream: z.string().nullable(),
  pattern: z.string().nullable(),
  complete: z.boolean(),
  /** Where the table was taken from, and how sure that is; null where there is none. */
  source: z.string().nullable(),
  builds: z.array(KernelTableBuild),
  ranges: z.array(KernelRange),
  latestKnown: z.string().nullable(),
  /** Kernels of the host that belong to another stream, and so have no place on the same axis. */
  others: z.array(z.object({ release: z.string(), installed: z.boolean(), boots: z.array(z.number().int()) })),
});
export type KernelTable = z.infer<typeof KernelTable>;
