import type { CaseSummary } from '../../contracts/case-summary.ts';

/** The names of hosts, domains and users that a case gives away. */
export interface KnownNames {
  readonly hosts: readonly string[];
  readonly domains: readonly string[];
  readonly users: readonly string[];
}

/** Words that hosts and users are called and that also stand in logs for something else: replacing them tells nothing and spoils the text. */
const COMMON = new Set(
  'localhost localdomain local linux kernel server host node root redhat rhel centos fedora ubuntu debian oracle test user admin info error systemd none unknown default home lost+found'.split(
    ' ',
  ),
);
const SHORTEST = 3;

const telling = (name: string): boolean => name.length >= SHORTEST && !COMMON.has(name.toLowerCase());

/** The host column of a syslog line. */
const SYSLOG_HOST = /^(?:[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S+) ([A-Za-z0-9][\w.-]*) \S+?:/;
const FILE_HOST = /(?:^|\/)(?:secured-)?sosreport-([^/]+?)(?:-\d{4,})?-\d{4}-\d\d-\d\d-/;
const USERS = /(?:\/home\/|\buser[= ]|\bUSER=|\bfor user )([a-z_][\w-]{1,31})\b/g;

/** Every string of a value, keys left out. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Gathers the names: what the host calls itself, what the archive's name says, syslog's host column, /home. */
export function knownNames(summary: CaseSummary): KnownNames {
  const texts = textsOf(summary);
  const raw = new Set<string>();
  const add = (name: string | null | undefined): void => {
    if (name !== null && name !== undefined && telling(name)) raw.add(name.toLowerCase());
  };
  add(summary.host.hostname);
  const inFile = FILE_HOST.exec(summary.source.file)?.[1];
  add(summary.host.hostname === null ? inFile : null);
  // A host of the same `sos collect` archive whose sosreport could not be read.
  for (const { path } of summary.problems) add(FILE_HOST.exec(path ?? '')?.[1]);
  for (const text of texts) add(SYSLOG_HOST.exec(text)?.[1]);
  const domains = new Set<string>();
  const hosts = new Set<string>();
  for (const name of raw) {
    const [short, ...rest] = name.split('.');
    if (short !== undefined && telling(short)) hosts.add(short);
    const domain = rest.join('.');
    if (domain.includes('.') || (domain !== '' && telling(domain))) domains.add(domain);
  }
  const users = new Set(texts.flatMap((text) => [...text.matchAll(USERS)].map((match) => match[1] ?? '')));
  return { hosts: [...hosts], domains: [...domains], users: [...users].filter(telling) };
}
