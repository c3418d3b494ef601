import { describe, expect, it } from 'vitest';
import { buildArchive, type Tree } from '../builders/archive.ts';
import { collectBytes, collectTree, intakeOf, onlyReport } from './collect.ts';

const TOP = 'sosreport-db1-2022-05-16-abcdefg';
const UNAME = 'Linux db1 3.10.0-1160.36.2.el7.x86_64 #1 SMP x86_64 x86_64 x86_64 GNU/Linux\n';

/** Puts a top folder before each path, and into hard links. */
function inTop(tree: Tree, top = TOP): Tree {
  return Object.fromEntries(Object.entries(tree).map(([path, entry]) => [`${top}/${path}`, entry]));
}

const BASIC: Tree = {
  uname: { symlink: 'sos_commands/kernel/uname_-a' },
  'sos_commands/kernel/uname_-a': UNAME,
  'sos_commands/kernel/dmesg': '[    0.000000] Linux version\n',
  'var/log/messages': 'May 16 02:41:00 db1 kernel: hello\n',
  'etc/hosts': '127.0.0.1 localhost\n',
};

describe('collectSosreports', () => {
  it.each([1, 7, 512, 65_536])('reads data and logs in one pass, in chunks of %i bytes', async (chunkSize) => {
    const collected = await collectTree(inTop(BASIC), { chunkSize });
    const report = onlyReport(collected);
    expect(report.topFolder).toBe(TOP);
    expect(report.innerArchive).toBeNull();
    expect(report.memberCount).toBe(5);
    expect(report.datum('uname')).toEqual({
      state: 'ok',
      path: 'sos_commands/kernel/uname_-a',
      text: UNAME,
      truncated: false,
    });
    expect(report.datum('sysctl')).toEqual({ state: 'absent' });
    expect(collected.logs.map(({ kind, path, text, complete }) => ({ kind, path, text, complete }))).toEqual([
      { kind: 'dmesg', path: 'sos_commands/kernel/dmesg', text: '[    0.000000] Linux version\n', complete: true },
      { kind: 'syslog', path: 'var/log/messages', text: 'May 16 02:41:00 db1 kernel: hello\n', complete: true },
    ]);
  });

  it('answers which paths there are', async () => {
    const report = onlyReport(await collectTree(inTop({ ...BASIC, log: { symlink: 'var/log' } })));
    expect(report.has('etc/hosts')).toBe(true);
    expect(report.has('etc')).toBe(true);
    expect(report.has('uname')).toBe(true);
    expect(report.has('log/messages')).toBe(true);
    expect(report.has('et')).toBe(false);
    expect(report.under('sos_commands/kernel', 10)).toEqual([
      'sos_commands/kernel/dmesg',
      'sos_commands/kernel/uname_-a',
    ]);
    expect(report.under('sos_commands', 1)).toHaveLength(1);
    expect(report.under('log', 10)).toEqual(['var/log/messages']);
  });

  it.each([
    ['no top folder', ''],
    ['a top folder of any name', 'unpacked/'],
    ['a whole path', 'var/tmp/sosreport-db1/'],
    ['a path before a name of sos', 'home/me/case/'],
  ])('finds the sosreport packed with %s', async (_, top) => {
    const tree = Object.fromEntries(
      Object.entries({ 'sos_commands/kernel/uname_-a': UNAME, 'etc/hosts': 'x\n' }).map(([p, e]) => [top + p, e]),
    );
    const report = onlyReport(await collectTree(tree));
    expect(report.topFolder).toBe(top.replace(/\/$/, ''));
    expect(report.datum('uname').state).toBe('ok');
    expect(report.has('etc/hosts')).toBe(true);
  });

  it('takes bare folders before the top folder is known', async () => {
    const report = onlyReport(
      await collectTree({ [TOP]: { folder: true }, [`${TOP}/sys`]: { folder: true }, ...inTop(BASIC) }),
    );
    expect(report.has('sys')).toBe(true);
    expect(report.datum('uname').state).toBe('ok');
  });

  it('gives each sosreport of one archive its own report', async () => {
    const other = { 'sos_commands/kernel/uname_-a': UNAME.replace('db1', 'db2') };
    const collected = await collectTree({ ...inTop(BASIC), ...inTop(other, 'sosreport-db2-2022-05-16-hijklmn') });
    const { reports } = intakeOf(collected);
    expect(reports.map((report) => [report.innerArchive, report.topFolder])).toEqual([
      [null, TOP],
      ['sosreport-db2-2022-05-16-hijklmn', 'sosreport-db2-2022-05-16-hijklmn'],
    ]);
  });

  it('keeps zero bytes apart from absence', async () => {
    const report = onlyReport(await collectTree(inTop({ ...BASIC, 'sos_commands/kernel/sysctl_-a': '' })));
    expect(report.datum('sysctl')).toEqual({ state: 'empty', path: 'sos_commands/kernel/sysctl_-a' });
  });

  it('passes by an empty first place for one that holds something', async () => {
    const report = onlyReport(
      await collectTree(inTop({ 'sos_commands/kernel/uname_-a': '', 'sos_commands/general/uname_-a': UNAME })),
    );
    expect(report.datum('uname')).toMatchObject({ state: 'ok', path: 'sos_commands/general/uname_-a' });
  });

  it('cuts an oversized datum and says so', async () => {
    const report = onlyReport(await collectTree(inTop({ ...BASIC, 'etc/os-release': 'A=1\n'.repeat(400_000) })));
    const datum = report.datum('os-release');
    expect(datum).toMatchObject({ state: 'ok', truncated: true });
    expect(datum.state === 'ok' && datum.text.length).toBe(1024 * 1024);
  });

  it('gives all members of a datum that has many', async () => {
    const report = onlyReport(
      await collectTree(inTop({ ...BASIC, 'proc/2/stack': 'b\n', 'proc/1/stack': 'a\n', 'proc/x/y/stack': 'c\n' })),
    );
    expect(report.all('proc-stack').map((datum) => datum.state === 'ok' && datum.text)).toEqual(['a\n', 'b\n']);
  });
});

