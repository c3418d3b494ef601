import { describe, expect, it } from 'vitest';
import { linkPath, resolvePath } from '../../shared/members/paths.ts';
import { collectTree, onlyReport } from './collect.ts';

describe('linkPath', () => {
  it.each([
    ['uname', 'sos_commands/kernel/uname_-a', 'sos_commands/kernel/uname_-a'],
    ['var/log/messages', '../../sos_strings/logs/var.log.messages.tailed', 'sos_strings/logs/var.log.messages.tailed'],
    ['etc/os-release', '/usr/lib/os-release', 'usr/lib/os-release'],
    ['etc/a', './b//c/.', 'etc/b/c'],
    ['a', '.', ''],
    ['etc/a', '../../x', null],
    ['a', '..', null],
  ])('%s -> %s is %s', (from, target, expected) => {
    expect(linkPath(from, target)).toBe(expected);
  });
});

describe('resolvePath', () => {
  const links = new Map<string, string | null>([
    ['lib', 'usr/lib'],
    ['a', 'b'],
    ['b', 'c/d'],
    ['loop', 'pool'],
    ['pool', 'loop'],
    ['grow', 'grow/grow'],
    ['self', ''],
    ['out', null],
  ]);
  it.each([
    ['lib/os-release', 'usr/lib/os-release'],
    ['a/x', 'c/d/x'],
    ['self/self/x', 'x'],
    ['library', 'library'],
  ])('%s is %s', (path, expected) => {
    expect(resolvePath(path, links)).toEqual({ state: 'path', path: expected });
  });
  it('tells loops and what leaves the sosreport', () => {
    expect(resolvePath('loop', links)).toEqual({ state: 'loop' });
    expect(resolvePath('grow', links)).toEqual({ state: 'loop' });
    expect(resolvePath('out/x', links)).toEqual({ state: 'outside' });
  });
});

const UNAME = 'Linux db1 3.10.0-1160.36.2.el7.x86_64 #1 SMP x86_64 x86_64 x86_64 GNU/Linux\n';

describe('links in an archive', () => {
  it('follows a link to a file that comes later', async () => {
    const report = onlyReport(
      await collectTree({
        't/installed-rpms': { symlink: 'sos_commands/rpm/odd_name' },
        't/sos_commands/rpm/odd_name': 'bash-4.2.46-34.el7.x86_64\n',
      }),
    );
    expect(report.datum('installed-rpms')).toMatchObject({ state: 'ok', path: 'sos_commands/rpm/odd_name' });
  });

  it('fetches a file that went by before its link, by a second pass', async () => {
    const report = onlyReport(
      await collectTree({
        't/sos_commands/rpm/odd_name': 'bash-4.2.46-34.el7.x86_64\n',
        't/installed-rpms': { symlink: 'sos_commands/rpm/odd_name' },
      }),
    );
    expect(report.datum('installed-rpms')).toMatchObject({ state: 'ok', path: 'sos_commands/rpm/odd_name' });
    expect(report.memberCount).toBe(2);
  });

  it('follows chains and links of folders', async () => {
    const report = onlyReport(
      await collectTree({
        't/sos_commands/x': 'x',
        't/etc/os-release': { symlink: '../lib/os-release' },
        't/lib': { symlink: 'usr/lib' },
        't/usr/lib/os-release': 'ID=rhel\n',
      }),
    );
    expect(report.datum('os-release')).toMatchObject({ state: 'ok', path: 'usr/lib/os-release' });
  });

  it.each(['before', 'after'])('offers a log once that a link %s it names, too', async (order) => {
    const link = { 't/var/log/messages': { symlink: '../../sos_strings/logs/var.log.messages.tailed' } };
    const file = { 't/sos_strings/logs/var.log.messages.tailed': 'cut line\nMay 16 02:41:00 db1 kernel: x\n' };
    const mark = { 't/sos_commands/x': 'x' };
    const tree = order === 'before' ? { ...mark, ...link, ...file } : { ...mark, ...file, ...link };
    const { logs } = await collectTree(tree);
    expect(logs.map(({ kind, path, tailed }) => ({ kind, path, tailed }))).toEqual([
      { kind: 'syslog', path: 'sos_strings/logs/var.log.messages.tailed', tailed: true },
    ]);
  });

  it.each(['before', 'after'])('reads a log under a name that only a link %s it makes a log', async (order) => {
    const link = { 't/var/log/messages': { symlink: 'elsewhere/all.txt' } };
    const file = { 't/var/log/elsewhere/all.txt': 'May 16 02:41:00 db1 kernel: x\n' };
    const mark = { 't/sos_commands/x': 'x' };
    const tree = order === 'before' ? { ...mark, ...link, ...file } : { ...mark, ...file, ...link };
    const { logs } = await collectTree(tree);
    const text = 'May 16 02:41:00 db1 kernel: x\n';
    expect(logs).toMatchObject([{ kind: 'syslog', path: 'var/log/elsewhere/all.txt', text }]);
  });

  it('follows hard links, whose targets count from the archive root', async () => {
    const report = onlyReport(
      await collectTree({ 't/sos_commands/kernel/copy': UNAME, 't/uname': { hardlink: 't/sos_commands/kernel/copy' } }),
    );
    expect(report.datum('uname')).toMatchObject({ state: 'ok', path: 'sos_commands/kernel/copy', text: UNAME });
  });

  it('reports loops and ignores escapes', async () => {
    const report = onlyReport(
      await collectTree({
        't/sos_commands/x': 'x',
        't/var/log/messages': { symlink: 'syslog' },
        't/var/log/syslog': { symlink: 'messages' },
        't/uname': { symlink: '../../../etc/passwd' },
        't/etc/passwd': UNAME,
      }),
    );
    expect(report.problems.map(({ code, path }) => [code, path])).toEqual([
      ['link-loop', 'var/log/messages'],
      ['link-loop', 'var/log/syslog'],
    ]);
    expect(report.datum('uname')).toEqual({ state: 'absent' });
  });

  it('names a few of many loops', async () => {
    const loops = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`t/l${i}`, { symlink: `l${i}` }]));
    const report = onlyReport(await collectTree({ 't/sos_commands/x': 'x', ...loops }));
    expect(report.problems).toHaveLength(6);
    expect(report.problems[5]?.message).toMatch(/^45 more/);
  });
});
