/** What became of a name in an archive. `note` says what is wrong with it; a null `path` means that it cannot be used. */
export interface SafePath {
  readonly path: string | null;
  readonly note: string | null;
  readonly absolute: boolean;
}

const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

/** Names as nearly all are: relative, of letters that need no thought, no segment with a dot in front. They stand as they are. */
const PLAIN = /^[\w@%+=:,~-][\w@%+=:,.~ -]*(?:\/[\w@%+=:,~-][\w@%+=:,.~ -]*)*$/;

const refuse = (note: string, absolute: boolean): SafePath => ({ path: null, note, absolute });

/**
 * Makes a member's name safe: no leading `/` or `./`, no empty segments, control characters as U+FFFD. A name with a
 * `..` segment is refused, not resolved: resolved, it could stand for another member. A backslash is an ordinary character
 * of Linux names (systemd's `dev-disk-by\x2duuid`) and stays, but `..` between backslashes is refused as well, for those
 * who read our paths elsewhere.
 */
export function safePath(name: string): SafePath {
  if (PLAIN.test(name)) return { path: name, note: null, absolute: false };
  const absolute = name.startsWith('/');
  if (name.includes('\0')) return refuse('its name holds a NUL byte', absolute);
  if (name.split(/[/\\]/).includes('..')) return refuse('its name climbs out of the archive with ".."', absolute);
  const path = name
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/')
    .replace(CONTROL, '\uFFFD');
  if (path.length === 0) return { path: '', note: null, absolute };
  if (/^[A-Za-z]:\\/.test(path)) return refuse('its name is a Windows path with a drive', absolute);
  if (path.includes('\uFFFD') && CONTROL.test(name))
    return { path, note: 'its name holds control characters', absolute };
  return { path, note: absolute ? 'its name is absolute' : null, absolute };
}
