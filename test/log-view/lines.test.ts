import { describe, expect, it } from 'vitest';
import type { HostView } from '../../shared/log-view/host-view.ts';
import { fileOf, HOST, readView } from './views.ts';

/** Time, process, level and boot of each line of a text. */
async function linesOf(path: string, text: string, host: HostView = HOST, modified = 0) {
  const { rows } = await readView([fileOf(path, text, { modified, chunkSize: 50 })], { host });
  return (await rows()).map(({ time, process, level, boot }) => [time?.slice(0, 19) ?? null, process, level, boot]);
}

describe('what a line says', () => {
  it.each([
    ['May 15 23:21:44 dbsrv07 systemd[1]: Started Session 1.', ['2022-05-15T23:21:44', 'systemd', 'info', -1]],
    ['May 16 02:00:00 dbsrv07 kernel: efi: EFI v2.70', ['2022-05-16T02:00:00', 'kernel', 'info', 0]],
    ['May  5 02:00:00 dbsrv07 kernel: [ 12.345678] x failed', ['2022-05-05T02:00:00', 'kernel', 'error', -1]],
    ['Jun 30 02:00:00 dbsrv07 sshd: hello', ['2021-06-30T02:00:00', 'sshd', 'info', null]],
    ['May 15 23:21:44.123456 dbsrv07 sshd[5]: hello', ['2022-05-15T23:21:44', 'sshd', 'info', -1]],
    ['2022-05-15T23:21:44.123456+09:00 dbsrv07 sshd[5]: hello', ['2022-05-15T23:21:44', 'sshd', 'info', -1]],
    ['<30>May 15 23:21:44 dbsrv07 sshd[5]: hello', ['2022-05-15T23:21:44', 'sshd', 'info', -1]],
    [
      'May 15 23:21:44 dbsrv07 NetworkManager[9]: <warn>  [1652] dhcp4: request timed out',
      ['2022-05-15T23:21:44', 'NetworkManager', 'warning', -1],
    ],
    ['May 15 23:21:44 dbsrv07 app: level=info msg="error rate 0"', ['2022-05-15T23:21:44', 'app', 'info', -1]],
    ['May 15 23:21:44 dbsrv07 app: DEBUG: retry failed', ['2022-05-15T23:21:44', 'app', 'debug', -1]],
    [
      'May 15 23:21:44 dbsrv07 kernel: EXT4-fs (sda1): mounted. Opts: errors=remount-ro',
      ['2022-05-15T23:21:44', 'kernel', 'info', -1],
    ],
    ['May 15 23:21:44 dbsrv07 app: done, no errors', ['2022-05-15T23:21:44', 'app', 'info', -1]],
    [
      'May 15 23:21:44 dbsrv07 kernel:  [<ffffffff83c9b258>] __warn+0xd8/0x100',
      ['2022-05-15T23:21:44', 'kernel', 'info', -1],
    ],
    [
      'May 15 23:21:44 dbsrv07 kernel: WARNING: at x.c:489 efi_recover+0x40/0x120',
      ['2022-05-15T23:21:44', 'kernel', 'warning', -1],
    ],
    ['Foo 15 23:21:44 dbsrv07 app: x', [null, null, null, null]],
    ['May 45 23:21:44 dbsrv07 app: x', [null, null, null, null]],
    ['-- Logs begin at Mon 2022-05-16 --', [null, null, null, null]],
    ['\tat java.lang.Thread', [null, null, null, null]],
  ])('%s', async (line, expected) => {
    expect(await linesOf('var/log/messages', `${line}\n`)).toEqual([expected]);
    expect(await linesOf('var/log/messages', line)).toEqual([expected]);
  });

  it('places a ring by the start of its boot', async () => {
    const ring = '[    0.000000] Linux version 3.10.0\n[  100.900000] sda: I/O error\n<4>[  101.0] x\n  indented\n';
    expect(await linesOf('sos_commands/kernel/dmesg', ring)).toEqual([
      ['2022-05-15T23:30:00', 'kernel', 'info', 0],
      ['2022-05-15T23:31:40', 'kernel', 'error', 0],
      ['2022-05-15T23:31:41', 'kernel', 'warning', 0],
      [null, 'kernel', 'info', 0],
    ]);
  });

  it('places the dump of a crash in the boot that crashed', async () => {
    const path = 'var/crash/127.0.0.1-2022-05-15-23:28:01/vmcore-dmesg.txt';
    const rows = await linesOf(path, '<0>[ 60.5] Kernel panic - not syncing: x\n<6>[ 61.5] y failed\n');
    expect(rows).toEqual([
      ['2022-05-01T08:01:00', 'kernel', 'error', -1],
      ['2022-05-01T08:01:01', 'kernel', 'info', -1],
    ]);
  });

  it('leaves the time out of a ring whose boot has no start', async () => {
    const host = { ...HOST, boots: [{ index: 0, start: null }] };
    expect(await linesOf('sos_commands/kernel/dmesg', '[ 1.0] x\n', host)).toEqual([[null, 'kernel', 'info', 0]]);
  });

  it('goes by the banner while the clock is not set', async () => {
    const text = [
      'May 15 23:29:50 dbsrv07 systemd: Shutting down.',
      'May 15 23:29:58 dbsrv07 kernel: Linux version 3.10.0-1160',
      'May 15 23:29:58 dbsrv07 kernel: Command line: ro',
      'May 15 23:30:40 dbsrv07 sshd[1]: up',
      '',
    ].join('\n');
    expect((await linesOf('var/log/messages', text)).map((line) => line[3])).toEqual([-1, 0, 0, 0]);
  });

  it('takes a year that the file was not written before', async () => {
    const modified = Date.UTC(2021, 0, 1, 0, 30) / 1000;
    const text = 'Dec 31 23:59:59 h a: x\nJan  1 09:29:00 h a: y\nJan  2 10:00:00 h a: z\n';
    expect((await linesOf('var/log/messages', text, HOST, modified)).map(([time]) => time)).toEqual([
      '2020-12-31T23:59:59',
      '2021-01-01T09:29:00',
      '2020-01-02T10:00:00',
    ]);
  });

  it.each([
    ['var/log/audit/audit.log', 'type=AVC msg=audit(1652624504.123:45): denied', '2022-05-15T23:21:44'],
    ['var/log/yum.log', 'May 15 23:21:44 Installed: kernel-3.10.0', '2022-05-15T23:21:44'],
    ['var/log/dnf.log', '2022-05-15T14:21:44Z INFO --- logging initialized ---', '2022-05-15T23:21:44'],
    ['sos_logs/sos.log', '2022-05-15 23:21:44,123 ERROR: [plugin:x] y', '2022-05-15T23:21:44'],
    ['var/log/httpd/error_log', '[Sun May 15 23:21:44.123456 2022] [core:notice] x', '2022-05-15T23:21:44'],
    ['var/log/httpd/access_log', '10.0.0.1 - - [15/May/2022:23:21:44 +0900] "GET /"', '2022-05-15T23:21:44'],
    ['etc/fstab', 'UUID=1 / xfs errors=remount-ro 0 0', null],
    ['etc/x', '2022-13-45 99:00:00 no', null],
  ])('%s: %s', async (path, line, time) => {
    expect((await linesOf(path, `${line}\n`))[0]?.[0]).toBe(time);
  });

  it('gives no level to text that is no log', async () => {
    expect((await linesOf('etc/x', 'error = 1\nwarning\n')).map((line) => line[2])).toEqual([null, null]);
    expect((await linesOf('var/log/x', 'May 15 23:21:44 h a: x\n  error below\n')).map((line) => line[2])).toEqual([
      'info',
      'error',
    ]);
  });
});

