import { bytesSource } from '../archive/bytes-source.ts';
import type { ByteSource } from '../archive/types.ts';
import { hostTime } from '../base/host-time.ts';
import {
  asRing,
  asSyslog,
  bootLines,
  type FaultyMachine,
  hungTaskPanic,
  hungWorker,
  listCorruption,
  pageFault,
  type RingLine,
  syslogStamp,
} from './kernel-lines.ts';
import { AFFECTED, COLLECTED, HOST, rhel7Host, type Tree } from './rhel7-host.ts';
import { SYSTEM_SYSCTL, systemFiles } from './system-files.ts';
import { writeTar } from './tar-writer.ts';

export const SAMPLE_NAME = 'sosreport-dbsrv07-03871245-2022-05-16-kqzrwfm.tar';
const TOP = 'sosreport-dbsrv07-03871245-2022-05-16-kqzrwfm';

const NOW: FaultyMachine = {
  cpu: 58,
  pid: 2597,
  kworker: 'kworker/u672:4',
  address: '0xfffffffeecb081e7',
  release: AFFECTED,
};
const EARLIER: FaultyMachine = {
  cpu: 38,
  pid: 5,
  kworker: 'kworker/u256:0',
  address: '0xfffffffeeca13c7f',
  release: AFFECTED,
};

const FIRST_BOOT = hostTime(2022, 4, 15, 23, 4, 31) ?? 0;

const running: RingLine[] = [
  ...pageFault(NOW, 34.313521),
  ...Array.from({ length: 10 }, (_, index) => hungWorker(NOW, 246.031 + index * 122.88)).flat(),
];

const crashed: RingLine[] = [
  ...bootLines(AFFECTED, 'uefi'),
  ...pageFault(EARLIER, 11.004945),
  ...listCorruption(AFFECTED, 11.006254),
  ...hungWorker(EARLIER, 245.760114),
  ...hungTaskPanic(245.760398),
];

const mdadm: RingLine[] = [
  [
    41,
    'dracut-initqueue[712]: mdadm: imsm capabilities not found for controller: /sys/devices/pci0000:00/0000:00:17.0 (type SATA)',
  ],
  [41, 'dracut-initqueue[712]: mdadm: No OROM/EFI properties for /dev/sda'],
];

/** What the first boot, with the old kernel before it, wrote into var/log/messages until it crashed. */
function earlierMessages(): string {
  const before = hostTime(2022, 3, 17, 4, 12, 8) ?? 0;
  return (
    `${syslogStamp(before)} ${HOST} kernel: Linux version 3.10.0-1160.24.1.el7.x86_64 (mockbuild@builder.example.com) #1 SMP\n` +
    `${syslogStamp(before + 60_000)} ${HOST} systemd: Startup finished in 2.1s (kernel) + 5.4s (initrd) + 41.2s (userspace).\n` +
    `${syslogStamp(FIRST_BOOT - 90_000)} ${HOST} yum[4101]: Installed: kernel-3.10.0-1160.36.2.el7.x86_64\n` +
    `${syslogStamp(FIRST_BOOT - 40_000)} ${HOST} systemd: Reached target Shutdown.\n` +
    asSyslog(bootLines(AFFECTED, 'uefi'), HOST, FIRST_BOOT) +
    asSyslog(crashed.slice(bootLines(AFFECTED, 'uefi').length, -2), HOST, FIRST_BOOT)
  );
}

/** A RHEL 7 host with the bug: a first boot that crashed by hung_task_panic, and the running one with its EFI services off. */
export function sampleTree(): Tree {
  const host = rhel7Host({
    kernelLines: running,
    earlierMessages: earlierMessages(),
    otherMessages: mdadm,
    sysctl: SYSTEM_SYSCTL,
  });
  return {
    ...host,
    ...systemFiles(),
    'proc/sys/kernel/tainted': '512\n',
    'var/crash/127.0.0.1-2022-05-15-23:08:41/vmcore-dmesg.txt': asRing(crashed),
    'sos_commands/boot/efibootmgr_-v': '',
    'sos_commands/boot/mokutil_--sb-state': 'SecureBoot disabled\n',
    'sos_logs/sos.log':
      '2022-05-16 02:41:05,101 INFO: [sos.main] executing sosreport\n' +
      "2022-05-16 02:46:07,512 WARNING: [plugin:boot] command 'efibootmgr -v' timed out after 300s\n",
    'proc/mdstat':
      'Personalities : \nmd127 : inactive sda[1](S) sdb[0](S)\n      6056 blocks super external:imsm\n\nunused devices: <none>\n',
    'etc/mdadm.conf': 'ARRAY metadata=imsm UUID=0f9e8d7c:6b5a4938:27160504:f3e2d1c0\n',
  };
}

/** The built-in sample case: generated, no host's data. */
export function sampleSource(): ByteSource {
  const modified = Math.floor(COLLECTED / 1000) - 9 * 3600;
  const entries = Object.entries(sampleTree()).map(([path, entry]) =>
    typeof entry === 'string'
      ? { path: `${TOP}/${path}`, content: entry, modified }
      : { path: `${TOP}/${path}`, ...entry },
  );
  return bytesSource(SAMPLE_NAME, writeTar(entries));
}
