import type { CollectedMembers } from '../../members/types.ts';
import { parseKernelImages } from '../parsers/kernel-images.ts';
import { parseDpkgList, parseRpmList, type RpmList } from '../parsers/packages.ts';
import { type Fact, readFact, textsOf } from './facts-of.ts';

export interface Packages {
  /** Kernel releases as `uname -r` prints them, lowest first as far as their numbers tell. */
  readonly installedKernels: readonly string[];
  /** The package list that they were read from, or why there is none. */
  readonly list: Fact<RpmList>;
}

/** Compares releases number by number. Enough to show a list; rpm's own order is the errata folder's. */
export function compareReleases(a: string, b: string): number {
  const [left, right] = [a, b].map((release) => release.match(/[0-9]+|[A-Za-z]+/g) ?? []);
  const length = Math.max(left?.length ?? 0, right?.length ?? 0);
  for (let i = 0; i < length; i++) {
    const [x = '', y = ''] = [left?.[i], right?.[i]];
    if (x === y) continue;
    const [n, m] = [Number(x), Number(y)];
    if (x !== '' && y !== '' && Number.isFinite(n) && Number.isFinite(m)) return n - m;
    // A number is beyond a letter, as it is beyond the end: 1160.31.1.el7 after 1160.el7.
    const numbers = Number(/^[0-9]/.test(x)) - Number(/^[0-9]/.test(y));
    return numbers !== 0 ? numbers : x < y ? -1 : 1;
  }
  return 0;
}

/** Kernel images of /boot, where no package list names any kernel. */
function bootKernels(members: CollectedMembers): readonly string[] {
  for (const datum of ['boot-list', 'grubby']) {
    const kernels = textsOf(members, datum).flatMap(({ text }) => [...parseKernelImages(text)]);
    if (kernels.length > 0) return [...new Set(kernels)];
  }
  return parseKernelImages(members.under('boot', 1000).join('\n'));
}

/** The installed kernels: from the rpm lists, dpkg's, else from the images in /boot. */
export function readPackages(members: CollectedMembers): Packages {
  const lists = [
    readFact(members, 'installed-rpms', parseRpmList),
    readFact(members, 'package-data', parseRpmList),
    readFact(members, 'dpkg', parseDpkgList),
  ];
  const list = lists.find((fact) => fact.state === 'ok') ?? lists.find((fact) => fact.state !== 'absent');
  const named = lists.find((fact) => fact.state === 'ok' && fact.value.kernels.length > 0);
  const kernels = named?.state === 'ok' ? named.value.kernels : bootKernels(members);
  return { installedKernels: [...kernels].sort(compareReleases), list: list ?? { state: 'absent' } };
}
