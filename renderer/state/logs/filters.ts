import type { LogFilter, LogLevel, LogSearch } from '../../../shared/contracts/logs.ts';

export const NO_FILTER: LogFilter = {
  text: null,
  processes: [],
  exceptProcesses: false,
  levels: [],
  boots: [],
  from: null,
  to: null,
};

/** Levels, the worst first. */
export const LEVELS: readonly LogLevel[] = ['error', 'warning', 'notice', 'info', 'debug'];

export type FilterPart = 'text' | 'processes' | 'levels' | 'boots' | 'time';

/** The parts of a filter that leave something out. */
export function activeParts(filter: LogFilter): readonly FilterPart[] {
  const parts: FilterPart[] = [];
  if (filter.text !== null) parts.push('text');
  if (filter.processes.length > 0) parts.push('processes');
  if (filter.levels.length > 0) parts.push('levels');
  if (filter.boots.length > 0) parts.push('boots');
  if (filter.from !== null || filter.to !== null) parts.push('time');
  return parts;
}

/** The filter without one of its parts. */
export function withoutPart(filter: LogFilter, part: FilterPart): LogFilter {
  switch (part) {
    case 'text':
      return { ...filter, text: null };
    case 'processes':
      return { ...filter, processes: [], exceptProcesses: false };
    case 'levels':
      return { ...filter, levels: [] };
    case 'boots':
      return { ...filter, boots: [] };
    case 'time':
      return { ...filter, from: null, to: null };
  }
}

/** The list with the value put in, or taken out where it is in. */
export const toggled = <T>(list: readonly T[], value: T): T[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value];

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** "Only lines that match" as a filter: whole words become an expression, for a filter knows no words. */
export function textFilterOf({ text, regex, matchCase, word }: LogSearch): LogFilter['text'] {
  if (text === '') return null;
  if (!word) return { text, regex, matchCase };
  return { text: `\\b(?:${regex ? text : escaped(text)})\\b`, regex: true, matchCase };
}

/**
 * Levels as one word where they are all from some level up ("warning and worse"), else null. A filter of no level is none.
 */
export function worseThan(levels: readonly LogLevel[]): LogLevel | null {
  const ranks = levels.map((level) => LEVELS.indexOf(level)).sort((a, b) => a - b);
  const whole = ranks.length > 0 && ranks.every((rank, index) => rank === index);
  return whole ? (LEVELS[ranks.length - 1] ?? null) : null;
}
