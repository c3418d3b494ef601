import type { CaseSummary } from '../../contracts/case-summary.ts';
import type { CaseNote } from '../../contracts/note.ts';
import { isPersonal, loggedHosts, loggedUsers } from './log-names.ts';

/** The names that a case gives away. */
export interface KnownNames {
  readonly hosts: readonly string[];
  /** The host's own name where it is too short or too common to be looked for anywhere: replaced only where a host's name must stand. */
  readonly everyday: readonly string[];
  /** What a host's name is without its number: dbsrv08 stands beside dbsrv07. */
  readonly families: readonly string[];
  readonly domains: readonly string[];
  readonly users: readonly string[];
  readonly cases: readonly string[];
  /** The random letters at the end of an archive's name, and what its maker wrote into it. */
  readonly labels: readonly string[];
}

/** Words that hosts and users are called and that also stand in logs for something else: replacing them tells nothing and spoils the text. */
const COMMON = new Set(
  'localhost localdomain local linux kernel server host node root redhat rhel centos fedora ubuntu debian oracle test user admin info error systemd none unknown default home lost+found'.split(
    ' ',
  ),
);
const SHORTEST = 3;
/** Names that every host may have. */
const NOBODY = /^(?:localhost|localdomain)?$/;

const telling = (name: string): boolean => name.length >= SHORTEST && !COMMON.has(name.toLowerCase());

/** An archive or its top folder: host, maybe a label and a case number, date, random letters. */
const ARCHIVE = /\bsosreport-([\w.-]{1,120}?)-\d{4}-\d\d-\d\d-([a-z]{5,12})\b/g;
/** A stem that devices, CPUs and the like are numbered by is no family of hosts. */
const DEVICE =
  /^(?:eth|ens|enp|eno|bond|team|virbr|cpu|nvme|loop|vnet|tap|tun|veth|md|dm|sd|vd|tty|host|node|port|lun|disk)$/;
const HOMES = /\/home\/([a-z_][\w-]{1,31})\b/g;

export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Every string of a value, keys left out. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Every string that a value has under a key, at any depth; those of a list there as well. */
function valuesAt(value: unknown, key: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (name === key ? textsOf(part) : valuesAt(part, key)));
}

/** Gathers the names: what the host calls itself, what archives are called, what logs, process list and resolver name. */
export function knownNames(summary: CaseSummary, note: CaseNote): KnownNames {
  const written = [...note.text.split('\n'), ...textsOf(note.pins)];
  const texts = [...textsOf(summary), ...written];
  const logs = [...logLines(summary), ...textsOf(summary.overview), summary.host.commandLine ?? '', ...written];
  const archives = archiveNames(texts, summary);
  const own = summary.host.hostname === null ? archives.hosts : [summary.host.hostname.split('.')[0] ?? ''];
  const named = [summary.host.hostname ?? archives.hosts[0] ?? '', ...archives.siblings, ...loggedHosts(logs)];
  const { hosts, domains } = split(new Set(named.map((name) => name.toLowerCase()).filter(telling)));
  for (const domain of valuesAt(summary.overview, 'search')) if (isDomain(domain)) domains.add(domain.toLowerCase());
  for (const domain of domains) {
    const ofDomain = new RegExp(`(?<![\\w.-])([a-z0-9][a-z0-9-]{0,62})\\.${escaped(domain)}(?![a-z0-9-])`, 'gi');
    for (const short of captured(texts, ofDomain)) if (telling(short)) hosts.add(short.toLowerCase());
  }
  const accounts = [...captured(texts, HOMES), ...valuesAt(summary.overview, 'user')].filter(isPersonal);
  return {
    hosts: [...hosts],
    everyday: [...new Set(own.map((name) => name.toLowerCase()))].filter(
      (name) => !telling(name) && !NOBODY.test(name),
    ),
    families: [...new Set([...hosts].map(family))].filter((stem) => telling(stem) && !DEVICE.test(stem)),
    domains: [...domains],
    users: [...new Set([...accounts, ...loggedUsers(logs)])].filter(telling),
    cases: archives.cases,
    labels: archives.labels.filter(telling),
  };
}

const isDomain = (name: string): boolean => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(name);

/** Where a name is told by the words around it, an article's sentence must not tell one. */
const logLines = ({ findings }: CaseSummary): string[] =>
  findings.flatMap(({ evidence }) => evidence.flatMap(({ text, excerpt }) => [text, ...excerpt.lines]));

const captured = (texts: readonly string[], pattern: RegExp): string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))),
];

const family = (host: string): string => /^([a-z][a-z0-9-]*?[a-z])-?\d{1,4}$/.exec(host)?.[1] ?? '';

/** "dbsrv07.example.com" is a host and a domain; an address is neither. */
function split(names: ReadonlySet<string>): { readonly hosts: Set<string>; readonly domains: Set<string> } {
  const hosts = new Set<string>();
  const domains = new Set<string>();
  for (const name of names) {
    if (/^[\d.]+$/.test(name)) continue;
    const [short = '', ...rest] = name.split('.');
    if (telling(short)) hosts.add(short);
    const domain = rest.join('.');
    if (domain.includes('.') || telling(domain)) domains.add(domain);
  }
  return { hosts, domains };
}

function archiveNames(texts: readonly string[], { host, source }: CaseSummary) {
  const short = host.hostname?.split('.')[0]?.toLowerCase() ?? null;
  const hosts: string[] = [];
  const labels: string[] = [];
  /** Hosts of other archives that the case names: those of a `sos collect` archive that could not be read. */
  const siblings: string[] = [];
  const cases = new Set(source.caseNumber === null ? [] : [source.caseNumber]);
  for (const [, name = '', letters = ''] of texts.flatMap((text) => [...text.matchAll(ARCHIVE)])) {
    const number = /-(\d{4,})$/.exec(name)?.[1];
    const front = number === undefined ? name : name.slice(0, -number.length - 1);
    if (number !== undefined) cases.add(number);
    labels.push(letters);
    hosts.push(front);
    // Between host and number stands what the maker of the archive called it.
    const own = short !== null && (front.toLowerCase() === short || front.toLowerCase().startsWith(`${short}-`));
    if (own) labels.push(front.slice(short.length + 1));
    else siblings.push(front);
  }
  return { hosts, siblings, cases: [...cases], labels: [...new Set(labels)] };
}
