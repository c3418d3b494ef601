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

/** The data that the member at this path (without the top folder) may hold; usually none. */
export function datumRoles(path: string): readonly DatumRole[] {
  const roles = [...(exact.get(path) ?? [])];
  for (const glob of globs) {
    if (!path.startsWith(glob.prefix) || !glob.expression.test(path)) continue;
    if (!roles.some((role) => role.datum === glob.role.datum)) roles.push(glob.role);
  }
  return roles;
}
