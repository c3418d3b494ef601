import { describe, expect, it } from 'vitest';
import type { FleetRow } from '../../shared/contracts/fleet.ts';
import type { Verdict } from '../../shared/contracts/verdict.ts';
import {
  FLEET_COLUMNS,
  filteredRows,
  fleetPart,
  fleetTable,
  groupCounts,
  groupOf,
  leadingArticle,
  sharedArchives,
  sortedRows,
  toActOn,
  VERDICT_ORDER,
} from '../../shared/presentation/fleet.ts';
import { fleetAxis, fleetMarks } from '../../shared/presentation/fleet-ruler.ts';
import { caseWithVerdict, sampleBuilds, sampleCase } from '../builders/case-summary.ts';

const EFI = 'rhel7-efi-page-fault';
const VERDICTS: readonly Verdict[] = [
  'unknown',
  'not-affected',
  'affected-hit',
  'fixed-not-running',
  'affected-no-symptom',
  'not-exposed',
  'historic',
  'symptom-other-kernel',
];

const named = (verdict: Verdict) => {
  const summary = caseWithVerdict(verdict);
  return { ...summary, host: { ...summary.host, hostname: `host-${verdict}` } };
};
const table = fleetTable(VERDICTS.map((verdict) => fleetPart(verdict, named(verdict))));
const none = { text: '', groups: new Set<never>(), severity: null, file: null };
const ids = (rows: readonly FleetRow[]) => rows.map(({ caseId }) => caseId);

describe('the rows of a fleet', () => {
  it('hold what a case says, and null for what it does not', () => {
    const [row] = table.rows;
    expect(row).toMatchObject({
      caseId: 'unknown',
      kernel: null,
      stream: null,
      running: null,
      topFinding: { risk: 4 },
    });
    const hit = table.rows.find(({ caseId }) => caseId === 'affected-hit');
    expect(hit).toMatchObject({ running: '36.2', installed: ['36.2'], verdicts: { [EFI]: 'affected-hit' } });
  });

  it('are sorted by urgency of the verdict, what is unknown last, and the other way round', () => {
    const sorted = ids(sortedRows(table, { column: 'verdict', descending: false }, EFI));
    expect(sorted).toEqual(VERDICT_ORDER);
    expect(ids(sortedRows(table, { column: 'verdict', descending: true }, EFI))).toEqual([...sorted].reverse());
  });

  it('put equal rows in the order of their hosts, numbers as numbers, in either direction', () => {
    const hosts = ['web10', 'web9', 'web1'].map((hostname) =>
      fleetPart(hostname, sampleCase({ host: { ...sampleCase().host, hostname } })),
    );
    const many = fleetTable(hosts);
    expect(ids(sortedRows(many, { column: 'host', descending: false }, EFI))).toEqual(['web1', 'web9', 'web10']);
    expect(ids(sortedRows(many, { column: 'risk', descending: true }, EFI))).toEqual(['web1', 'web9', 'web10']);
  });

  it.each(FLEET_COLUMNS)('can be sorted by %s without losing a row', (column) => {
    expect(ids(sortedRows(table, { column, descending: false }, null)).sort()).toEqual([...VERDICTS].sort());
  });

  it('sorts builds by their place in the stream, not as texts', () => {
    const running = ['119.1', '36.2', '62.1'].map((build) => {
      const stream = sampleCase().kernelStream;
      return fleetPart(
        build,
        sampleCase({ kernelStream: stream && { ...stream, builds: sampleBuilds(build, [build]) } }),
      );
    });
    const sorted = sortedRows(fleetTable(running), { column: 'running', descending: false }, EFI);
    expect(ids(sorted)).toEqual(['36.2', '62.1', '119.1']);
  });

  it('are found by every word of host, system, kernel, finding, case or file', () => {
    const found = (text: string) => ids(filteredRows(table.rows, { ...none, text }, EFI));
    expect(found('HOST-hist')).toEqual(['historic']);
    expect(found('red hat 36.2')).toEqual(['affected-hit']);
    expect(found('no such thing')).toEqual([]);
    expect(found('  ')).toHaveLength(VERDICTS.length);
  });

  it('are filtered by group, by severity and above, and by archive', () => {
    const groups = new Set(['not-now'] as const);
    expect(ids(filteredRows(table.rows, { ...none, groups }, EFI)).sort()).toEqual([
      'historic',
      'not-affected',
      'not-exposed',
    ]);
    expect(ids(filteredRows(table.rows, { ...none, severity: 'important' }, EFI)).sort()).toEqual([
      'affected-hit',
      'affected-no-symptom',
    ]);
    expect(filteredRows(table.rows, { ...none, file: 'other.tar' }, EFI)).toEqual([]);
  });
});

