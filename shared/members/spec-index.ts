import { DATUM_SPECS, type DatumSpec, DEFAULT_DATUM_BYTES } from './specs.ts';

/** One place of one datum that a path fits. `rank` is the place's index in the spec: lower is better. */
export interface DatumRole {
  readonly datum: string;
  readonly rank: number;
  readonly many: boolean;
  readonly maxBytes: number;
}

interface Glob {
  readonly prefix: string;
  readonly expression: RegExp;
  readonly role: DatumRole;
}

const WILD: ReadonlyMap<string, string> = new Map([
  ['*', '[^/]*'],
  ['[!-]', '[^/-]'],
]);

/** `a/*_b` as an anchored expression; a star stays within one segment, `[!-]` is one character that is no dash. */
function globExpression(glob: string): RegExp {
  const escaped = glob.split(/(\*|\[!-\])/).map((part) => WILD.get(part) ?? part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('')}$`);
}

const exact = new Map<string, DatumRole[]>();
const globs: Glob[] = [];

function addSpec(spec: DatumSpec): void {
  for (const [rank, path] of spec.paths.entries()) {
    const role: DatumRole = {
      datum: spec.datum,
      rank,
      many: spec.many === true,
      maxBytes: spec.maxBytes ?? DEFAULT_DATUM_BYTES,
    };
    const star = path.search(/\*|\[!-\]/);
    if (star < 0) exact.set(path, [...(exact.get(path) ?? []), role]);
    else globs.push({ prefix: path.slice(0, star), expression: globExpression(path), role });
  }
}

for (const spec of DATUM_SPECS) addSpec(spec);

/** Globs by the first two folders of the paths that they may fit, as far as they were asked for. */
const globsBelow = new Map<string, readonly Glob[]>();
/** Real sosreports have some hundreds of such folders. Each keeps the path that it was cut from. */
const MOST_FOLDERS = 512;

/** The first two folders of a path, with the slash behind them; fewer where it has fewer. */
function firstFolders(path: string): string {
  const first = path.indexOf('/') + 1;
  const second = first === 0 ? 0 : path.indexOf('/', first) + 1;
  return path.slice(0, second === 0 ? first : second);
}

/** The globs that a path may fit by where it stands, in their order. */
function globsFor(path: string): readonly Glob[] {
  const folders = firstFolders(path);
  const known = globsBelow.get(folders);
  if (known !== undefined) return known;
  const fitting = globs.filter(({ prefix }) => folders.startsWith(prefix) || prefix.startsWith(folders));
  if (globsBelow.size >= MOST_FOLDERS) globsBelow.clear();
  globsBelow.set(folders, fitting);
  return fitting;
}

const NONE: readonly DatumRole[] = [];

/** The data that the member at this path (without the top folder) may hold; usually none. */
export function datumRoles(path: string): readonly DatumRole[] {
  const known = exact.get(path) ?? NONE;
  let roles = known;
  for (const { prefix, expression, role } of globsFor(path)) {
    if (!path.startsWith(prefix) || !expression.test(path)) continue;
    if (!roles.some(({ datum }) => datum === role.datum)) roles = [...roles, role];
  }
  return roles;
}
