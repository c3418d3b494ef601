import type { Memory } from '../../../contracts/system.ts';
import type { SwapDevice } from '../../../contracts/system-storage.ts';
import { type Parsed, parsed, shown, unparsable } from '../../parsed.ts';
import { numbered, numberIn, wordsOf } from './table.ts';

/** `/proc/meminfo`: values in bytes, hugepages as counts. Names are the kernel's (Documentation/filesystems/proc.rst). */
export function parseMemory(text: string): Parsed<Omit<Memory, 'path'>> {
  const values = new Map<string, number>();
  for (const { text: line } of numbered(text)) {
    const match = /^([A-Za-z0-9_()]{1,40}):\s{1,40}([0-9]{1,15})( kB)?\s*$/.exec(line);
    if (match) values.set(match[1] ?? '', Number(match[2]) * (match[3] === undefined ? 1 : 1024));
  }
  const get = (name: string): number | null => values.get(name) ?? null;
  const totalBytes = get('MemTotal');
  if (totalBytes === null) return unparsable('there is no MemTotal line');
  return parsed({
    totalBytes,
    freeBytes: get('MemFree'),
    availableBytes: get('MemAvailable'),
    buffersBytes: get('Buffers'),
    cachedBytes: get('Cached'),
    anonymousBytes: get('AnonPages'),
    sharedBytes: get('Shmem'),
    slabBytes: get('Slab'),
    slabUnreclaimableBytes: get('SUnreclaim'),
    pageTablesBytes: get('PageTables'),
    kernelStackBytes: get('KernelStack'),
    dirtyBytes: get('Dirty'),
    writebackBytes: get('Writeback'),
    swapTotalBytes: get('SwapTotal'),
    swapFreeBytes: get('SwapFree'),
    committedBytes: get('Committed_AS'),
    commitLimitBytes: get('CommitLimit'),
    hardwareCorruptedBytes: get('HardwareCorrupted'),
    anonymousHugePagesBytes: get('AnonHugePages'),
    hugePagesTotal: get('HugePages_Total'),
    hugePagesFree: get('HugePages_Free'),
    hugePagesReserved: get('HugePages_Rsvd'),
    hugePageBytes: get('Hugepagesize'),
  });
}

/** `/proc/swaps`: a header, then a device a line, in KiB. Only the header means that there is no swap. */
export function parseSwaps(text: string): Parsed<SwapDevice[]> {
  const lines = numbered(text);
  if (!/^Filename\s/.test(lines[0]?.text ?? '')) return unparsable('there is no header');
  const rows = lines.slice(1).flatMap(({ text: line, number }): SwapDevice[] => {
    const words = wordsOf(line);
    const [kind = '', size, used, priority] = words.slice(-4);
    const [sizeKib, usedKib] = [numberIn(size), numberIn(used)];
    const device = words.slice(0, -4).join(' ');
    if (device === '' || sizeKib === null || usedKib === null) return [];
    return [
      {
        device: shown(device),
        kind: shown(kind),
        sizeBytes: sizeKib * 1024,
        usedBytes: usedKib * 1024,
        priority: numberIn(priority),
        line: number,
      },
    ];
  });
  return parsed(rows);
}
