import { describe, expect, it } from 'vitest';
import { logRole } from '../../shared/members/logs.ts';
import { datumRoles } from '../../shared/members/spec-index.ts';
import { DATUM_SPECS } from '../../shared/members/specs.ts';

describe('logRole', () => {
  it.each([
    ['sos_commands/kernel/dmesg', 'dmesg', false, 0],
    ['sos_commands/general/dmesg', 'dmesg', false, 0],
    ['sos_commands/kernel/dmesg_-T', 'dmesg-T', false, 0],
    ['var/log/dmesg', 'boot-dmesg', false, null],
    ['var/log/dmesg.old', 'boot-dmesg', false, null],
    ['var/log/messages', 'syslog', false, null],
    ['var/log/messages-20220508', 'syslog', false, null],
    ['var/log/messages-20220508.gz', 'syslog', false, null],
    ['var/log/messages-20220508-1652000000.xz', 'syslog', false, null],
    ['var/log/messages.1', 'syslog', false, null],
    ['var/log/messages.3.bz2', 'syslog', false, null],
    ['var/log/syslog.2.zst', 'syslog', false, null],
    ['var/log/kern.log.1', 'syslog', false, null],
    ['sos_strings/logs/var.log.messages.tailed', 'syslog', true, null],
    ['sos_strings/logs/var.log.messages-20220508.tailed', 'syslog', true, null],
    ['sos_strings/logs/journalctl_--no-pager.tailed', 'journal', true, null],
    ['sos_commands/logs/journalctl_--no-pager', 'journal', false, null],
    ['sos_commands/logs/journalctl_--no-pager_--boot', 'journal', false, 0],
    ['sos_commands/logs/journalctl_--no-pager_--catalog_--boot', 'journal', false, 0],
    ['sos_commands/logs/journalctl_--no-pager_--catalog_--boot_-1', 'journal', false, -1],
    ['sos_commands/logs/journalctl_--no-pager_--boot_-1', 'journal', false, -1],
    ['sos_commands/logs/journalctl_-b_-2', 'journal', false, -2],
    ['var/crash/127.0.0.1-2022-05-15-23:08:01/vmcore-dmesg.txt', 'vmcore-dmesg', false, null],
    ['var/crash/127.0.0.1-2022-05-15-23:08:01/kexec-dmesg.log', 'vmcore-dmesg', false, null],
    ['kdump/host/vmcore-dmesg.txt', 'vmcore-dmesg', false, null],
    ['sos_logs/sos.log', 'sos-log', false, 0],
    ['sos_commands/boot/efibootmgr_-v', 'command-output', false, 0],
    ['sos_commands/md/mdadm_-D_.dev.md', 'command-output', false, 0],
  ] as const)('%s is %s', (path, kind, tailed, boot) => {
    expect(logRole(path)).toEqual({ kind, tailed, boot });
  });

  it.each([
    'var/log/messages.d/x',
    'var/log/messages-copy',
    'var/log/secure',
    'var/log/dmesg.txt',
    'home/var/log/messages',
    'sos_commands/logs/journalctl_--disk-usage',
    'sos_commands/logs/journalctl_--list-boots',
    'sos_commands/logs/journalctl_--no-pager_--unit_kdump',
    'sos_strings/logs/var.log.secure.tailed',
    'sos_strings/process/ps_auxwww.tailed',
    '',
  ])('%j is no log', (path) => {
    expect(logRole(path)).toBeNull();
  });
});

describe('datumRoles', () => {
  it('finds every place of the table, whatever was asked for before', () => {
    const places = DATUM_SPECS.flatMap(({ datum, paths }) =>
      paths.map((place) => ({ datum, path: place.replaceAll('[!-]', 'x').replaceAll('*', 'x-1') })),
    );
    const data = ({ path }: { path: string }) => datumRoles(path).map(({ datum }) => datum);
    const missing = places.filter((place) => !data(place).includes(place.datum));
    expect(missing).toEqual([]);
    const before = places.map(data);
    expect(places.reverse().map(data).reverse()).toEqual(before);
  });

  it.each([
    ['uname', 'uname', 1],
    ['sos_commands/kernel/uname_-a', 'uname', 0],
    ['sos_commands/rpm/sh_-c_rpm_--nodigest_-qa_--qf_NAME_-_VERSION', 'installed-rpms', 2],
    ['proc/12345/stack', 'proc-stack', 0],
    ['sos_commands/md/mdadm_-E_.dev.sda', 'mdadm-examine', 0],
    ['sos_commands/boot/ls_-alhZR_.sys.firmware', 'sys-firmware', 1],
    [
      'sos_commands/process/ps_axo_flags_state_uid_pid_ppid_pgid_sid_cls_pri_addr_sz_wchan_20_lstart_tty_time_cmd',
      'ps-wchan',
      0,
    ],
    ['sos_commands/systemd/timedatectl', 'timedatectl', 0],
  ])('%s holds %s', (path, datum, rank) => {
    expect(datumRoles(path)).toEqual([expect.objectContaining({ datum, rank })]);
  });

  it.each(['proc/1/2/stack', 'etc/unamex', 'xuname', 'sos_commands/kernel/uname_-a.x'])('%s holds none', (path) => {
    expect(datumRoles(path)).toEqual([]);
  });

  it('has each datum once', () => {
    const names = DATUM_SPECS.map((spec) => spec.datum);
    expect(new Set(names).size).toBe(names.length);
  });
});
