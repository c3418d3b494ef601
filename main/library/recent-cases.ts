import type { Language } from '../../shared/base/language.ts';
import type { RecentCase } from '../../shared/contracts/ipc.ts';
import type { LibraryRow } from '../../shared/contracts/library.ts';
import type { Library } from './library.ts';
import { found, rowsOf } from './query.ts';

/** As many as Home can show without becoming the library. */
const MOST = 12;

const recentOf = (row: LibraryRow): RecentCase => ({
  recentId: row.caseId,
  file: row.file,
  hostname: row.hostname,
  caseNumber: row.caseNumber,
  kernel: row.kernel,
  verdict: row.verdict,
  severity: row.severity,
  topFinding: row.topFinding,
  collectedAt: row.collectedAt,
  openedAt: row.openedAt,
  available: row.place === 'there' || row.place === 'sample',
});

/** The cases of the library that were opened last, for Home. */
export async function recentCases(library: Library, language: Language): Promise<RecentCase[]> {
  await library.ready;
  const newest = found(library.records(), {
    text: '',
    verdicts: [],
    severities: [],
    tags: [],
    sort: 'opened',
    descending: true,
    offset: 0,
    limit: MOST,
  });
  return (await rowsOf(newest.slice(0, MOST), language)).map(recentOf);
}
