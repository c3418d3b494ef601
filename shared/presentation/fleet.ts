import type { CaseSummary } from '../contracts/case-summary.ts';
import type { FleetRow, FleetStream, FleetTable } from '../contracts/fleet.ts';
import { SEVERITIES } from '../contracts/scales.ts';
import type { Severity, Verdict } from '../contracts/verdict.ts';

/** One case as a row of the fleet. */
export function fleetRow(caseId: string, summary: CaseSummary): FleetRow {
  const { source, host, findings, kernelStream } = summary;
  const [top] = findings;
  const builds = kernelStream?.builds ?? [];
  return {
    caseId,
    hostname: host.hostname,
    file: source.file,
    member: source.member,
    os: host.osRelease,
    kernel: host.kernel?.release ?? null,
    verdicts: summary.verdicts,
    stream: kernelStream?.id ?? null,
    running: builds.find((build) => build.running)?.build ?? null,
    installed: builds.filter((build) => build.installed).map((build) => build.build),
    topFinding:
      top === undefined
        ? null
        : { article: top.article, title: top.title, severity: top.severity, risk: top.totalRisk },
    findings: findings.length,
    gaps: summary.gaps.length,
    complete: source.complete,
    collectedAt: host.collectedAt,
    caseNumber: source.caseNumber,
  };
}

/** What the table takes of one case; small, so that it can be kept where the case is not. */
export interface FleetPart {
  readonly row: FleetRow;
  readonly stream: FleetStream | null;
  readonly titles: Readonly<Record<string, string>>;
}

/** One case for the table. */
export function fleetPart(caseId: string, summary: CaseSummary): FleetPart {
  const { kernelStream, verdicts, verdictNotes } = summary;
  const titles = Object.keys(verdicts).map((article) => [article, verdictNotes[article]?.title ?? article]);
  return {
    row: fleetRow(caseId, summary),
    stream: kernelStream === null ? null : streamOf(kernelStream),
    titles: Object.fromEntries(titles),
  };
}

function streamOf({ id, pattern, builds, affected }: NonNullable<CaseSummary['kernelStream']>): FleetStream {
  const range = builds.filter((build) => build.affected).map(({ build }) => build);
  return {
    id,
    pattern,
    builds: builds.map(({ build }) => build),
    ranges: affected === null ? [] : [{ article: affected.article, builds: range }],
  };
}

/** The table of cases: their rows, the streams that they run, the articles that judged them. */
export function fleetTable(parts: Iterable<FleetPart>): FleetTable {
  const rows: FleetRow[] = [];
  const streams = new Map<string, FleetStream>();
  const titles = new Map<string, string>();
  for (const part of parts) {
    rows.push(part.row);
    if (part.stream !== null) streams.set(part.stream.id, merged(streams.get(part.stream.id), part.stream));
    for (const [article, title] of Object.entries(part.titles)) titles.set(article, title);
  }
  return { rows, streams: [...streams.values()], articles: [...titles].map(([id, title]) => ({ id, title })) };
}

function merged(known: FleetStream | undefined, stream: FleetStream): FleetStream {
  if (known === undefined) return stream;
  const added = stream.ranges.filter(({ article }) => !known.ranges.some((range) => range.article === article));
  return { ...known, builds: withBuilds(known.builds, stream.builds), ranges: [...known.ranges, ...added] };
}

/** The builds of both: a host may run one that no table has, and an old case knows fewer than a new one. */
function withBuilds(known: readonly string[], builds: readonly string[]): string[] {
  const all = [...known];
  let after = -1;
  for (const build of builds) {
    const at = all.indexOf(build);
    if (at < 0) all.splice(after + 1, 0, build);
    after = at < 0 ? after + 1 : at;
  }
  return all;
}

/** Verdicts in the order of what is to be done, the most urgent first. What is not known stands last, and is never left out. */
export const VERDICT_ORDER: readonly Verdict[] = [
  'affected-hit',
  'affected-no-symptom',
  'fixed-not-running',
  'symptom-other-kernel',
  'not-exposed',
  'historic',
  'not-affected',
  'unknown',
];

/** The verdict of a row; a case that the article never judged (an old one) is unknown. Null where no article is chosen. */
export const verdictOf = (row: FleetRow, article: string | null): Verdict | null =>
  article === null ? null : (row.verdicts[article] ?? 'unknown');

/** What the bar above the table tells apart. */
export type FleetGroup = 'hit' | 'affected' | 'reboot' | 'other-cause' | 'not-now' | 'unknown';
export const FLEET_GROUPS: readonly FleetGroup[] = ['hit', 'affected', 'reboot', 'other-cause', 'not-now', 'unknown'];

const GROUP_OF: Readonly<Record<Verdict, FleetGroup>> = {
  'affected-hit': 'hit',
  'affected-no-symptom': 'affected',
  'fixed-not-running': 'reboot',
  'symptom-other-kernel': 'other-cause',
  'not-exposed': 'not-now',
  historic: 'not-now',
  'not-affected': 'not-now',
  unknown: 'unknown',
};

export const groupOf = (verdict: Verdict): FleetGroup => GROUP_OF[verdict];

/** How many hosts each group has, all groups named. */
export function groupCounts(rows: readonly FleetRow[], article: string | null): Readonly<Record<FleetGroup, number>> {
  const counts = { hit: 0, affected: 0, reboot: 0, 'other-cause': 0, 'not-now': 0, unknown: 0 };
  for (const row of rows) counts[groupOf(verdictOf(row, article) ?? 'unknown')] += 1;
  return counts;
}