describe('an archive that is no sosreport', () => {
  it('fails and says what it holds', async () => {
    const { result } = await collectTree({ 'project/package.json': '{}', 'project/src/main.ts': 'x' });
    expect(result).toMatchObject({ ok: false, error: { code: 'not-a-sosreport' } });
    expect(!result.ok && result.error.message).toMatch(/"package.json".*source code/);
  });

  it('is not fooled by a system tree alone', async () => {
    const { result } = await collectTree({
      'root/etc/hosts': 'x',
      'root/proc/version': 'Linux version 5.1',
      'root/var/log/messages': 'x',
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'not-a-sosreport' } });
  });

  it('is told from a sosreport that was cut before sos_commands', async () => {
    const collected = await collectTree(
      inTop({ 'etc/redhat-release': 'Red Hat Enterprise Linux Server release 7.9 (Maipo)\n' }),
    );
    expect(onlyReport(collected).datum('redhat-release').state).toBe('ok');
  });

  it('fails for an archive of nothing but folders', async () => {
    const { result } = await collectTree({ a: { folder: true }, 'a/b': { folder: true } });
    expect(result.ok).toBe(false);
  });
});

describe('a truncated archive', () => {
  it('gives what came before the cut, and ends the open log as incomplete', async () => {
    const whole = await buildArchive(inTop({ ...BASIC, 'var/log/messages': 'line\n'.repeat(2000) }));
    const collected = await collectBytes(whole.subarray(0, 8000));
    const { outcome } = intakeOf(collected);
    expect(outcome.complete).toBe(false);
    expect(outcome.problems.map((problem) => problem.code)).toContain('archive-truncated');
    const messages = collected.logs.find((log) => log.path === 'var/log/messages');
    expect(messages?.complete).toBe(false);
    expect(messages?.text.startsWith('line\n')).toBe(true);
  });
});
