import type { LogFilter } from '../contracts/logs.ts';
import { hostSeconds } from './host-view.ts';
import { LEVELS, NO_PROCESS, NO_TIME } from './line-table.ts';
import type { LogFile } from './log-file.ts';
import type { ProcessNames } from './process-names.ts';

export const NO_FILTER: LogFilter = {
  text: null,
  processes: [],
  exceptProcesses: false,
  levels: [],
  boots: [],
  from: null,
  to: null,
};

/** Whether a filter lets every line through. */
export const isOpen = ({ text, processes, levels, boots, from, to }: LogFilter): boolean =>
  text === null && processes.length + levels.length + boots.length === 0 && from === null && to === null;

/** Judges a line by what is kept of it; what the filter says of the text is not looked at. */
export type LineTest = (file: LogFile, line: number) => boolean;

/**
 * The test of a filter. Lines of no level count as `info`; a line without a process is not one of any chosen; one whose time
 * or boot is not known lies in none that is chosen.
 */
export function lineTest(filter: LogFilter, names: ProcessNames, utcOffsetMinutes: number | null): LineTest {
  const tests = [
    processTest(filter, names),
    levelTest(filter),
    bootTest(filter),
    timeTest(filter, utcOffsetMinutes),
  ].filter((test) => test !== null);
  return (file, line) => tests.every((test) => test(file, line));
}

function processTest({ processes, exceptProcesses }: LogFilter, names: ProcessNames): LineTest | null {
  if (processes.length === 0) return null;
  const chosen = new Set(processes);
  const known: (boolean | undefined)[] = [];
  known[NO_PROCESS] = exceptProcesses;
  return ({ lines }, line) => {
    const id = lines.process(line);
    const shown = known[id] ?? chosen.has(names.name(id) ?? '') !== exceptProcesses;
    known[id] = shown;
    return shown;
  };
}

function levelTest({ levels }: LogFilter): LineTest | null {
  if (levels.length === 0) return null;
  const shown = LEVELS.map((level) => levels.includes(level ?? 'info'));
  return ({ lines }, line) => shown[lines.level(line)] === true;
}

function bootTest({ boots }: LogFilter): LineTest | null {
  if (boots.length === 0) return null;
  const shown = new Set(boots);
  return ({ lines }, line) => shown.has(lines.boot(line));
}

function timeTest({ from, to }: LogFilter, utcOffsetMinutes: number | null): LineTest | null {
  if (from === null && to === null) return null;
  const first = hostSeconds(from, utcOffsetMinutes) ?? NO_TIME + 1;
  const last = hostSeconds(to, utcOffsetMinutes) ?? Number.POSITIVE_INFINITY;
  return ({ lines }, line) => {
    const time = lines.time(line);
    return time >= first && time <= last;
  };
}
