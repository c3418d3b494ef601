import type { CaseSummary } from '../../contracts/case-summary.ts';
import type { CollectedMembers } from '../../members/types.ts';
import { parseDpkgNames, parseRpmNames } from '../parsers/package-names.ts';
import { readFact } from './facts-of.ts';

/**
 * The installed packages, for comparing two cases; null where the archive has no list that can be read. A list that is cut
 * short is none: what it lacks would look as if it were not installed.
 */
export function readPackageList(members: CollectedMembers): CaseSummary['packages'] {
  const lists = [
    readFact(members, 'installed-rpms', parseRpmNames),
    readFact(members, 'package-data', parseRpmNames),
    readFact(members, 'dpkg', parseDpkgNames),
  ];
  for (const list of lists) {
    if (list.state === 'ok' && !list.truncated) return { path: list.path, list: [...list.value] };
  }
  return null;
}
