import type { RedactionKind } from '../../contracts/redaction-kinds.ts';
import { escaped, type KnownNames } from './names.ts';

/** The kinds of thing that are replaced, each by its own word and number. */
export type Kind = Exclude<RedactionKind, 'word'>;

const anyOf = (names: readonly string[]): string =>
  names.length === 0
    ? '(?!)'
    : [...names]
        .sort((a, b) => b.length - a.length)
        .map(escaped)
        .join('|');

/** A name this long, or one with a digit, is no part of another word by chance: it is found inside words too (vg_dbsrv07). */
const DISTINCT = 6;
const distinct = (name: string): boolean => name.length >= DISTINCT || (name.length > 3 && /\d/.test(name));

/** A case number of this many digits is told from any other number. */
const LONG = 6;

/** Names that only hosts bear: what they do, and a number of two digits or more. */
const ROLE =
  '(?<![\\w.-])(?:web|app|srv|svr|sql|ora|mail|ldap|dns|proxy|filer|esxi?)(?:srv|svr|server|node|host)?\\d{2,3}(?!\\w)';

/** Where nothing but a host's name can stand: alone, in an archive's name, behind the time of a log line, in `uname -a`. */
const hostPlace = (names: string): string =>
  `^(?:${names})$|(?<=\\bsosreport-)(?:${names})(?=-)|(?<=\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)?\\s)(?:${names})(?=\\s)|(?<=^Linux )(?:${names})(?= \\d)`;

const HEX = '[0-9a-f]';
const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';

/**
 * One expression for everything, so that one pass replaces each character at most once. Alternatives stand from the most
 * to the least specific, and none repeats without a bound: a hostile line must not cost more than its length.
 */
export function redactionPattern({ hosts, everyday, families, domains, users, cases, labels }: KnownNames): RegExp {
  const inside = hosts.filter(distinct);
  const whole = hosts.filter((name) => !distinct(name));
  // A short number is a case's only where nothing else stands, or in an archive's name.
  const [long, short] = [
    cases.filter((number) => number.length >= LONG),
    cases.filter((number) => number.length < LONG),
  ];
  const parts: Record<Kind, string> = {
    case: `(?<![\\w.])(?:${anyOf(long)})(?![\\w.])|^(?:${anyOf(short)})$|(?<=-)(?:${anyOf(short)})(?=-\\d{4}-\\d\\d-)`,
    label: `(?<![a-z0-9])(?:${anyOf(labels)})(?![a-z0-9])`,
    email: `(?<![\\w.+-])[\\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,8}\\b`,
    uuid: `\\b${HEX}{8}-${HEX}{4}-${HEX}{4}-${HEX}{4}-${HEX}{12}\\b`,
    // With colons, with dashes, as switches write them, and in the name of an interface.
    mac: `(?<![\\w:])${HEX}{2}(?::${HEX}{2}){5,19}(?![\\w:])|(?<![\\w-])${HEX}{2}(?:-${HEX}{2}){5}(?![\\w-])|(?<![\\w.])${HEX}{4}\\.${HEX}{4}\\.${HEX}{4}(?![\\w.])|(?<=\\b(?:en|wl)x)${HEX}{12}\\b`,
    ipv6: `(?<![\\w:.])(?=${HEX}{0,4}:${HEX}{0,4}:)(?:${HEX}{0,4}:){2,7}(?:${HEX}{0,4}|${OCTET}(?:\\.${OCTET}){3})(?![\\w:])`,
    ipv4: `(?<![\\w.])(?<!\\b(?:version|ver|bios|firmware|fw|rev|release)\\.?[ :=]{0,2}v?)(?<![a-z]-)${OCTET}(?:\\.${OCTET}){3}(?!\\.?\\w)(?!-\\d[\\w.]*\\.(?:el|fc)\\d)`,
    serial: `(?<=\\b(?:serial(?: ?(?:number|no\\.?|#))?|s/n|service tag|asset tag)\\s{0,8}[:=]\\s{0,8})[\\w-]{4,}`,
    // A multipath WWID is "3" and an NAA identifier; "scsi-", "dm-uuid-mpath-" and partitions stand around it.
    disk: `(?<=\\b(?:wwn-0x|naa\\.|eui\\.))${HEX}{16,32}\\b|(?<![a-z0-9])3[56]${HEX}{15}(?:${HEX}{16})?(?![a-z0-9])`,
    user: `(?<=://)[^\\s/@]{1,80}(?=@)|(?<=/home/)[a-z_][\\w.-]*|(?<![a-z0-9])(?:${anyOf(users)})(?![a-z0-9])`,
    domain: `(?<![a-z0-9-])(?:${anyOf(domains)})(?![a-z0-9-])`,
    host: `(?<![a-z0-9])(?:${anyOf(families)})-?\\d{1,4}(?![a-z0-9])|${hostPlace(anyOf(everyday))}|${ROLE}|${anyOf(inside)}|(?<![a-z0-9])(?:${anyOf(whole)})(?![a-z0-9])|(?<![\\w.-])[a-z0-9][a-z0-9-]*(?=\\.(?:${anyOf(domains)})(?![a-z0-9-]))`,
    id: `(?<![\\w])${HEX}{32}(?!\\w)`,
  };
  return new RegExp(
    Object.entries(parts)
      .map(([kind, part]) => `(?<${kind}>${part})`)
      .join('|'),
    'gi',
  );
}

/** Addresses that name no machine, and words that only look like addresses. */
export function isHarmless(kind: Kind, text: string): boolean {
  if (kind === 'ipv4') return /^(?:127\.|0\.0\.0\.0$|255\.)/.test(text);
  if (kind === 'ipv6') return !isIPv6(text) || text === '::' || text === '::1';
  return kind === 'mac' && /^(?:00:)+00$|^(?:ff:)+ff$/i.test(text);
}

/** Eight groups, or fewer with one "::" that has something beside it: a time of day has neither. */
function isIPv6(text: string): boolean {
  const halves = text.split('::');
  const groups = text.split(':').filter((group) => group !== '');
  // "a::b" is an address as well, and far more often a name in C++.
  const telling = groups.length >= 3 || groups.some((group) => group.length >= 3);
  return halves.length === 2 ? telling && groups.length < 8 : halves.length === 1 && groups.length === 8;
}
