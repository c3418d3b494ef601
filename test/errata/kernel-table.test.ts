import { describe, expect, it } from 'vitest';
import { type HostKernels, kernelTable, type StreamRange } from '../../shared/errata/kernel-table.ts';

const range: StreamRange = {
  article: 'efi',
  stream: 'rhel7',
  from: '3.10.0-1160.31.1.el7',
  before: '3.10.0-1160.61.1.el7',
  unknownFrom: null,
  firstFixed: '3.10.0-1160.62.1.el7',
  advisory: 'RHSA-2022:1198',
  date: '2022-04-06',
};
const host = (running: string | null, overrides: Partial<HostKernels> = {}): HostKernels => ({
  running,
  installed: [],
  boots: [],
  ...overrides,
});
const builds = (table: ReturnType<typeof kernelTable>) => table?.builds ?? [];
const named = (table: ReturnType<typeof kernelTable>, build: string) =>
  builds(table).find((one) => one.build === build);

describe('kernelTable', () => {
  it('marks which builds run, are installed, ran in which boot, and which articles name them', () => {
    const table = kernelTable(
      host('3.10.0-1160.36.2.el7.x86_64', {
        installed: ['3.10.0-1160.24.1.el7.x86_64', '3.10.0-1160.36.2.el7.x86_64'],
        boots: [
          { index: 0, kernel: '3.10.0-1160.36.2.el7' },
          { index: -1, kernel: '3.10.0-1160.36.2.el7' },
          { index: -2, kernel: '3.10.0-1160.24.1.el7' },
          { index: -3, kernel: null },
        ],
      }),
      [range],
    );
    expect(table?.complete).toBe(true);
    expect(table?.latestKnown).toBe('3.10.0-1160.119.1.el7');
    expect(named(table, '36.2')).toMatchObject({ running: true, installed: true, boots: [0, -1], affectedBy: ['efi'] });
    expect(named(table, '24.1')).toMatchObject({ running: false, installed: true, boots: [-2], affectedBy: [] });
    expect(
      builds(table)
        .filter(({ affectedBy }) => affectedBy.includes('efi'))
        .map(({ build }) => build),
    ).toEqual(['31.1', '36.2', '41.1', '42.2', '45.1', '49.1', '53.1', '59.1']);
    expect(table?.ranges).toEqual([expect.objectContaining({ article: 'efi', firstFixed: range.firstFixed })]);
  });

  it('puts a rebuild that no table lists in its place, by a short name', () => {
    const table = kernelTable(host('3.10.0-1160.71.1.0.1.el7.x86_64'), [range]);
    const at = builds(table).findIndex(({ running }) => running);
    expect(
      builds(table)
        .slice(at - 1, at + 2)
        .map(({ build }) => build),
    ).toEqual(['71.1', '71.1.0.1', '76.1']);
    expect(builds(table)[at]?.origin).toBe('host');
  });

  it('keeps a kernel of another stream off the axis, but does not lose it', () => {
    const table = kernelTable(host('3.10.0-1160.36.2.el7.x86_64', { installed: ['5.4.17-2136.300.7.el7uek.x86_64'] }), [
      range,
    ]);
    expect(builds(table).some(({ release }) => release.includes('uek'))).toBe(false);
    expect(table?.others).toEqual([{ release: '5.4.17-2136.300.7.el7uek', installed: true, boots: [] }]);
  });

  it('of a table with gaps calls nothing the latest and says whence its rows are', () => {
    const table = kernelTable(host('4.18.0-348.20.1.el8_5.x86_64'), [range]);
    expect(table).toMatchObject({ stream: 'rhel8', complete: false, latestKnown: null, ranges: [] });
    expect(table?.source).toContain('Recalled');
    const at = builds(table).findIndex(({ running }) => running);
    expect(builds(table)[at - 1]).toMatchObject({ build: '8.5', origin: 'minor-release' });
    expect(builds(table)[at + 1]).toMatchObject({ build: '8.6' });
    expect(builds(table).every(({ affectedBy }) => affectedBy.length === 0)).toBe(true);
  });

  it('of a stream known by its form only shows what the host names', () => {
    const table = kernelTable(host('5.15.0-91-generic', { installed: ['5.15.0-105-generic', '5.15.0-91-generic'] }), [
      range,
    ]);
    expect(table).toMatchObject({ stream: 'ubuntu-5.15-generic', complete: false, source: null });
    expect(builds(table).map(({ build }) => build)).toEqual(['91', '105']);
  });

  it('of no stream at all shows kernels of the same kind in order, others apart', () => {
    const table = kernelTable(
      host('6.1.0-13-amd64', { installed: ['6.1.0-9-amd64', '6.1.0-13-amd64', '5.10.0-26-cloud-arm64'] }),
      [range],
    );
    expect(table).toMatchObject({ stream: null, pattern: null });
    expect(builds(table).map(({ release }) => release)).toEqual(['6.1.0-9-amd64', '6.1.0-13-amd64']);
    expect(table?.others.map(({ release }) => release)).toEqual(['5.10.0-26-cloud-arm64']);
  });

  it('is null where the archive names no kernel, and stands on the installed ones where none is known to run', () => {
    expect(kernelTable(host(null), [range])).toBeNull();
    expect(kernelTable(host('not a release'), [range])).toBeNull();
    const table = kernelTable(host(null, { installed: ['3.10.0-1160.36.2.el7.x86_64'] }), [range]);
    expect(named(table, '36.2')).toMatchObject({ running: false, installed: true });
  });
});
