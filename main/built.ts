import { basename, dirname, join } from 'node:path';

/** Chunks of a bundle stand in a folder below its entries (electron.vite.config.ts). */
const CHUNKS = 'chunks';

/**
 * The path of something that was built beside main's entries: `worker.cjs`, `../preload/preload.cjs`. Wherever the code that
 * asks went when it was bundled, into an entry or a chunk.
 */
export const builtPath = (name: string): string =>
  join(basename(__dirname) === CHUNKS ? dirname(__dirname) : __dirname, name);
