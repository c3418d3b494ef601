import type { Language } from '../../shared/base/language.ts';
import type {
  ArchivePlace,
  LibraryPage,
  LibraryQuery,
  LibraryRow,
  LibrarySort,
} from '../../shared/contracts/library.ts';
import { SEVERITIES } from '../../shared/contracts/scales.ts';
import { Verdict } from '../../shared/contracts/verdict.ts';
import { TOOL } from '../../shared/reports/tool.ts';
import { archivePlace } from './archive-place.ts';
import type { Library } from './library.ts';
import { type CaseRecord, numberOf } from './record.ts';

const NOTE_START = 120;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A case as a list shows it. */
export function rowOf(record: CaseRecord, place: ArchivePlace, language: Language): LibraryRow {
  const { caseId, facts, source, tags, pins, text } = record;
  const { file, member, hostname, osRelease, kernel, target, verdict, severity, totalRisk, gaps, complete } = facts;
  return {
    caseId,
    file,
    member,
    path: source.kind === 'file' ? source.path : null,
    place,
    hostname,
    osRelease,
    caseNumber: numberOf(record),
    kernel,
    target,
    verdict,
    severity,
    totalRisk,
    topFinding: facts.findings[0]?.title[language] ?? null,
    findings: facts.findings.length,
    gaps,
    complete,
    collectedAt: facts.collectedAt,
    analyzedAt: facts.analyzedAt,
    addedAt: record.addedAt,
    openedAt: record.openedAt,
    tags,
    pins: pins.length,
    noteStart: oneLine(text.slice(0, NOTE_START * 2)).slice(0, NOTE_START),
    outdated: record.version !== TOOL.version,
  };
}

const haystack = (record: CaseRecord): string =>
  [
    record.facts.hostname,
    numberOf(record),
    record.facts.kernel,
    record.facts.osRelease,
    record.facts.file,
    record.facts.member,
    ...record.facts.findings.flatMap(({ article, title }) => [article, title.en, title.ja]),
    ...record.tags,
    record.text,
    ...record.pins.flatMap(({ text, comment }) => [text, comment]),
  ]
    .join('\n')
    .toLowerCase();

function matches(record: CaseRecord, { text, verdicts, severities, tags }: LibraryQuery): boolean {
  const { verdict, severity } = record.facts;
  if (verdicts.length > 0 && (verdict === null || !verdicts.includes(verdict))) return false;
  if (severities.length > 0 && (severity === null || !severities.includes(severity))) return false;
  if (!tags.every((tag) => record.tags.includes(tag))) return false;
  const terms = text
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '');
  if (terms.length === 0) return true;
  const all = haystack(record);
  return terms.every((term) => all.includes(term));
}

/** What rows are sorted by; null goes last in either direction. Numbers in texts count as numbers. */
function sortKey(record: CaseRecord, sort: LibrarySort): string | number | null {
  const { facts } = record;
  switch (sort) {
    case 'opened':
      return record.openedAt;
    case 'added':
      return record.addedAt;
    case 'host':
      return facts.hostname ?? facts.file;
    case 'number':
      return numberOf(record);
    case 'kernel':
      return facts.kernel;
    case 'verdict':
      return facts.verdict === null ? null : Verdict.options.indexOf(facts.verdict);
    case 'finding':
      return facts.severity === null ? null : SEVERITIES.indexOf(facts.severity) * 10 - (facts.totalRisk ?? 0);
    case 'collected':
      return facts.collectedAt === null ? null : Date.parse(facts.collectedAt);
  }
}

const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compare(a: string | number | null, b: string | number | null, sign: 1 | -1): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : order.compare(String(a), String(b)));
}

/** The records that a query leaves, in its order; those that it does not order, the last opened first. */
export function found(records: readonly CaseRecord[], query: LibraryQuery): CaseRecord[] {
  const sign = query.descending ? -1 : 1;
  return records
    .filter((record) => matches(record, query))
    .map((record) => ({ record, key: sortKey(record, query.sort) }))
    .sort(
      (a, b) =>
        compare(a.key, b.key, sign) ||
        compare(a.record.openedAt, b.record.openedAt, -1) ||
        compare(a.record.caseId, b.record.caseId, 1),
    )
    .map(({ record }) => record);
}

const tagCounts = (records: readonly CaseRecord[]): LibraryPage['tags'] => {
  const counts = new Map<string, number>();
  for (const { tags } of records) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => order.compare(a.tag, b.tag));
};

/** Rows with the place of each archive, looked up now. */
export const rowsOf = (records: readonly CaseRecord[], language: Language): Promise<LibraryRow[]> =>
  Promise.all(records.map(async (record) => rowOf(record, await archivePlace(record), language)));

/** Answers a query when the library is read. */
export async function libraryPage(library: Library, query: LibraryQuery, language: Language): Promise<LibraryPage> {
  await library.ready;
  const records = library.records();
  const left = found(records, query);
  return {
    total: records.length,
    matched: left.length,
    rows: await rowsOf(left.slice(query.offset, query.offset + query.limit), language),
    tags: tagCounts(records),
    trouble: library.trouble(),
    folder: library.folder,
  };
}
