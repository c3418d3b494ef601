import type { Evidence } from '../contracts/finding.ts';

/** What one file gives that no file before it gave, and where the same stands again. */
export interface Told {
  readonly group: readonly Evidence[];
  readonly alsoIn: { readonly path: string; readonly line: number }[];
}

/** What stands before the message: syslog's stamp, host and process, `dmesg -T`'s date, the kernel's seconds. */
const PREFIX = /^(?:.*?\bkernel:\s*)?(?:\[[^\]]{0,40}\d:\d\d:\d\d[^\]]{0,12}\]\s*)?(?:\[\s*\d+\.\d+\]\s*)?/;

/** A log line without its stamp. */
export const messageOf = (text: string): string => text.replace(PREFIX, '');

const keyOf = (piece: Evidence): string => `${piece.boot}\u0000${piece.signal}\u0000${messageOf(piece.text)}`;

/**
 * The kernel's ring buffer, the journal and the syslog hold the same messages of the same boot. What stands in a file
 * before it is not shown again but named there, by path and first line. Evidence of an unknown boot is never taken for
 * a repetition.
 */
export function repeatedElsewhere(groups: readonly (readonly Evidence[])[]): Told[] {
  const owners = new Map<string, Told>();
  return groups
    .map((group) => {
      const told: Told = { group: group.filter((piece) => !isRepeated(piece, owners)), alsoIn: [] };
      for (const piece of told.group) if (piece.boot !== null) owners.set(keyOf(piece), told);
      return told;
    })
    .filter(({ group }) => group.length > 0);
}

function isRepeated(piece: Evidence, owners: ReadonlyMap<string, Told>): boolean {
  const owner = owners.get(keyOf(piece));
  if (piece.boot === null || owner === undefined) return false;
  if (!owner.alsoIn.some(({ path }) => path === piece.path)) owner.alsoIn.push({ path: piece.path, line: piece.line });
  return true;
}
