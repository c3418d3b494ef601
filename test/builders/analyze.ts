import { analyze } from '../../shared/analyze.ts';
import { bytesSource } from '../../shared/archive/bytes-source.ts';
import { DEFAULT_LIMITS } from '../../shared/archive/limits.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { Finding } from '../../shared/contracts/finding.ts';
import type { CaseInLanguages } from '../../shared/contracts/worker.ts';
import { type ArchiveOptions, buildArchive, type Tree } from './archive.ts';

export const ARCHIVE_NAME = 'sosreport-dbsrv07-03871245-2022-05-16-kqzrwfm.tar.xz';

const options = { limits: DEFAULT_LIMITS, extraArticles: [], now: () => Date.UTC(2022, 4, 24) };

/** Puts a sosreport's files (paths without the top folder) into an archive and analyses it: every case, in every language. */
export async function analyzeAll(
  tree: Tree,
  archive: ArchiveOptions = {},
  chunkSize = 65_536,
): Promise<CaseInLanguages[]> {
  const under = Object.fromEntries(Object.entries(tree).map(([path, entry]) => [`sosreport-dbsrv07/${path}`, entry]));
  return analyzeBytes(await buildArchive(under, archive), chunkSize);
}

/** Analyses an archive given as bytes; fails the test on a failure. */
export async function analyzeBytes(
  bytes: Uint8Array,
  chunkSize = 65_536,
  name = ARCHIVE_NAME,
): Promise<CaseInLanguages[]> {
  const source = bytesSource(name, bytes, chunkSize);
  const result = await analyze(source, options, () => undefined, new AbortController().signal);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** The one case of a sosreport, in English. */
export async function analyzeTree(tree: Tree, archive: ArchiveOptions = {}, chunkSize = 65_536): Promise<CaseSummary> {
  const cases = await analyzeAll(tree, archive, chunkSize);
  if (cases.length !== 1 || cases[0] === undefined) throw new Error(`expected one case, got ${cases.length}`);
  return cases[0].en;
}

/** The finding of an article; fails the test where there is none. */
export function findingOf(summary: CaseSummary, article: string): Finding {
  const found = summary.findings.find((finding) => finding.article === article);
  if (found === undefined) throw new Error(`no finding of ${article}: ${JSON.stringify(summary.verdicts)}`);
  return found;
}

/** "signal path:line" of each piece of evidence. */
export const places = (finding: Finding): string[] =>
  finding.evidence.map(({ signal, path, line }) => `${signal} ${path}:${line}`);
