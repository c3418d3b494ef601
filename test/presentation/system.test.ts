import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { SystemOverview } from '../../shared/contracts/system.ts';
import { changesAround, troubleTime } from '../../shared/presentation/system/changes.ts';
import { systemFacts } from '../../shared/presentation/system/facts.ts';
import { memorySegments } from '../../shared/presentation/system/memory-bar.ts';
import { partState, systemRemarks, worstOf } from '../../shared/presentation/system/remarks.ts';
import { sampleTree } from '../../shared/sample/sample.ts';
import { analyzeTree } from '../builders/analyze.ts';

const summary = await analyzeTree(sampleTree());
const base = overviewOf(summary);

function overviewOf({ overview }: CaseSummary): SystemOverview {
  if (overview === null) throw new Error('the sample has an overview');
  return overview;
}

/** The sample without anything to remark on, but with what a test changes. */
function caseOf(
  change: (quiet: SystemOverview) => Partial<SystemOverview>,
  host: Partial<CaseSummary['host']> = {},
): CaseSummary {
  const quiet: SystemOverview = {
    ...base,
    os: { maintenanceEnds: null },
    raid: null,
    multipath: null,
    filesystems: null,
    swap: null,
    failedUnits: null,
    sysctl: null,
    processes: null,
    network: { ...base.network, interfaces: null, bonds: [] },
  };
  return { ...summary, host: { ...summary.host, taint: null, ...host }, overview: { ...quiet, ...change(quiet) } };
}

const said = (one: CaseSummary): string[] => systemRemarks(one).map(({ state, text }) => `${state}: ${text.en}`);

