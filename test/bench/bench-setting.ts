import { z } from 'zod';

/** What scripts/bench.mjs has set up and hands over. */
export const Setting = z.object({
  root: z.string(),
  /** Folder for archives, the copy of the build, scratch and kept results. */
  cache: z.string(),
  /** The built product: a copy, so that a new build meanwhile does not disturb. Its `out/main/cli.cjs` is run. */
  product: z.string(),
  /** The bundled entries of the bench, by name. */
  entries: z.object({ scan: z.string(), window: z.string(), explore: z.string() }),
  /** Electron's program and version; null with the reason where there is none. */
  electron: z.union([
    z.object({ program: z.string(), version: z.string(), kind: z.string() }),
    z.object({ missing: z.string() }),
  ]),
  /** Words to put before a command that needs a display. */
  display: z.array(z.string()),
  /** "1a2b3c4" or "1a2b3c4 with uncommitted changes". */
  commit: z.string(),
});
export type Setting = z.infer<typeof Setting>;
