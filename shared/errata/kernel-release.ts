import { compareVersions } from './rpm-version.ts';

/** A kernel release as `uname -r` prints it, taken apart. */
export interface KernelRelease {
  /** Without architecture and debug suffix: "3.10.0-1160.36.2.el7". */
  readonly name: string;
  /** "3.10.0" */
  readonly version: string;
  /** "1160.36.2.el7" */
  readonly build: string;
  readonly architecture: string | null;
  readonly debug: boolean;
}

const ARCHITECTURE = /\.(x86_64|i[3-6]86|aarch64|ppc64le|ppc64|s390x|s390|armv7hl|noarch|riscv64)$/;

/** Takes `uname -r` output or a kernel package's version-release; null when it does not look like one. */
export function parseKernelRelease(text: string): KernelRelease | null {
  let rest = text.trim();
  let debug = false;
  let architecture: string | null = null;
  // "3.10.0-1160.el7.x86_64.debug" (RHEL 7) and "4.18.0-80.el8.x86_64+debug" (later) both name the debug variant.
  const stripped = rest.replace(/[.+]debug$/, '');
  if (stripped !== rest) debug = true;
  rest = stripped;
  const arch = ARCHITECTURE.exec(rest);
  if (arch?.[1] !== undefined) {
    architecture = arch[1];
    rest = rest.slice(0, arch.index);
  }
  const parts = /^([0-9][0-9A-Za-z.~^]*)-([0-9A-Za-z][0-9A-Za-z._+~^-]*)$/.exec(rest);
  if (parts?.[1] === undefined || parts[2] === undefined) return null;
  return { name: rest, version: parts[1], build: parts[2], architecture, debug };
}

/** Compares two releases by rpm's rules, version first, then build; architecture and debug variant do not count. */
export function compareKernels(a: KernelRelease, b: KernelRelease): number {
  return compareVersions(a.version, b.version) || compareVersions(a.build, b.build);
}

/** A release without architecture and debug suffix; text that is no release stays as it is. */
export const plainRelease = (text: string): string => parseKernelRelease(text)?.name ?? text;
