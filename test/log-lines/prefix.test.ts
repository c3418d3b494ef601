import { describe, expect, it } from 'vitest';
import { hostTime, isoHostTime } from '../../shared/base/host-time.ts';
import { parseRingLine, parseSosLogLine, parseSyslogLine, resolveStamp } from '../../shared/log-lines/prefix.ts';

describe('parseRingLine', () => {
  it.each([
    ['[   34.313537] efi: Froze', 34.313537, 'efi: Froze'],
    ['<4>[   34.313537] efi: Froze', 34.313537, 'efi: Froze'],
    ['    [   34.313537] efi: Froze', 34.313537, 'efi: Froze'],
    ['[   34.313537][  T597] efi: Froze', 34.313537, 'efi: Froze'],
    ['[1034.313537] efi: Froze', 1034.313537, 'efi: Froze'],
    ['efi: Froze', null, 'efi: Froze'],
    ['', null, ''],
  ])('%j', (text, uptime, message) => {
    const line = parseRingLine(text);
    expect(line).toMatchObject({ uptime, message, process: 'kernel', stamp: null });
    expect(text.slice(line.messageStart)).toBe(message);
  });

  it('reads the wall-clock form of dmesg -T', () => {
    const line = parseRingLine('[Mon Mar 14 02:11:05 2022] efi: Froze');
    expect(line.message).toBe('efi: Froze');
    expect(isoHostTime(resolveStamp(line.stamp, null) ?? 0, null)).toBe('2022-03-14T02:11:05');
  });

  it('gives a message of /dev/kmsg to its sender, but not a segfault, which the kernel prints', () => {
    expect(parseRingLine('[   1.0] systemd[1]: Page fault caused by firmware').process).toBe('systemd');
    expect(parseRingLine('[   1.0] logger[77]: Page fault caused by firmware').process).toBe('logger');
    expect(parseRingLine('[   1.0] bash[77]: segfault at 0 ip 00').process).toBe('kernel');
  });
});

describe('parseSyslogLine', () => {
  it.each([
    ['Mar 14 02:11:05 db kernel: efi: Froze', 'kernel', 'efi: Froze', null],
    ['Mar  4 02:11:05 db kernel: [   34.5] efi: Froze', 'kernel', 'efi: Froze', 34.5],
    ['<4>Mar  4 02:11:05 db kernel: efi: Froze', 'kernel', 'efi: Froze', null],
    ['Mar 14 02:11:05.123456 db kernel: efi: Froze', 'kernel', 'efi: Froze', null],
    ['2022-03-14T02:11:05+0900 db kernel: efi: Froze', 'kernel', 'efi: Froze', null],
    ['2022-03-14T02:11:05.123456+09:00 db kernel: [ 1.2] efi: Froze', 'kernel', 'efi: Froze', 1.2],
    ['Mar 14 02:11:05 db logger[123]: efi: Froze', 'logger', 'efi: Froze', null],
    ['Mar 14 02:11:05 db logger: kernel: efi: Froze', 'logger', 'kernel: efi: Froze', null],
    ['Mar 14 02:11:05 db kernel[12]: efi: Froze', 'kernel[user]', 'efi: Froze', null],
    ['Mar 14 02:11:05 db (systemd)[12]: x', '(systemd)', 'x', null],
    ['[   34.5] efi: Froze', 'kernel', 'efi: Froze', 34.5],
    ['efi: Froze', null, 'efi: Froze', null],
    ['   kernel: efi: Froze', null, '   kernel: efi: Froze', null],
    ['-- Reboot --', null, '-- Reboot --', null],
  ])('%j', (text, process, message, uptime) => {
    const line = parseSyslogLine(text, true);
    expect(line).toMatchObject({ process, message, uptime });
    expect(text.slice(line.messageStart)).toBe(message);
  });
});

describe('a line without prefix', () => {
  it("is the kernel's only in a file that is a ring, not below syslog lines, where it ends some process's message", () => {
    expect(parseSyslogLine('   [   34.3] [Firmware Bug]: Page fault', true).process).toBe('kernel');
    expect(parseSyslogLine('   [   34.3] [Firmware Bug]: Page fault', false).process).toBeNull();
  });

  it('of sos bears a stamp of its own', () => {
    const line = parseSosLogLine("2022-05-16 02:46:07,512 WARNING: [plugin:boot] command 'efibootmgr -v' timed out");
    expect(isoHostTime(resolveStamp(line.stamp, null) ?? 0, null)).toBe('2022-05-16T02:46:07');
  });
});

describe('resolveStamp', () => {
  const at = (year: number, month: number, day: number) => hostTime(year, month - 1, day, 12, 0, 0);
  const year = (text: string, bound: number | null) => {
    const time = resolveStamp(parseSyslogLine(`${text} 10:00:00 h kernel: x`, true).stamp, bound);
    return time === null ? null : new Date(time).getUTCFullYear();
  };

  it.each([
    ['May 15', at(2022, 5, 16), 2022],
    ['May 17', at(2022, 5, 16), 2022],
    ['May 18', at(2022, 5, 16), 2021],
    ['Dec 31', at(2022, 1, 1), 2021],
    ['Jan  1', at(2021, 12, 31), 2022],
    ['Feb 29', at(2022, 5, 16), 2020],
    ['May 15', null, null],
  ])('%s before %s is of year %s', (text, bound, expected) => {
    expect(year(text, bound)).toBe(expected);
  });

  it('takes no impossible date', () => {
    expect(parseSyslogLine('Mai 15 10:00:00 h kernel: x', true).stamp).toBeNull();
    expect(parseSyslogLine('2022-13-45T10:00:00Z h kernel: x', true).stamp).toBeNull();
  });
});
