import type { CollectedMembers, DatumContent } from '../../shared/members/types.ts';
import { collectTree, onlyReport } from '../members/collect.ts';

/**
 * The members of a sosreport with these files (without the top folder), read from a real archive. `sos_commands/` is always
 * there.
 */
export async function membersOf(files: Readonly<Record<string, string>>): Promise<CollectedMembers> {
  const tree = { sos_commands: { folder: true as const }, ...files };
  return onlyReport(await collectTree(Object.fromEntries(Object.entries(tree).map(([p, entry]) => [`t/${p}`, entry]))));
}

/** The same members with one datum cut short. */
export function withTruncated(members: CollectedMembers, datum: string): CollectedMembers {
  const cut = (content: DatumContent): DatumContent =>
    content.state === 'ok' ? { ...content, truncated: true } : content;
  return {
    ...members,
    datum: (name) => (name === datum ? cut(members.datum(name)) : members.datum(name)),
    all: (name) => (name === datum ? members.all(name).map(cut) : members.all(name)),
  };
}
