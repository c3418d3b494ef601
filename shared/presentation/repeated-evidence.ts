import type { Evidence } from '../contracts/finding.ts';

type Group = readonly Evidence[];
type Place = { readonly path: string; readonly line: number };

/** What stands before the message: syslog's stamp, host and process, `dmesg -T`'s date, the kernel's seconds. */
const PREFIX = /^(?:.*?\bkernel:\s*)?(?:\[[^\]]*\d:\d\d:\d\d[^\]]*\]\s*)?(?:\[\s*\d+\.\d+\]\s*)?/;

const message = (piece: Evidence): string =>
  `${piece.boot}\u0000${piece.signal}\u0000${piece.text.replace(PREFIX, '')}`;

/**
 * The kernel's ring buffer, the journal and the syslog hold the same message of the same boot. A file whose every proving
 * line stands in a file before it is not shown again but named there, with its first line. Evidence of an unknown boot is
 * never taken for a repetition.
 */
export function repeatedElsewhere(groups: readonly Group[]): { kept: Group[]; repeats: Map<Group, Place[]> } {
  const kept: Group[] = [];
  const owner = new Map<string, Group>();
  const repeats = new Map<Group, Place[]>();
  for (const group of groups) {
    const [first] = group;
    const owners = group.map((piece) => (piece.boot === null ? undefined : owner.get(message(piece))));
    const [shownBy] = owners;
    if (first !== undefined && shownBy !== undefined && owners.every((other) => other !== undefined)) {
      repeats.set(shownBy, [...(repeats.get(shownBy) ?? []), { path: first.path, line: first.line }]);
      continue;
    }
    kept.push(group);
    for (const piece of group) if (!owner.has(message(piece))) owner.set(message(piece), group);
  }
  return { kept, repeats };
}
