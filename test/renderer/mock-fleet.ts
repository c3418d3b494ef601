import { articleRow, articleView } from '../../shared/articles/article-view.ts';
import { BUILTIN } from '../../shared/articles/builtin.ts';
import type { ArticleList, ArticleView } from '../../shared/contracts/articles.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { FleetTable } from '../../shared/contracts/fleet.ts';
import type { LibraryPage, LibraryRow } from '../../shared/contracts/library.ts';
import type { Verdict } from '../../shared/contracts/verdict.ts';
import { fleetPart, fleetTable } from '../../shared/presentation/fleet.ts';
import { caseWithVerdict, sampleCase } from '../builders/case-summary.ts';

/** What main would answer with, as plain data that can be sent to the page. */
export interface MockFleet {
  readonly table: FleetTable;
  readonly cases: Readonly<Record<string, CaseSummary>>;
  readonly library: LibraryPage;
  readonly list: ArticleList;
  readonly views: Readonly<Record<string, ArticleView>>;
}

const HOSTS: readonly (readonly [string, Verdict])[] = [
  ['dbsrv07', 'affected-hit'],
  ['dbsrv08', 'affected-hit'],
  ['appsrv11', 'affected-no-symptom'],
  ['appsrv12', 'fixed-not-running'],
  ['gfs-node1', 'not-exposed'],
  ['ora-rac1', 'historic'],
  ['dbsrv09', 'not-affected'],
  ['nas03', 'unknown'],
];

/** A case of the mock-up, its archive one of its own. */
export function fleetCase(name: string, verdict: Verdict): CaseSummary {
  const summary = caseWithVerdict(verdict);
  return {
    ...summary,
    host: { ...summary.host, hostname: `${name}.example.com` },
    source: {
      ...summary.source,
      file: `sosreport-${name}-03871245-2022-05-16-kqzrwfm.tar.xz`,
      complete: name !== 'nas03',
    },
    packages: {
      path: 'installed-rpms',
      list: ['bash 4.2.46-35.el7_9 x86_64', `kernel 3.10.0-1160.${name === 'dbsrv09' ? '62.1' : '36.2'}.el7 x86_64`],
    },
  };
}

/** The hosts of the mock-up, or as many of them as asked. */
export function mockFleet(count = HOSTS.length): MockFleet {
  const named = Array.from({ length: count }, (_, at) => {
    const [name = '', verdict = 'unknown'] = HOSTS[at % HOSTS.length] ?? [];
    const id = at < HOSTS.length ? name : `${name}-${at}`;
    return [id, verdict] as const;
  });
  const cases = Object.fromEntries(HOSTS.map(([name, verdict]) => [name, fleetCase(name, verdict)]));
  const parts = named.map(([id, verdict]) => fleetPart(id, fleetCase(id, verdict)));
  const reading = (article: (typeof BUILTIN)[number]) => ({ article, own: false, language: 'en' as const });
  return {
    table: fleetTable(parts),
    cases,
    library: libraryPage(cases),
    list: {
      articles: BUILTIN.map((article) => articleRow(reading(article))),
      folder: null,
      folderFault: null,
      faults: [],
      fired: { [sampleCase().findings[0]?.article ?? '']: [{ caseId: 'dbsrv07', hostname: 'dbsrv07', file: 'a.tar' }] },
    },
    // Those that the tests open; all of them are megabytes.
    views: Object.fromEntries(
      BUILTIN.filter(({ area }) => area === 'kernel').map((article) => [article.id, articleView(reading(article))]),
    ),
  };
}

function libraryPage(cases: MockFleet['cases']): LibraryPage {
  const rows = Object.entries(cases).map(
    ([caseId, { source, host, findings, gaps }]): LibraryRow => ({
      caseId,
      file: source.file,
      path: null,
      member: null,
      place: 'there',
      hostname: host.hostname,
      osRelease: host.osRelease,
      caseNumber: source.caseNumber,
      kernel: host.kernel?.release ?? null,
      target: null,
      verdict: null,
      severity: null,
      totalRisk: null,
      topFinding: null,
      findings: findings.length,
      gaps: gaps.length,
      complete: source.complete,
      collectedAt: host.collectedAt,
      analyzedAt: '2022-05-24T08:15:00Z',
      addedAt: '2022-05-24T08:15:00Z',
      openedAt: '2022-05-24T08:15:00Z',
      tags: [],
      pins: 0,
      noteStart: '',
      outdated: false,
    }),
  );
  return { total: rows.length, matched: rows.length, rows, tags: [], trouble: [], folder: 'cases' };
}

/** Runs in the page; must stand alone. */
export function installMockFleet(data: MockFleet): void {
  const { answers } = window.mock;
  answers['fleet:table'] = () => data.table;
  answers['fleet:export'] = ({ format }: { format: string }) => ({ state: 'saved', file: `fleet.${format}` });
  answers['compare:export'] = ({ format }: { format: string }) => ({ state: 'saved', file: `compare.${format}` });
  answers['cases:get'] = ({ caseId }: { caseId: string }) => data.cases[caseId] ?? null;
  answers['library:list'] = ({ text }: { text: string }) => {
    const rows = data.library.rows.filter((row) => (row.hostname ?? '').includes(text));
    return { ...data.library, rows, matched: rows.length };
  };
  answers['articles:list'] = () => data.list;
  answers['articles:get'] = ({ id }: { id: string }) => data.views[id] ?? null;
  answers['articles:check'] = () => ({
    tested: 1,
    failed: [{ article: 'own', test: 'fires', message: 'it must fire' }],
  });
}
