import { linesOf, type Parsed, parsed, shown, unparsable } from '../parsed.ts';

/** More packages than any host has; a list without an end is cut there. */
const MOST = 20_000;
const RPM = /^([A-Za-z0-9][\w.+~^-]{0,150})-([^\s-]{1,100}-[^\s-]{1,100})\.([a-z]\w{1,10})(?:\s|$)/;
const DPKG = /^[hi]i[ R]? +([^\s:]{1,150})(?::\w+)? +(\S{1,150}) +([a-z][\w-]{1,15})(?:\s|$)/;

function named(text: string, row: RegExp, nothing: string): Parsed<readonly string[]> {
  const packages = new Set<string>();
  for (const line of linesOf(text)) {
    const [, name = '', version = '', architecture = ''] = row.exec(line.slice(0, 500)) ?? [];
    // Keys of trusted signers: rpm lists them like packages.
    if (name !== '' && name !== 'gpg-pubkey') packages.add(shown(`${name} ${version} ${architecture}`));
    if (packages.size >= MOST) break;
  }
  return packages.size === 0 ? unparsable(nothing) : parsed([...packages].sort());
}

/** `installed-rpms` or `package-data`: every package as "NAME VERSION-RELEASE ARCHITECTURE", sorted, each once. */
export const parseRpmNames = (text: string): Parsed<readonly string[]> =>
  named(text, RPM, 'there is no NAME-VERSION-RELEASE.ARCH line');

/** `dpkg -l`: every installed package as "NAME VERSION ARCHITECTURE", sorted, each once. */
export const parseDpkgNames = (text: string): Parsed<readonly string[]> =>
  named(text, DPKG, 'there is no row of an installed package');
