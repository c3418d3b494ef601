import { describe, expect, it } from 'vitest';
import { type HostTime, hostTime, isoHostTime } from '../../shared/base/host-time.ts';
import { BootTable } from '../../shared/log-lines/boots.ts';
import type { LogMember } from '../../shared/members/types.ts';
import { compileSignals } from '../../shared/signals/compile.ts';
import { LogReader } from '../../shared/signals/log-reader.ts';

const compiled = compileSignals([]);
const at = (day: number, hour: number, minute = 0, second = 0): HostTime =>
  hostTime(2022, 4, day, hour, minute, second) ?? 0;
const clock = {
  collected: at(16, 2, 41),
  booted: at(15, 23, 22),
  utcOffsetMinutes: 540,
  runningKernel: '3.10.0-1160.36.2.el7.x86_64',
};

function record(kind: LogMember['kind'], path: string, text: string, boot: number | null = null) {
  const reader = new LogReader(
    { kind, path, modified: 0, tailed: false, boot },
    compiled,
    () => undefined,
    () => undefined,
  );
  reader.write(new TextEncoder().encode(text));
  reader.end(true);
  return reader.result().record;
}

const banner = (build: string): string => `Linux version 3.10.0-1160.${build}.el7.x86_64 (mockbuild) #1 SMP`;
const MESSAGES = [
  `May 10 08:00:01 db kernel: ${banner('24.1')}`,
  'May 10 08:05:00 db systemd: Started Session 1.',
  'May 15 23:03:00 db systemd: Reached target Shutdown.',
  `May 15 23:04:31 db kernel: ${banner('36.2')}`,
  'May 15 23:08:30 db kernel: Kernel panic - not syncing: hung_task: blocked tasks',
  `May 15 23:21:35 db kernel: ${banner('36.2')}`,
  'May 16 02:40:00 db chronyd[1]: Selected source',
  '',
].join('\n');

describe('BootTable', () => {
  const messages = record('syslog', 'var/log/messages', MESSAGES);
  const ring = record('dmesg', 'sos_commands/kernel/dmesg', `[    0.000000] ${banner('36.2')}\n[   34.3] x\n`);

  it('tells the boots apart, newest first, with kernel and end', () => {
    const { boots } = new BootTable([messages, ring], clock);
    expect(boots.map(({ index, kernel, ended }) => [index, kernel, ended])).toEqual([
      [0, '3.10.0-1160.36.2.el7.x86_64', 'running'],
      [-1, '3.10.0-1160.36.2.el7.x86_64', 'panic'],
      [-2, '3.10.0-1160.24.1.el7.x86_64', 'shutdown'],
    ]);
    expect(boots.map((boot) => (boot.start === null ? null : isoHostTime(boot.start, null)))).toEqual([
      '2022-05-15T23:21:35',
      '2022-05-15T23:04:31',
      '2022-05-10T08:00:01',
    ]);
    expect(boots[2]?.end).toBe(at(15, 23, 3));
  });

  it('places lines by the banner above them, and ring lines by seconds since boot', () => {
    const table = new BootTable([messages, ring], clock);
    expect(table.place(messages, 2, at(10, 8, 5), null)).toMatchObject({
      boot: -2,
      printedBy: '3.10.0-1160.24.1.el7.x86_64',
    });
    expect(table.place(messages, 5, at(15, 23, 8), null)).toMatchObject({ boot: -1 });
    expect(table.place(ring, 2, null, 34.3)).toMatchObject({ boot: 0, time: at(15, 23, 22, 9) });
  });

  it('makes a boot of a crash dump that no other log tells of', () => {
    const path = 'var/crash/127.0.0.1-2022-05-12-10:00:00/vmcore-dmesg.txt';
    const crash = record(
      'vmcore-dmesg',
      path,
      `[    0.0] ${banner('31.1')}\n[  600.5] Kernel panic - not syncing: x\n`,
    );
    const { boots } = new BootTable([ring, crash], clock);
    expect(boots).toHaveLength(2);
    expect(boots[1]).toMatchObject({ index: -1, ended: 'panic', kernel: '3.10.0-1160.31.1.el7.x86_64' });
    expect(boots[1]?.start).toBe(at(12, 9, 50));
    expect(boots[1]?.end).toBe(at(12, 10));
  });

  it('joins a crash dump to the boot of messages that it ended', () => {
    const crash = record(
      'vmcore-dmesg',
      'var/crash/127.0.0.1-2022-05-15-23:08:41/vmcore-dmesg.txt',
      '[  245.7] Kernel panic - not syncing: x\n',
    );
    const { boots } = new BootTable([messages, ring, crash], clock);
    expect(boots).toHaveLength(3);
    expect(boots[1]?.end).toBe(at(15, 23, 8, 41));
  });

  it('gives a log without banner to the running boot, or to none before it when it is older', () => {
    const recent = record('syslog', 'var/log/messages', 'May 16 01:00:00 db kernel: x Comm: y\n');
    expect(new BootTable([recent], clock).place(recent, 1, at(16, 1), null).boot).toBe(0);
    const old = record('syslog', 'var/log/messages-20220508', 'May  7 01:00:00 db kernel: x\n');
    expect(new BootTable([recent, old], clock).place(old, 1, at(7, 1), null)).toMatchObject({
      boot: -1,
      printedBy: null,
    });
  });

  it('takes the newest banner for the running boot where no uptime tells', () => {
    const { boots } = new BootTable([messages], { ...clock, booted: null });
    expect(boots[0]).toMatchObject({ index: 0, ended: 'running', start: at(15, 23, 21, 35) });
    expect(boots).toHaveLength(3);
  });

  it('separates the boots of a journal dump by its own marks, and counts them once', () => {
    const journal = record(
      'journal',
      'sos_commands/logs/journalctl_--no-pager',
      `-- Logs begin at Sun 2022-05-15 --\nMay 15 23:04:31 db kernel: ${banner('36.2')}\n-- Reboot --\nMay 15 23:21:35 db kernel: ${banner('36.2')}\nMay 15 23:22:09 db kernel: x\n`,
    );
    const { boots } = new BootTable([messages, journal, ring], clock);
    expect(boots).toHaveLength(3);
    expect(new BootTable([journal], clock).boots).toHaveLength(2);
  });

  it('knows the boot of a dump that names it', () => {
    const previous = record(
      'journal',
      'sos_commands/logs/journalctl_--no-pager_--boot_-1',
      'May 15 23:05:00 db kernel: x\n',
      -1,
    );
    const table = new BootTable([messages, previous], clock);
    expect(table.place(previous, 1, at(15, 23, 5), null).boot).toBe(-1);
  });

  it('has one running boot where there is no log at all', () => {
    const { boots } = new BootTable([], { collected: null, booted: null, utcOffsetMinutes: null, runningKernel: null });
    expect(boots).toEqual([{ index: 0, start: null, end: null, kernel: null, ended: 'running' }]);
  });
});
