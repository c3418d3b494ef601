import { describe, expect, it } from 'vitest';
import { PathSet } from '../../shared/members/path-set.ts';
import { topFolderOf } from '../../shared/members/paths.ts';

describe('PathSet', () => {
  it('knows files, their folders and what is below', () => {
    const set = new PathSet();
    for (const path of ['b/c', 'a/b/c', 'a/b', 'a/bc', 'a.x']) set.add(path);
    expect(['a', 'a/b', 'a/b/c', 'b'].map((path) => set.has(path))).toEqual([true, true, true, true]);
    expect(['c', 'a/b/', 'a/b/c/d', ''].map((path) => set.hasExact(path))).toEqual([false, false, false, false]);
    expect(set.under('a', 10)).toEqual(['a/b', 'a/b/c', 'a/bc']);
    expect(set.under('a/b', 10)).toEqual(['a/b/c']);
    expect(set.under('', 2)).toEqual(['a.x', 'a/b']);
    expect(set.under('nothing', 10)).toEqual([]);
  });

  it('takes each path once and stays sorted as it grows', () => {
    const set = new PathSet();
    expect([set.add('x/2'), set.add('x/2')]).toEqual([true, false]);
    expect(set.under('x', 9)).toEqual(['x/2']);
    set.add('x/1');
    expect(set.under('x', 9)).toEqual(['x/1', 'x/2']);
  });

  it('stops at its bound', () => {
    const set = new PathSet(10);
    for (let i = 0; i < 100; i++) set.add(`path${i}`);
    expect(set.full).toBe(true);
    expect(set.under('', 100)).toEqual(['path0', 'path1']);
  });

  it('is quick with 200,000 paths', () => {
    const set = new PathSet();
    const began = performance.now();
    for (let i = 0; i < 200_000; i++) set.add(`sys/devices/pci0000:00/0000:00:${i % 977}/${i}/uevent`);
    for (let i = 0; i < 1000; i++) set.has(`sys/devices/pci0000:00/0000:00:${i}`);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('topFolderOf', () => {
  it.each([
    ['sosreport-a/etc/hosts', false, 'sosreport-a'],
    ['sosreport-a', true, 'sosreport-a'],
    ['sosreport-a', false, null],
    ['sos-collector-a/sosreport-b.tar.xz', false, 'sos-collector-a'],
    ['etc', true, null],
    ['etc/hosts', false, ''],
    ['x/sos_commands/date/date', false, 'x'],
    ['sos_commands', true, ''],
    ['stray', false, null],
    ['date', false, ''],
    ['case/etc/hosts', false, 'case'],
  ])('%s (folder: %s) stands in %j', (path, isFolder, top) => {
    expect(topFolderOf(path, isFolder)).toBe(top);
  });
});
