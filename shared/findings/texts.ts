import type { When } from '../articles/schema.ts';
import type { Host } from '../contracts/case-summary.ts';
import type { Verdict } from '../contracts/verdict.ts';

/**
 * What `{name}` in an article's texts can stand for:
 * running (release of the running kernel), target and advisory (the first published fix), installed (the installed kernel
 * that has the fix), printedBy (kernel that printed the first proof), count (matched lines), first and last (their times).
 */
export type TextValues = Readonly<
  Record<'running' | 'target' | 'advisory' | 'installed' | 'printedBy' | 'count' | 'first' | 'last', string>
>;

/** Puts the values in; an unknown name stays as it is written, so that a slip is seen. */
export const fillIn = (text: string, values: TextValues): string =>
  text.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) =>
    name in values ? values[name as keyof TextValues] : whole,
  );

/** Whether a condition of an article holds on this host; no condition always holds. */
export function holds(when: When | undefined, host: Host, verdict: Verdict | null): boolean {
  if (when === undefined) return true;
  const { sysctl, raidMetadata, distribution, verdict: verdicts } = when;
  if (sysctl !== undefined && host.sysctl[sysctl.name] !== sysctl.equals) return false;
  if (raidMetadata !== undefined && !host.raid.some((array) => array.metadata === raidMetadata)) return false;
  if (distribution !== undefined && !distribution.includes(host.distribution ?? '')) return false;
  return verdicts === undefined || (verdict !== null && verdicts.includes(verdict));
}
