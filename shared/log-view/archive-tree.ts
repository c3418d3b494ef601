import type { IndexedMember } from '../archive/member-index.ts';
import type { ArchiveEntry } from '../contracts/logs.ts';
import { linkPath, resolvePath, withoutTop } from '../members/paths.ts';

interface Node {
  readonly path: string;
  readonly name: string;
  kind: ArchiveEntry['kind'];
  bytes: number;
  files: number;
  linkTarget: string | null;
  proving: number;
  children: Map<string, Node> | null;
}

const FOUND_AT_MOST = 200;

/** The members of one sosreport as a tree, links followed as the analysis follows them. */
export class ArchiveTree {
  readonly #root: Node = emptyNode('', '');
  readonly #members = new Map<string, IndexedMember>();
  readonly #links = new Map<string, string | null>();

  /** `top` is the sosreport's folder in the archive; `proving` counts lines that prove something, by path. */
  constructor(members: readonly IndexedMember[], top: string, proving: ReadonlyMap<string, number>) {
    for (const member of members) this.#add(member, top);
    this.#sum(this.#root, proving);
  }

  /** What a folder holds, folders first; nothing where there is no such folder. */
  folder(path: string): ArchiveEntry[] {
    const children = this.#node(path)?.children?.values() ?? [];
    return [...children].map(toEntry).sort(byKindAndName);
  }

  /** Files and links whose path holds all words, in any case; at most 200, and how many there are. */
  find(words: string): { total: number; entries: ArchiveEntry[] } {
    const wanted = words
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const found: string[] = [];
    let total = 0;
    for (const [path, { header }] of this.#members) {
      const lower = path.toLowerCase();
      if (header.type === 'directory' || !wanted.every((word) => lower.includes(word))) continue;
      total += 1;
      if (found.length < FOUND_AT_MOST) found.push(path);
    }
    const entries = found.flatMap((path) => {
      const node = this.#node(path);
      return node === null ? [] : [toEntry(node)];
    });
    return { total, entries: entries.sort((a, b) => a.path.localeCompare(b.path)) };
  }

  /** The file that a path names, links followed, and its own path; null where there is none. */
  file(path: string): { path: string; member: IndexedMember } | null {
    const resolved = resolvePath(path.replace(/^(?:\.?\/)+/, ''), this.#links);
    if (resolved.state !== 'path') return null;
    const member = this.#members.get(resolved.path);
    return member?.header.type === 'file' ? { path: resolved.path, member } : null;
  }

  #add(member: IndexedMember, top: string): void {
    const { header } = member;
    const path = withoutTop(header.path, top);
    // Of two members of one name the first counts, as in the analysis.
    if (path === null || path === '' || this.#members.has(path)) return;
    this.#members.set(path, member);
    if (header.linkTarget !== null) this.#links.set(path, leadsTo(path, member, top));
    const node = this.#grow(path);
    node.linkTarget = header.linkTarget;
    node.kind = kindOf(header.type);
    if (header.type !== 'file') return;
    node.bytes = header.size;
    node.files = 1;
  }

  #grow(path: string): Node {
    let node = this.#root;
    for (let start = 0; ; ) {
      const slash = path.indexOf('/', start);
      const name = path.slice(start, slash < 0 ? undefined : slash);
      node.children ??= new Map();
      const child = node.children.get(name) ?? emptyNode(slash < 0 ? path : path.slice(0, slash), name);
      node.children.set(name, child);
      node = child;
      if (slash < 0) return node;
      start = slash + 1;
    }
  }

  #node(path: string): Node | null {
    let node: Node | undefined = this.#root;
    for (const name of path.split('/')) if (name !== '') node = node?.children?.get(name);
    return node ?? null;
  }

  #sum(node: Node, proving: ReadonlyMap<string, number>): void {
    node.proving = proving.get(node.path) ?? 0;
    for (const child of node.children?.values() ?? []) {
      this.#sum(child, proving);
      node.bytes += child.bytes;
      node.files += child.files;
      node.proving += child.proving;
    }
  }
}

const emptyNode = (path: string, name: string): Node => ({
  path,
  name,
  kind: 'folder',
  bytes: 0,
  files: 0,
  linkTarget: null,
  proving: 0,
  children: null,
});

function kindOf(type: IndexedMember['header']['type']): ArchiveEntry['kind'] {
  if (type === 'directory') return 'folder';
  if (type === 'symlink' || type === 'hardlink') return 'link';
  return type;
}

/** Where a link leads, without the top folder: a hard link names its file from the archive's root. */
function leadsTo(path: string, { header }: IndexedMember, top: string): string | null {
  const target = header.linkTarget ?? '';
  if (header.type !== 'hardlink') return linkPath(path, target);
  const whole = linkPath('', target);
  return whole === null ? null : withoutTop(whole, top);
}

const toEntry = ({ children: _, ...entry }: Node): ArchiveEntry => ({ ...entry });

function byKindAndName(a: ArchiveEntry, b: ArchiveEntry): number {
  if (a.kind !== b.kind && (a.kind === 'folder' || b.kind === 'folder')) return a.kind === 'folder' ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}
