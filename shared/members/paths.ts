const MAX_HOPS = 40;

/** Where a path leads once links are followed. */
export type Resolved =
  | { readonly state: 'path'; readonly path: string }
  | { readonly state: 'outside' }
  | { readonly state: 'loop' };

/**
 * The path that a symbolic link at `from` names, both without the top folder. An absolute target counts from the top folder,
 * as it did from the host's root. Null where the target climbs out of the sosreport.
 */
export function linkPath(from: string, target: string): string | null {
  const base = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const path = base;
  for (const segment of target.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') path.push(segment);
    else if (path.pop() === undefined) return null;
  }
  return path.join('/');
}

/** Replaces the shortest leading part of `path` that is a link by what it names; null when none is. */
function followOnce(path: string, links: ReadonlyMap<string, string | null>): { path: string | null } | null {
  for (let end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
    const head = end < 0 ? path : path.slice(0, end);
    const target = links.get(head);
    if (target === null) return { path: null };
    if (target !== undefined) {
      const rest = end < 0 ? '' : path.slice(end + 1);
      return { path: target !== '' && rest !== '' ? `${target}/${rest}` : target + rest };
    }
    if (end < 0) return null;
  }
}

/** Follows links, also those of leading folders, as the kernel would: after 40 it is a loop. `links` maps a link to its `linkPath`. */
export function resolvePath(path: string, links: ReadonlyMap<string, string | null>): Resolved {
  let at = path;
  for (let hops = 0; hops <= MAX_HOPS; hops++) {
    const next = followOnce(at, links);
    if (next === null) return { state: 'path', path: at };
    if (next.path === null) return { state: 'outside' };
    // A link to its own parent folder can grow a path without end; the hop count bounds it, this bounds its length.
    if (next.path.length > 8192) return { state: 'loop' };
    at = next.path;
  }
  return { state: 'loop' };
}

/** Names that stand at the root of a sosreport: an archive that starts with one of them was packed without its top folder. */
const ROOT_NAMES = new Set([
  ...['boot', 'dev', 'etc', 'lib', 'opt', 'proc', 'root', 'run', 'sys', 'usr', 'var'],
  ...['sos_commands', 'sos_logs', 'sos_reports', 'sos_strings'],
  ...['chkconfig', 'date', 'df', 'dmidecode', 'environment', 'free', 'hostname', 'installed-debs', 'installed-rpms'],
  ...['ip_addr', 'ip_route', 'last', 'lsmod', 'lsof', 'lspci', 'mount', 'netstat', 'ps', 'pstree', 'route'],
  ...['uname', 'uptime', 'version.txt', 'vgdisplay'],
]);

const REPORT_NAME = /^sosreport-./;

/**
 * The top folder of a sosreport as the first path in it tells: the part through a `sosreport-...` folder (packed with its
 * whole path, `var/tmp/sosreport-x/...`) or up to a name of sos's own (`x/y/sos_commands/...`), "" where the root
 * entries start at once, else the first segment. Null while it cannot be told (a bare folder, a stray file).
 */
export function topFolderOf(path: string, isFolder: boolean): string | null {
  const segments = path.split('/');
  const named = segments.findIndex((segment, i) => REPORT_NAME.test(segment) && (isFolder || i < segments.length - 1));
  if (named >= 0) return segments.slice(0, named + 1).join('/');
  const own = segments.findIndex((segment) => segment.startsWith('sos_'));
  if (own >= 0) return segments.slice(0, own).join('/');
  if (isFolder) return null;
  const [first = ''] = segments;
  if (ROOT_NAMES.has(first)) return '';
  return segments.length === 1 ? null : first;
}

/**
 * The top folder of what stands beside a sosreport: a `sosreport-...` folder anywhere, else the folder next to the first
 * one's, for people rename what they unpack. Null for stray files.
 */
export function topFolderBeside(firstTop: string, path: string, isFolder: boolean): string | null {
  const top = topFolderOf(path, isFolder);
  if (top !== null && REPORT_NAME.test(top.split('/').at(-1) ?? '')) return top;
  const parents = firstTop.split('/').slice(0, -1);
  const segments = path.split('/');
  const beside = segments.slice(0, parents.length + 1);
  const inIt = segments.length > beside.length || (isFolder && segments.length === parents.length + 1);
  return inIt && parents.every((parent, at) => segments[at] === parent) ? beside.join('/') : null;
}

/** `path` without the top folder; null for what stands beside it, "" for the folder itself. */
export function withoutTop(path: string, topFolder: string): string | null {
  if (topFolder === '') return path;
  if (path === topFolder) return '';
  return path.startsWith(`${topFolder}/`) ? path.slice(topFolder.length + 1) : null;
}
