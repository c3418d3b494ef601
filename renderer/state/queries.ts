import type { RecentCase, Theme } from '../../shared/contracts/ipc.ts';

/** The recent cases whose host, case number, kernel, file or finding contain every word of the filter, whatever its case. */
export function filterRecent(recent: readonly RecentCase[], filter: string): readonly RecentCase[] {
  const terms = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '');
  if (terms.length === 0) return recent;
  return recent.filter((row) => {
    const text = [row.hostname, row.caseNumber, row.kernel, row.file, row.topFinding].join('\n').toLowerCase();
    return terms.every((term) => text.includes(term));
  });
}

/** Whether the window is dark, given the setting and what the system prefers. */
export const isDark = (theme: Theme, systemIsDark: boolean): boolean =>
  theme === 'system' ? systemIsDark : theme === 'dark';
