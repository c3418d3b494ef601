import { bzip2, gzip, xz, zstd } from '../builders/compress.ts';
import { ENGINE_TARGETS } from './engine-targets.ts';
import { readBothWays } from './reading-target.ts';
import { smallTars } from './seed-trees.ts';
import { mutateBzip2, mutateGzip, mutateXz, mutateZstd } from './stream-mutations.ts';
import { mutateTar } from './tar-mutations.ts';
import type { Target } from './target.ts';

const packed = (pack: (bytes: Uint8Array) => Promise<Uint8Array>) => () => Promise.all(smallTars().map(pack));

const ARCHIVES: readonly Target[] = [
  { name: 'tar', share: 300, seeds: async () => smallTars(), mutate: mutateTar, run: readBothWays },
  {
    name: 'xz',
    share: 100,
    // Several blocks, as sos writes them, and one.
    seeds: async () => [...(await packed((bytes) => xz(bytes, 900))()), ...(await packed((bytes) => xz(bytes))())],
    mutate: mutateXz,
    run: readBothWays,
  },
  {
    name: 'gzip',
    share: 90,
    seeds: packed(async (bytes) => new Uint8Array(gzip(bytes))),
    mutate: mutateGzip,
    run: readBothWays,
  },
  { name: 'bzip2', share: 30, seeds: packed((bytes) => bzip2(bytes, 1)), mutate: mutateBzip2, run: readBothWays },
  { name: 'zstd', share: 30, seeds: packed((bytes) => zstd(bytes)), mutate: mutateZstd, run: readBothWays },
];

/** Everything that reads what strangers wrote. The shares add up to 1000. */
export const TARGETS: readonly Target[] = [...ARCHIVES, ...ENGINE_TARGETS];
