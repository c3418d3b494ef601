import type { Memory } from '../../contracts/system.ts';

/** What memory is used for, in the order of the bar. */
export type MemoryUse = 'hugepages' | 'anonymous' | 'slab' | 'pageTables' | 'cache' | 'other' | 'free';

export interface MemorySegment {
  readonly use: MemoryUse;
  readonly bytes: number;
  /** Percent of all memory. */
  readonly share: number;
}

/**
 * Memory as parts that add up to all of it. `cache` is page cache and buffers; `other` is what the kernel took and meminfo
 * does not name. Parts that overlap in meminfo are cut so that the sum holds.
 */
export function memorySegments(memory: Memory): MemorySegment[] {
  const { totalBytes } = memory;
  let left = totalBytes;
  const take = (bytes: number | null): number => {
    const taken = Math.min(Math.max(0, bytes ?? 0), left);
    left -= taken;
    return taken;
  };
  const free = take(memory.freeBytes);
  const uses: [MemoryUse, number][] = [
    ['hugepages', take((memory.hugePagesTotal ?? 0) * (memory.hugePageBytes ?? 0))],
    ['anonymous', take(memory.anonymousBytes)],
    ['slab', take(memory.slabBytes)],
    ['pageTables', take((memory.pageTablesBytes ?? 0) + (memory.kernelStackBytes ?? 0))],
    ['cache', take((memory.cachedBytes ?? 0) + (memory.buffersBytes ?? 0))],
  ];
  return [...uses, ['other', left] as const, ['free', free] as const]
    .filter(([, bytes]) => bytes > 0)
    .map(([use, bytes]) => ({ use, bytes, share: totalBytes === 0 ? 0 : (bytes / totalBytes) * 100 }));
}