describe('remarks', () => {
  it('put the faults of the sample first, each with its place', () => {
    const remarks = systemRemarks(summary);
    expect(remarks.slice(0, 4).map(({ part, subject, state }) => [part, subject, state])).toEqual([
      ['processes', 'blocked', 'bad'],
      ['raid', 'md127', 'bad'],
      ['multipath', 'mpathb', 'bad'],
      ['bonds', 'bond1', 'bad'],
    ]);
    expect(remarks[0]?.text.en).toContain('efi_recover_from_page_fault');
    expect(remarks.map(({ state }) => state)).toEqual([...remarks.map(({ state }) => state)].sort());
    for (const { text } of remarks)
      expect(text.en.includes('null') || text.ja.includes('null') || text.en.includes('undefined')).toBe(false);
  });

  it('are none where nothing crosses a threshold, and where there is no overview', () => {
    expect(said(caseOf(() => ({})))).toEqual([]);
    expect(systemRemarks({ ...summary, overview: null })).toEqual([]);
  });

  it.each([
    [89, null],
    [90, 'warn'],
    [96, 'warn'],
    [97, 'bad'],
    [100, 'bad'],
  ])('a filesystem at %i %% is %s', (usedPercent, state) => {
    const [row] = base.filesystems?.rows ?? [];
    if (row === undefined) throw new Error('the sample has filesystems');
    const one = caseOf(() => ({
      filesystems: {
        path: 'df',
        leftOut: 0,
        rows: [{ ...row, mountpoint: '/x', usedPercent, inodesUsedPercent: null }],
      },
    }));
    expect(worstOf(systemRemarks(one), 'filesystems', '/x')).toBe(state);
    const inodes = caseOf(() => ({
      filesystems: {
        path: 'df',
        leftOut: 0,
        rows: [{ ...row, mountpoint: '/x', usedPercent: 1, inodesUsedPercent: usedPercent }],
      },
    }));
    expect(worstOf(systemRemarks(inodes), 'filesystems', '/x')).toBe(state);
  });

  it.each([
    ['ext4', true, null, true],
    ['xfs', true, false, true],
    ['xfs', true, true, false],
    ['iso9660', true, null, false],
    ['nfs4', true, null, false],
    ['ext4', false, null, false],
  ])('%s read-only %s, in fstab %s: remarked on %s', (type, readOnly, readOnlyConfigured, remarked) => {
    const [row] = base.filesystems?.rows ?? [];
    if (row === undefined) throw new Error('the sample has filesystems');
    const one = caseOf(() => ({
      filesystems: { path: 'df', leftOut: 0, rows: [{ ...row, type, readOnly, readOnlyConfigured, usedPercent: 100 }] },
    }));
    expect(said(one).some((text) => text.includes('read-only'))).toBe(remarked);
  });

  it.each([
    [55.9, []],
    [56, ['warn: The load of five minutes is 56 on 56 CPUs']],
    [112, ['bad: The load of five minutes is 112 on 56 CPUs']],
  ])('a load of %d on 56 CPUs', (five, wanted) => {
    expect(said(caseOf((quiet) => ({ load: quiet.load && { ...quiet.load, five } })))).toEqual(wanted);
  });

  it.each([
    [1, 'warn'],
    [2, 'warn'],
    [3, 'bad'],
  ])('%i blocked processes are %s', (blockedCount, state) => {
    const one = caseOf(() => ({ processes: base.processes && { ...base.processes, blockedCount, zombieCount: 0 } }));
    expect(worstOf(systemRemarks(one), 'processes')).toBe(state);
  });

  it('leave a container alone as long as arrays live in it', () => {
    const { raid } = base;
    const withVolumes = (volumes: string[] | null) =>
      said(caseOf(() => ({ raid: raid && { ...raid, rows: raid.rows.map((row) => ({ ...row, volumes })) } })));
    expect(withVolumes([])).toEqual(['bad: md127 is inactive']);
    expect(withVolumes(null)).toEqual(['bad: md127 is inactive']);
    expect(withVolumes(['md126'])).toEqual([]);
  });

  it('tell a port that is down from one that nobody uses, and know what may be down', () => {
    const [, , , , down] = base.network.interfaces?.rows ?? [];
    if (down === undefined) throw new Error('the sample has a port without link');
    const withPort = (port: Partial<typeof down>) =>
      said(
        caseOf((quiet) => ({
          network: { ...quiet.network, interfaces: { path: 'ip', leftOut: 0, rows: [{ ...down, ...port }] } },
        })),
      );
    expect(withPort({})).toEqual(['warn: p1p2 is configured, and its link is down']);
    expect(withPort({ controller: null, addresses: ['192.0.2.1/24'] })[0]).toMatch(/^bad/);
    expect(withPort({ controller: null })).toEqual([]);
    expect(withPort({ enabled: false })).toEqual([]);
    expect(withPort({ kind: 'bridge', addresses: ['192.0.2.1/24'] })).toEqual([]);
    expect(withPort({ carrier: true, speedMbps: 100 })).toEqual(['warn: p1p2 runs at 100 Mbit/s']);
    expect(withPort({ carrier: true, duplex: 'half' })[0]).toMatch(/^bad: p1p2 runs at half duplex/);
    expect(withPort({ carrier: true, rxPackets: 10_000, txPackets: 0, rxErrors: 10 })[0]).toMatch(
      /^bad: p1p2 counted 10 errors/,
    );
  });

  it('grade memory by what is available, and hugepages by what lies idle', () => {
    const withMemory = (memory: object) =>
      said(caseOf((quiet) => ({ memory: quiet.memory && { ...quiet.memory, ...memory } })));
    const total = base.memory?.totalBytes ?? 0;
    expect(withMemory({ availableBytes: total * 0.11 })).toEqual([]);
    expect(withMemory({ availableBytes: total * 0.09 })[0]).toMatch(/^warn: 9 %/);
    expect(withMemory({ availableBytes: total * 0.02 })[0]).toMatch(/^bad: 2 %/);
    expect(withMemory({ availableBytes: null })).toEqual([]);
    expect(withMemory({ hugePagesFree: 196_608, hugePagesReserved: 0 })[0]).toMatch(/^warn: 51 %/);
    expect(withMemory({ hardwareCorruptedBytes: 4096 })[0]).toMatch(/^bad/);
  });

  it('tell kdump without memory, a clock that is off, support that ended, and faults in the taint', () => {
    expect(said(caseOf((quiet) => ({ kdump: quiet.kdump && { ...quiet.kdump, reservedBytes: 0 } })))).toEqual([
      'bad: crashkernel= is set, but no memory was reserved',
    ]);
    expect(said(caseOf((quiet) => ({ time: quiet.time && { ...quiet.time, offsetSeconds: -2 } })))).toEqual([
      'bad: The clock is off by 2.0 s',
    ]);
    expect(said(caseOf((quiet) => ({ time: quiet.time && { ...quiet.time, synchronized: false } })))).toEqual([
      'warn: The clock is not synchronized',
    ]);
    const day = summary.analyzedAt.slice(0, 10);
    expect(said(caseOf(() => ({ os: { maintenanceEnds: day } })))).toEqual([]);
    expect(said(caseOf(() => ({ os: { maintenanceEnds: '2020-11-30' } })))).toEqual([
      'warn: Regular maintenance ended on 2020-11-30',
    ]);
    const tainted = (...flags: string[]) =>
      said(caseOf(() => ({}), { taint: { value: 1, flags: flags.map((flag) => ({ flag, meaning: '' })) } }));
    expect(tainted('P', 'O', 'E')).toEqual([]);
    expect(tainted('W', 'D')).toEqual(['bad: The kernel is tainted: W D']);
  });

  it('never call a part fine that was not read', () => {
    const one = caseOf(() => ({ missing: [{ part: 'raid', reason: 'absent', path: null, note: null }] }));
    const remarks = systemRemarks(one);
    expect([
      partState(one, remarks, 'raid'),
      partState(one, remarks, 'cpu'),
      partState(summary, systemRemarks(summary), 'raid'),
    ]).toEqual(['unknown', 'ok', 'bad']);
  });
});

