import { readdirSync, readFileSync } from 'node:fs';

/** What Linux tells of a process of ours. */
export interface AppProcess {
  readonly pid: number;
  /** Whether it analyses, and is not the window, main or a part of Chromium. */
  readonly analysis: boolean;
  /** Resident memory in bytes: now, and the most so far. */
  readonly resident: number;
  readonly peak: number;
}

/**
 * The processes of the app whose own folder is `userData`, told by their command lines; none where /proc is not Linux's. Memory
 * that they share is counted in each.
 */
export function appProcesses(userData: string): AppProcess[] {
  let pids: string[] = [];
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
  return pids.flatMap((pid) => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
      if (!words.includes(userData)) return [];
      const status = readFileSync(`/proc/${pid}/status`, 'latin1');
      const kib = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) * 1024;
      const analysis = words.includes('node.mojom.NodeService');
      return [{ pid: Number(pid), analysis, resident: kib('VmRSS'), peak: kib('VmHWM') }];
    } catch {
      // It ended between two looks.
      return [];
    }
  });
}