describe('what there is to filter by', () => {
  it('counts processes, levels and boots, and lines over time', async () => {
    const text = [
      ...Array.from({ length: 30 }, (_, at) => `May 15 23:0${Math.floor(at / 10)}:${10 + (at % 10)} h sshd[1]: x`),
      'May 15 23:05:00 h kernel: failed',
      'May 15 23:05:00 h kernel: WARNING: x',
      'May 16 00:00:00 h kernel: x',
    ].join('\n');
    const { view } = await readView([fileOf('var/log/messages', text)]);
    const { processes, levels, boots, histogram, marks } = view.state();
    expect(processes).toEqual([
      { name: 'sshd', lines: 30 },
      { name: 'kernel', lines: 3 },
    ]);
    expect(levels).toEqual([
      { level: 'error', lines: 1 },
      { level: 'warning', lines: 1 },
      { level: 'info', lines: 31 },
    ]);
    expect(boots).toEqual([
      { boot: 0, lines: 1 },
      { boot: -1, lines: 32 },
    ]);
    expect(histogram?.from).toBe('2022-05-15T23:00:00+09:00');
    const buckets = histogram?.buckets ?? [];
    expect(buckets.reduce((sum, { error, warning, other }) => sum + error + warning + other, 0)).toBe(33);
    expect(buckets.filter(({ error }) => error > 0)).toEqual([{ error: 1, warning: 1, other: 0 }]);
    expect(marks).toEqual({ error: [Math.floor((30 * 400) / 33)], warning: [Math.floor((31 * 400) / 33)], proves: [] });
  });

  it('names the articles that a line proves, and marks it', async () => {
    const proofs = new Map([['var/log/messages', new Map([[2, { articles: ['a', 'b'], boot: -2 }]])]]);
    const { view, rows } = await readView([fileOf('var/log/messages', 'x\ny\nz\n')], { proofs });
    expect((await rows()).map(({ proves, boot }) => [proves, boot])).toEqual([
      [[], null],
      [['a', 'b'], -2],
      [[], null],
    ]);
    expect(view.state().marks.proves).toEqual([133]);
    expect(view.state().histogram).toBeNull();
  });

  it('finds the row of a time', async () => {
    const text = 'x\nMay 15 23:00:00 h a: 1\n cont\nMay 15 23:10:00 h a: 2\n';
    const { view } = await readView([fileOf('var/log/messages', text)]);
    expect(view.rowAtTime('2022-05-15T22:00:00+09:00')).toBe(1);
    expect(view.rowAtTime('2022-05-15T23:00:01+09:00')).toBe(3);
    expect(view.rowAtTime('2022-05-15T14:00:01Z')).toBe(3);
    expect(view.rowAtTime('2022-06-01T00:00:00')).toBe(3);
    expect(view.rowAtTime('never')).toBeNull();
  });
});