/** Hosts that the bug has not struck and that someone must act on all the same. */
export const toActOn = (counts: Readonly<Record<FleetGroup, number>>): number =>
  counts.affected + counts.reboot + counts['other-cause'];

/** The article to look at first: the one that struck most hosts, else the one with most to act on; null where there is none. */
export function leadingArticle({ rows, articles }: FleetTable): string | null {
  const weight = (id: string): number => {
    const counts = groupCounts(rows, id);
    return counts.hit * 1e6 + toActOn(counts) * 1e3 + counts['not-now'];
  };
  const [first] = [...articles].sort((a, b) => weight(b.id) - weight(a.id));
  return first?.id ?? null;
}

export const FLEET_COLUMNS = [
  'host',
  'os',
  'verdict',
  'running',
  'top',
  'risk',
  'findings',
  'gaps',
  'collected',
  'case',
] as const;
export type FleetColumn = (typeof FLEET_COLUMNS)[number];

export interface FleetSort {
  readonly column: FleetColumn;
  readonly descending: boolean;
}

/** Natural order: "host2" before "host10". */
const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const byText = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : natural.compare(a, b);

const byVerdict = (a: FleetRow, b: FleetRow, article: string | null): number => {
  const rank = (row: FleetRow): number => VERDICT_ORDER.indexOf(verdictOf(row, article) ?? 'unknown');
  return rank(a) - rank(b);
};

/** A risk that is not known stands below the lowest. */
const risk = (row: FleetRow): number => row.topFinding?.risk ?? 0;

function compareBy(column: FleetColumn, article: string | null, builds: BuildRank): Compare {
  switch (column) {
    case 'host':
      return (a, b) => byText(a.hostname, b.hostname);
    case 'os':
      return (a, b) => byText(a.os, b.os);
    case 'verdict':
      return (a, b) => byVerdict(a, b, article) || risk(b) - risk(a);
    case 'running':
      return (a, b) => byText(a.stream, b.stream) || builds(a) - builds(b) || byText(a.kernel, b.kernel);
    case 'top':
      return (a, b) => byText(a.topFinding?.title ?? null, b.topFinding?.title ?? null);
    case 'risk':
      return (a, b) => risk(b) - risk(a) || severityRank(a) - severityRank(b);
    case 'findings':
      return (a, b) => b.findings - a.findings;
    case 'gaps':
      return (a, b) => b.gaps - a.gaps;
    case 'collected':
      return (a, b) => byText(a.collectedAt, b.collectedAt);
    default:
      return (a, b) => byText(a.caseNumber, b.caseNumber);
  }
}

type Compare = (a: FleetRow, b: FleetRow) => number;
type BuildRank = (row: FleetRow) => number;

const severityRank = (row: FleetRow): number =>
  row.topFinding === null ? SEVERITIES.length : SEVERITIES.indexOf(row.topFinding.severity);

/** Place of the running build within its stream. */
function buildRank(streams: readonly FleetStream[]): BuildRank {
  const places = new Map(streams.map(({ id, builds }) => [id, new Map(builds.map((build, at) => [build, at]))]));
  return ({ stream, running }) => (stream === null ? -1 : (places.get(stream)?.get(running ?? '') ?? -1));
}

/**
 * The rows in order: verdicts by urgency, risks, findings and gaps the most first, texts in natural order, what is not known last;
 * equal rows by host. `descending` turns the order around.
 */
export function sortedRows(
  { rows, streams }: Pick<FleetTable, 'rows' | 'streams'>,
  { column, descending }: FleetSort,
  article: string | null,
): FleetRow[] {
  const compare = compareBy(column, article, buildRank(streams));
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(a, b) || byText(a.hostname, b.hostname) || byText(a.file, b.file));
}

export interface FleetFilter {
  readonly text: string;
  /** Empty for every group. */
  readonly groups: ReadonlySet<FleetGroup>;
  /** Hosts with a finding at or above it; null for every host. */
  readonly severity: Severity | null;
  /** Base name of one archive of several hosts; null for all. */
  readonly file: string | null;
}

/** The rows that the filter leaves: every word must stand in host, system, kernel, finding, case number or file name. */
export function filteredRows(
  rows: readonly FleetRow[],
  { text, groups, severity, file }: FleetFilter,
  article: string | null,
): FleetRow[] {
  const terms = text.toLowerCase().split(/\s+/).filter(Boolean);
  const limit = severity === null ? SEVERITIES.length : SEVERITIES.indexOf(severity);
  return rows.filter((row) => {
    if (file !== null && row.file !== file) return false;
    if (groups.size > 0 && !groups.has(groupOf(verdictOf(row, article) ?? 'unknown'))) return false;
    if (severity !== null && severityRank(row) > limit) return false;
    const words = [
      row.hostname,
      row.os,
      row.kernel,
      row.topFinding?.title,
      row.topFinding?.article,
      row.caseNumber,
      row.file,
    ]
      .join('\n')
      .toLowerCase();
    return terms.every((term) => words.includes(term));
  });
}

/** Archives that hold several hosts, with how many. */
export function sharedArchives(
  rows: readonly FleetRow[],
): readonly { readonly file: string; readonly hosts: number }[] {
  const hosts = new Map<string, number>();
  for (const { file, member } of rows) if (member !== null) hosts.set(file, (hosts.get(file) ?? 0) + 1);
  return [...hosts].map(([file, count]) => ({ file, hosts: count })).filter((archive) => archive.hosts > 1);
}
