import { linesOf, type Parsed, parsed, unparsable } from '../parsed.ts';

const ARCHITECTURES = 'x86_64|i[3-6]86|aarch64|ppc64le|ppc64|s390x|noarch';
const PACKAGE = new RegExp(`^[A-Za-z0-9][\\w.+~^-]*-[^\\s-]+-[^\\s-]+\\.(?:${ARCHITECTURES})(?:\\s|$)`);
/** Packages that bring a kernel image, with the suffix that the variant adds to `uname -r`. */
const KERNEL = new RegExp(
  '^kernel(-(?:uek|rt|lt|ml|plus|debug|rt-debug|uek-debug|PAE|64k))?(?:-core)?' +
    '-([0-9][^\\s-]*-[^\\s-]+)\\.(x86_64|i[3-6]86|aarch64|ppc64le|ppc64|s390x)(?:\\s|$)',
);

export interface RpmList {
  readonly packages: number;
  /** Kernel releases as `uname -r` prints them, in the list's order, each once. */
  readonly kernels: readonly string[];
}

/** Debug and 64k kernels print a suffix: `.debug` on RHEL 7, `+debug` and `+64k` since RHEL 8. */
function variantSuffix(variant: string, version: string): string {
  if (variant.endsWith('debug')) return version.startsWith('3.10.0-') ? '.debug' : '+debug';
  return variant === '-64k' ? '+64k' : '';
}

/**
 * `installed-rpms` or `package-data`: a package as NAME-VERSION-RELEASE.ARCH begins each line. `kernel-headers`, `-tools`,
 * `-devel` and the like bring no kernel.
 */
export function parseRpmList(text: string): Parsed<RpmList> {
  const kernels = new Set<string>();
  let packages = 0;
  for (const line of linesOf(text)) {
    const head = line.slice(0, 300);
    if (PACKAGE.test(head)) packages++;
    const kernel = KERNEL.exec(head);
    if (!kernel) continue;
    const [, variant = '', version = '', architecture = ''] = kernel;
    kernels.add(`${version}.${architecture}${variantSuffix(variant, version)}`);
  }
  if (packages === 0) return unparsable('there is no NAME-VERSION-RELEASE.ARCH line');
  return parsed({ packages, kernels: [...kernels] });
}

/** `dpkg -l`: the kernels of installed (`ii`, held `hi`) `linux-image-RELEASE` packages, without meta packages and debug symbols. */
export function parseDpkgList(text: string): Parsed<RpmList> {
  const kernels = new Set<string>();
  let packages = 0;
  for (const line of linesOf(text)) {
    const row = /^[hi]i[ R] +(\S{1,200})/.exec(line);
    if (!row) continue;
    packages++;
    const name = (row[1] ?? '').replace(/:[a-z0-9]+$/, '');
    const kernel = /^linux-image-(?:unsigned-)?([0-9][\w.+~-]*)$/.exec(name)?.[1];
    if (kernel !== undefined && /-/.test(kernel) && !/-(?:dbg|dbgsym)$/.test(kernel)) kernels.add(kernel);
  }
  if (packages === 0) return unparsable('there is no row of an installed package');
  return parsed({ packages, kernels: [...kernels] });
}