describe('several files', () => {
  const MESSAGES = 'May 15 23:00:00 h a: m1\nMay 15 23:00:10 h a: m2\n below m2\nMay 15 23:00:30 h a: m3\n';
  const SECURE = 'May 15 22:59:00 h b: s1\nMay 15 23:00:10 h b: s2\nMay 15 23:00:20 h b: s3\n';

  it.each([1, 30, 1000])('are merged by time, in chunks of %i bytes', async (chunkSize) => {
    const { view, texts, rows } = await readView([
      fileOf('var/log/messages', MESSAGES, { chunkSize }),
      fileOf('var/log/secure', SECURE, { chunkSize }),
      fileOf('etc/motd', 'hello\n'),
    ]);
    expect((await texts()).map((text) => text.slice(-2))).toEqual(['lo', 's1', 'm1', 'm2', 'm2', 's2', 's3', 'm3']);
    expect((await rows()).map(({ path, line }) => `${path}:${line}`).slice(1, 4)).toEqual([
      'var/log/secure:1',
      'var/log/messages:1',
      'var/log/messages:2',
    ]);
    expect(view.rowOfLine('var/log/secure', 3)).toEqual({ row: 6, hidden: false });
    expect(view.state()).toMatchObject({ state: 'ready', lines: 8, rows: 8 });
    expect(view.state().files.map(({ lines }) => lines)).toEqual([4, 3, 1]);
  });

  it('are filtered and searched as one', async () => {
    const { view, ready, searched, texts } = await readView([
      fileOf('var/log/messages', MESSAGES),
      fileOf('var/log/secure', SECURE),
    ]);
    await view.setFilter({
      text: { text: '2', regex: false, matchCase: true },
      processes: [],
      exceptProcesses: false,
      levels: [],
      boots: [],
      from: '2022-05-15T23:00:10',
      to: null,
    });
    await ready();
    expect((await texts()).map((text) => text.slice(-2))).toEqual(['m2', 'm2', 's2', 's3', 'm3']);
    await view.search({ text: 's\\d', regex: true, matchCase: true, word: false });
    expect((await searched()).matches).toBe(2);
    expect((await view.match(2, 1))?.row).toBe(3);
  });

  it('keep their order where one breaks off', async () => {
    const { view, texts } = await readView([
      fileOf('var/log/messages', MESSAGES, { breaksWith: 'broken' }),
      fileOf('var/log/secure', SECURE),
    ]);
    expect((await texts()).length).toBe(7);
    expect(view.state()).toMatchObject({ state: 'ready', message: 'broken' });
  });
});
