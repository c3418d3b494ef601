import type { IndexedMember, MemberIndex } from './member-index.ts';

/** As many links as the Linux kernel follows. */
const MOST_LINKS = 40;

/** The folder that all members lie in, "" where there is none. */
function commonFolder({ members }: MemberIndex): string {
  const [first] = members;
  let folder = first?.header.path.split('/') ?? [];
  if (first?.header.type !== 'directory') folder = folder.slice(0, -1);
  for (const { header } of members) {
    const path = header.path.split('/');
    const differs = folder.findIndex((segment, at) => path[at] !== segment);
    if (differs >= 0) folder = folder.slice(0, differs);
    if (folder.length === 0) break;
  }
  return folder.join('/');
}

/** `path` with `.` and `..` taken in, from the archive's root; null where it climbs out of `top`. */
function normalized(path: string, top: string): string | null {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  const plain = segments.join('/');
  return top === '' || plain === top || plain.startsWith(`${top}/`) ? plain : null;
}

/** Where a link leads: a hard link from the archive's root, an absolute symbolic link from the top folder. */
function targetOf({ header }: IndexedMember, top: string): string | null {
  const target = header.linkTarget ?? '';
  if (header.type === 'hardlink') return normalized(target, top);
  if (target.startsWith('/')) return normalized(`${top}/${target}`, top);
  return normalized(`${header.path.split('/').slice(0, -1).join('/')}/${target}`, top);
}

/** The first link on the way of a path: the path itself or one of its folders, replaced by where it leads. */
function followOnce(path: string, byPath: ReadonlyMap<string, IndexedMember>, top: string): string | null {
  for (let end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
    const head = end < 0 ? path : path.slice(0, end);
    const member = byPath.get(head);
    if (member !== undefined && member.header.linkTarget !== null) {
      const target = targetOf(member, top);
      return target === null ? null : target + (end < 0 ? '' : path.slice(end));
    }
    if (end < 0) return path;
  }
}

/**
 * The file that a path names, given with or without the archive's top folder, links followed as on the host: an absolute
 * link counts from the top folder. Of two members of one name it is the first. Null where there is no such file, where a link leads
 * out of the top folder, or in a circle.
 */
export function findMember(index: MemberIndex, path: string): IndexedMember | null {
  const top = commonFolder(index);
  const byPath = new Map<string, IndexedMember>();
  for (const member of index.members) if (!byPath.has(member.header.path)) byPath.set(member.header.path, member);
  for (const start of [normalized(path, top), normalized(`${top}/${path}`, top)]) {
    let at = start;
    for (let links = 0; at !== null && links <= MOST_LINKS; links++) {
      const next: string | null = followOnce(at, byPath, top);
      if (next === at) {
        const member = byPath.get(at);
        if (member?.header.type === 'file') return member;
        break;
      }
      at = next;
    }
  }
  return null;
}