describe('the memory bar', () => {
  it('adds up to all memory, whatever meminfo says', () => {
    const sum = (memory: NonNullable<SystemOverview['memory']>) =>
      memorySegments(memory).reduce((total, { bytes }) => total + bytes, 0);
    const { memory } = base;
    if (memory === null) throw new Error('the sample has memory');
    expect(sum(memory)).toBe(memory.totalBytes);
    expect(sum({ ...memory, anonymousBytes: memory.totalBytes * 4 })).toBe(memory.totalBytes);
    expect(sum({ ...memory, freeBytes: null, cachedBytes: null, hugePagesTotal: null })).toBe(memory.totalBytes);
    expect(memorySegments({ ...memory, totalBytes: 0 })).toEqual([]);
  });
});

describe('packages before the trouble', () => {
  it('are measured from the first line of the leading finding', () => {
    expect(troubleTime(summary)).toBe(summary.findings[0]?.firstSeen);
    const rows = changesAround(summary, 3);
    expect(rows.map(({ name, secondsBefore }) => [name.replace(/-\d.*/, ''), secondsBefore])).toEqual([
      ['kernel', 101],
      ['python-perf', 139],
      ['kernel-tools', 141],
    ]);
  });

  it('come before those that were changed since', () => {
    const later = { at: '2022-05-16T02:00:00+09:00', name: 'later-1-1.noarch', action: 'installed' as const, line: 1 };
    const { packages } = base;
    const one: CaseSummary = {
      ...summary,
      overview: { ...base, packages: packages && { ...packages, rows: [later, ...packages.rows] } },
    };
    expect(changesAround(one, 3).map(({ name }) => name)).not.toContain('later-1-1.noarch');
    expect(changesAround(one, 60)[0]).toMatchObject({ name: 'later-1-1.noarch', secondsBefore: -10_518 });
  });

  it('are the newest where nobody knows when it began', () => {
    const one = { ...summary, findings: [], timeline: [] };
    expect(troubleTime(one)).toBeNull();
    expect(changesAround(one, 2).map(({ secondsBefore }) => secondsBefore)).toEqual([null, null]);
  });
});

describe('the lines of a report', () => {
  it('say what is known in both languages, and nothing that is not', () => {
    for (const language of ['en', 'ja'] as const) {
      const facts = systemFacts({ ...summary, language });
      expect(facts.length).toBeGreaterThan(15);
      for (const [label, value] of facts) expect(`${label}: ${value}`).not.toMatch(/null|undefined|NaN|\[object/);
    }
    expect(systemFacts({ ...summary, overview: null })).toEqual([]);
    expect(systemFacts(summary).find(([label]) => label === 'Processes')?.[1]).toContain(
      '2597 [kworker/u672:4], in efi_recover_from_page_fault',
    );
  });
});
