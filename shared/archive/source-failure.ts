import type { Failure } from '../contracts/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'The file is not there. It may have been moved, renamed or deleted.',
  EACCES:
    'The file may not be read: its permissions do not allow it. Copy it to a place of your own, or ask its owner.',
  EPERM: 'The file may not be read: the system does not allow it. Copy it to a place of your own, or ask its owner.',
  EISDIR:
    'This is a folder. Open the sosreport archive itself, not the folder it was unpacked to; of a folder those files are taken that are named like archives (.tar, .tar.xz, .tgz and so on).',
  EIO: 'The disk reported an error while the file was read. Copy the file from its origin again.',
  EMFILE: 'Too many files are open. Close some programs and try again.',
  ESTALE: 'The network drive that holds the file went away. Copy the file to a local disk and try again.',
  ELOOP: 'The file is a link that leads back to itself.',
  ENAMETOOLONG: "The file's name is too long for this system. Rename it and try again.",
};

/** The system's code of an error (ENOENT, ...), where it has one. */
function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** The failure for an error that reading the source brought, in words and without a path of this machine. */
export function sourceFailure(error: unknown): Failure {
  const code = codeOf(error);
  const known = code === null ? undefined : REASONS[code];
  const unknown = `The file could not be read${code === null ? '' : ` (${code})`}. Copy it to a local disk and try again.`;
  return { code: 'unreadable', message: known ?? unknown };
}