describe('the bar of a fleet', () => {
  it('counts every host once, and those to act on besides the struck ones', () => {
    const counts = groupCounts(table.rows, EFI);
    expect(counts).toEqual({ hit: 1, affected: 1, reboot: 1, 'other-cause': 1, 'not-now': 3, unknown: 1 });
    expect(toActOn(counts)).toBe(3);
    expect(new Set(VERDICTS.map(groupOf)).size).toBe(6);
  });

  it('takes a host that the article never judged for unknown', () => {
    expect(groupCounts(table.rows, 'an-article-of-tomorrow').unknown).toBe(VERDICTS.length);
  });

  it('begins with the article that struck most hosts; with none where there is none', () => {
    expect(leadingArticle(table)).toBe(EFI);
    expect(leadingArticle(fleetTable([]))).toBeNull();
  });

  it('names archives that hold several hosts', () => {
    const member = (inner: string) =>
      fleetPart(inner, sampleCase({ source: { ...sampleCase().source, file: 'collect.tar', member: inner } })).row;
    expect(sharedArchives([member('a.tar'), member('b.tar'), ...table.rows])).toEqual([
      { file: 'collect.tar', hosts: 2 },
    ]);
  });
});

describe('the axis of a stream', () => {
  const stream = table.streams[0];
  if (stream === undefined) throw new Error('the sample has a stream');

  it('merges the builds of hosts that know others, each in its place', () => {
    const kernelStream = sampleCase().kernelStream;
    const rebuilt = sampleBuilds('36.2').flatMap((build) =>
      build.build === '36.2' ? [build, { ...build, build: '36.2.0.1', running: false }] : [build],
    );
    const own = fleetPart('own', sampleCase({ kernelStream: kernelStream && { ...kernelStream, builds: rebuilt } }));
    const builds = fleetTable([fleetPart('a', sampleCase()), own]).streams[0]?.builds ?? [];
    expect(builds.slice(builds.indexOf('36.2'), builds.indexOf('36.2') + 3)).toEqual(['36.2', '36.2.0.1', '41.1']);
  });

  it('places the running build in or beyond the range, and an installed one that waits', () => {
    const axis = fleetAxis(stream, table.rows, EFI);
    const marks = (caseId: string) => {
      const row = table.rows.find((one) => one.caseId === caseId);
      return row === undefined ? null : fleetMarks(axis, row);
    };
    expect(axis.band).toMatchObject({ first: '31.1', last: '59.1' });
    expect(axis.firstFixed).toBe('62.1');
    expect(marks('affected-hit')).toMatchObject({ running: { build: '36.2', affected: true }, waiting: null });
    expect(marks('not-affected')).toMatchObject({ running: { build: '62.1', affected: false, beyond: true } });
    expect(marks('fixed-not-running')).toMatchObject({ running: { build: '45.1' }, waiting: { build: '71.1' } });
    expect(marks('unknown')).toBeNull();
    const places = axis.ticks.map(({ x }) => x);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect([places[0], places.at(-1)]).toEqual([0, 1]);
  });

  it('draws no range of an article that has none in this stream', () => {
    expect(fleetAxis(stream, table.rows, 'another').band).toBeNull();
  });

  it('leaves out builds that nobody runs where there are too many', () => {
    const builds = Array.from({ length: 400 }, (_, at) => String(at));
    const row = { ...table.rows[2], stream: 'long', running: '7', installed: ['7', '390'] } as FleetRow;
    const axis = fleetAxis(
      { id: 'long', pattern: 'n', builds, ranges: [{ article: EFI, builds: ['5', '6', '7'] }] },
      [row],
      EFI,
    );
    expect(axis.ticks.length).toBeLessThanOrEqual(34);
    for (const build of ['5', '7', '8', '390', '399']) expect(axis.ticks.map((tick) => tick.build)).toContain(build);
  });
});
