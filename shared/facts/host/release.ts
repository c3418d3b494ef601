import type { Distribution } from '../../contracts/case-summary.ts';
import type { CollectedMembers } from '../../members/types.ts';
import { firstLine, type Parsed, parsed, shown, unparsable } from '../parsed.ts';
import { parseHostnamectl } from '../parsers/hostname.ts';
import { parseDebianVersion, parseOsRelease, parseReleaseLine } from '../parsers/release.ts';
import { readFact, valueOr } from './facts-of.ts';

export interface Release {
  readonly osRelease: string | null;
  readonly distribution: Distribution | null;
  readonly osVersion: string | null;
}

/** Files that only the distribution itself has: Oracle's and the rebuilds' hosts carry a redhat-release, too. */
const OWN_FILES: readonly (readonly [string, Distribution])[] = [
  ['oracle-release', 'oracle'],
  ['rocky-release', 'rocky'],
  ['almalinux-release', 'almalinux'],
  ['centos-release', 'centos'],
  ['fedora-release', 'fedora'],
];

const BY_ID: ReadonlyMap<string, Distribution> = new Map([
  ['rhel', 'rhel'],
  ['centos', 'centos'],
  ['ol', 'oracle'],
  ['rocky', 'rocky'],
  ['almalinux', 'almalinux'],
  ['fedora', 'fedora'],
  ['debian', 'debian'],
  ['ubuntu', 'ubuntu'],
  ['sles', 'suse'],
  ['sled', 'suse'],
  ['sles_sap', 'suse'],
  ['opensuse-leap', 'suse'],
  ['opensuse-tumbleweed', 'suse'],
]);

const BY_TEXT: readonly (readonly [RegExp, Distribution])[] = [
  [/^Red Hat/i, 'rhel'],
  [/^CentOS/i, 'centos'],
  [/^Oracle Linux/i, 'oracle'],
  [/^Rocky/i, 'rocky'],
  [/^AlmaLinux/i, 'almalinux'],
  [/^Fedora/i, 'fedora'],
  [/^Debian/i, 'debian'],
  [/^Ubuntu/i, 'ubuntu'],
  [/^(?:open)?SUSE/i, 'suse'],
];

function byText(text: string | null): Distribution | null {
  if (text === null) return null;
  return BY_TEXT.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
}

/** "Description:	Ubuntu 22.04.3 LTS" of `lsb_release`, or DISTRIB_DESCRIPTION of the file. */
function parseLsb(text: string): Parsed<string> {
  const value = /^(?:Description:|DISTRIB_DESCRIPTION=)\s*"?([^"\n]{1,200})/m.exec(text)?.[1];
  return value === undefined ? unparsable('there is no description') : parsed(shown(value));
}

const parseAnyLine = (text: string): Parsed<string> =>
  /^[A-Za-z]/.test(firstLine(text)) ? parsed(shown(firstLine(text))) : unparsable('there is no release line');

/** The data that name the release. */
export const RELEASE_DATA = [
  ...OWN_FILES.map(([datum]) => datum),
  ...['os-release', 'redhat-release', 'debian-version', 'lsb-release', 'suse-release'],
];

/** Names of the release in words, least telling last. */
function otherText(members: CollectedMembers): string | null {
  const debian = valueOr(readFact(members, 'debian-version', parseDebianVersion));
  return (
    valueOr(readFact(members, 'lsb-release', parseLsb)) ??
    valueOr(readFact(members, 'suse-release', parseAnyLine)) ??
    valueOr(readFact(members, 'hostnamectl', parseHostnamectl))?.operatingSystem ??
    (debian && `Debian ${debian}`)
  );
}

/**
 * The operating system. A release file of the distribution's own decides, then os-release's ID, then the words of
 * redhat-release. The kernel's name is no source: Oracle, CentOS and others run kernels of like names.
 */
export function readRelease(members: CollectedMembers): Release {
  const values = valueOr(readFact(members, 'os-release', parseOsRelease));
  const id = values?.get('ID')?.toLowerCase();
  const versionId = values?.get('VERSION_ID');
  for (const [datum, distribution] of OWN_FILES) {
    const line = valueOr(readFact(members, datum, parseReleaseLine));
    // Some rebuilds keep a centos-release for compatibility: believed only where it says so itself.
    if (!line || byText(line.text) !== distribution) continue;
    return { osRelease: shown(line.text), distribution, osVersion: line.version };
  }
  const redhat = valueOr(readFact(members, 'redhat-release', parseReleaseLine));
  const text = redhat?.text ?? values?.get('PRETTY_NAME') ?? otherText(members);
  const byId = id === undefined ? null : (BY_ID.get(id) ?? 'other');
  const osVersion = redhat?.version ?? (versionId === undefined ? null : shown(versionId));
  return { osRelease: text === null ? null : shown(text), distribution: byId ?? byText(text), osVersion };
}
