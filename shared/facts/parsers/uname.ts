import { firstLine, type Parsed, parsed, unparsable } from '../parsed.ts';

export interface Uname {
  readonly hostname: string | null;
  /** As `uname -r` prints it, with the architecture where the kernel's name has one. */
  readonly release: string;
  readonly architecture: string | null;
}

const ARCHITECTURE = /^(?:x86_64|i[3-6]86|aarch64|armv[5-8]\w*|ppc64(?:le)?|s390x?|riscv64|loongarch64|ia64)$/;
/** A kernel release: `3.10.0-1160.36.2.el7.x86_64`, `5.15.0-105-generic`, `6.1.0`. */
const RELEASE = /^[0-9]{1,3}\.[0-9]{1,5}(?:[.\-+~_][0-9A-Za-z.\-+~_]{0,100})?$/;

/** Whether a word can be a kernel release as `uname -r` prints it. */
export const isKernelRelease = (word: string): boolean => RELEASE.test(word);

/** The architecture that a kernel release ends in (RHEL's do), null where it names none. */
export function architectureOf(release: string): string | null {
  const last =
    release
      .replace(/[.+]debug$/, '')
      .split('.')
      .at(-1) ?? '';
  return ARCHITECTURE.test(last) ? last : null;
}

/** `uname -a`. */
export function parseUname(text: string): Parsed<Uname> {
  const words = firstLine(text).slice(0, 2000).split(/\s+/);
  if (words[0] !== 'Linux') return unparsable('the line does not begin with "Linux"');
  // A host without a name leaves its place empty.
  const at = words[1] !== undefined && isKernelRelease(words[1]) && !isKernelRelease(words[2] ?? '') ? 1 : 2;
  const release = words[at] ?? '';
  if (!isKernelRelease(release)) return unparsable('there is no kernel release in the third place');
  const machine = words.slice(at + 1).findLast((word) => ARCHITECTURE.test(word)) ?? architectureOf(release);
  return parsed({ hostname: at === 2 ? (words[1] ?? null) : null, release, architecture: machine });
}

/** `/proc/version`: "Linux version 3.10.0-... (mockbuild@...) ...". Also a kernel's boot banner without its prefix. */
export function parseProcVersion(text: string): Parsed<string> {
  const release = /^Linux version (\S{1,128})(?:\s|$)/.exec(firstLine(text))?.[1];
  return release !== undefined && isKernelRelease(release)
    ? parsed(release)
    : unparsable('there is no "Linux version" with a kernel release');
}
