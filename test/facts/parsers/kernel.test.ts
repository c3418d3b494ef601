import { describe, expect, it } from 'vitest';
import { parseKernelImages } from '../../../shared/facts/parsers/kernel-images.ts';
import { parseDpkgList, parseRpmList } from '../../../shared/facts/parsers/packages.ts';
import { parseProcVersion, parseUname } from '../../../shared/facts/parsers/uname.ts';

describe('parseUname', () => {
  it.each([
    [
      'Linux dbsrv07.example.com 3.10.0-1160.36.2.el7.x86_64 #1 SMP Thu Jul 8 02:53:40 UTC 2021 x86_64 x86_64 x86_64 GNU/Linux\n',
      'dbsrv07.example.com',
      '3.10.0-1160.36.2.el7.x86_64',
      'x86_64',
    ],
    [
      'Linux h 4.18.0-305.el8.aarch64 #1 SMP Thu Apr 29 09:07:22 EDT 2021 aarch64 aarch64 aarch64 GNU/Linux',
      'h',
      '4.18.0-305.el8.aarch64',
      'aarch64',
    ],
    [
      'Linux vm 6.1.0-18-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6.1.76-1 x86_64 GNU/Linux',
      'vm',
      '6.1.0-18-amd64',
      'x86_64',
    ],
    ['Linux h 5.4.17-2136.el7uek.x86_64 #2 SMP x86_64', 'h', '5.4.17-2136.el7uek.x86_64', 'x86_64'],
    ['Linux h 3.10.0-1160.el7.x86_64.debug #1', 'h', '3.10.0-1160.el7.x86_64.debug', 'x86_64'],
    [
      'Linux h 3.10.0-1160.11.1.rt56.1145.el7.x86_64 #1 SMP PREEMPT RT',
      'h',
      '3.10.0-1160.11.1.rt56.1145.el7.x86_64',
      'x86_64',
    ],
    ['\r\nLinux h 5.14.0-427.el9.s390x #1 SMP s390x s390x s390x GNU/Linux\r\n', 'h', '5.14.0-427.el9.s390x', 's390x'],
    ['Linux  3.10.0-1160.el7.x86_64 #1 SMP', null, '3.10.0-1160.el7.x86_64', 'x86_64'],
  ])('%s', (text, hostname, release, architecture) => {
    expect(parseUname(text)).toEqual({ state: 'ok', value: { hostname, release, architecture } });
  });

  it.each([
    ['', 'empty'],
    ['\n \n', 'blank'],
    ['bash: uname: command not found', 'a shell error'],
    ['Linux', 'one word'],
    ['Linux host', 'no release'],
    ['Linux host <script>alert(1)</script>', 'HTML'],
    ['Linux host 3.10\u0007.0', 'a control character'],
    ['Darwin mac 21.6.0 Darwin Kernel', 'another system'],
    ['\u0000\ufffd\u0001\u0002', 'binary'],
    [`Linux h ${'9'.repeat(100_000)}`, 'an enormous word'],
  ])('%j is unparsable: %s', (text) => {
    expect(parseUname(text).state).toBe('unparsable');
  });
});

describe('parseProcVersion', () => {
  it('takes the release', () => {
    const text = 'Linux version 3.10.0-1160.36.2.el7.x86_64 (mockbuild@x86-vm) (gcc version 4.8.5) #1 SMP Thu Jul 8\n';
    expect(parseProcVersion(text)).toEqual({ state: 'ok', value: '3.10.0-1160.36.2.el7.x86_64' });
  });
  it.each(['', 'Linux version', 'Linux version x.y', 'linux version 3.10.0'])('%j is unparsable', (text) => {
    expect(parseProcVersion(text).state).toBe('unparsable');
  });
});

describe('parseRpmList', () => {
  const row = (name: string): string => `${name.padEnd(59)} Thu 08 Jul 2021 02:53:40 AM JST`;
  it.each([
    ['kernel-3.10.0-1160.36.2.el7.x86_64', '3.10.0-1160.36.2.el7.x86_64'],
    ['kernel-core-4.18.0-305.el8.x86_64', '4.18.0-305.el8.x86_64'],
    ['kernel-uek-5.4.17-2136.315.5.el7uek.x86_64', '5.4.17-2136.315.5.el7uek.x86_64'],
    ['kernel-uek-core-5.15.0-200.el9uek.x86_64', '5.15.0-200.el9uek.x86_64'],
    ['kernel-rt-3.10.0-1160.11.1.rt56.1145.el7.x86_64', '3.10.0-1160.11.1.rt56.1145.el7.x86_64'],
    ['kernel-debug-3.10.0-1160.el7.x86_64', '3.10.0-1160.el7.x86_64.debug'],
    ['kernel-debug-core-4.18.0-305.el8.x86_64', '4.18.0-305.el8.x86_64+debug'],
    ['kernel-ml-6.1.0-1.el7.elrepo.x86_64', '6.1.0-1.el7.elrepo.x86_64'],
    ['kernel-3.10.0-1160.71.1.0.1.el7.x86_64', '3.10.0-1160.71.1.0.1.el7.x86_64'],
  ])('%s is kernel %s', (name, release) => {
    expect(parseRpmList(`${row('bash-4.2.46-34.el7.x86_64')}\n${row(name)}\n`)).toEqual({
      state: 'ok',
      value: { packages: 2, kernels: [release] },
    });
  });

  it.each([
    'kernel-headers-3.10.0-1160.36.2.el7.x86_64',
    'kernel-tools-3.10.0-1160.36.2.el7.x86_64',
    'kernel-tools-libs-3.10.0-1160.36.2.el7.x86_64',
    'kernel-devel-3.10.0-1160.36.2.el7.x86_64',
    'kernel-debuginfo-3.10.0-1160.36.2.el7.x86_64',
    'kernel-debug-devel-3.10.0-1160.36.2.el7.x86_64',
    'kernel-modules-4.18.0-305.el8.x86_64',
    'kernel-doc-3.10.0-1160.36.2.el7.noarch',
    'abrt-addon-kerneloops-2.1.11-60.el7.x86_64',
  ])('%s brings no kernel', (name) => {
    expect(parseRpmList(row(name))).toEqual({ state: 'ok', value: { packages: 1, kernels: [] } });
  });

  it('names a kernel once that comes as kernel and kernel-core', () => {
    const text = 'kernel-4.18.0-305.el8.x86_64\tx\nkernel-core-4.18.0-305.el8.x86_64\tx\n';
    expect(parseRpmList(text)).toMatchObject({ value: { kernels: ['4.18.0-305.el8.x86_64'] } });
  });

  it.each(['', 'rpm: command not found', 'error: rpmdb open failed\n', '<html>'])('%j is unparsable', (text) => {
    expect(parseRpmList(text).state).toBe('unparsable');
  });

  it('takes long lines in linear time', () => {
    const began = performance.now();
    parseRpmList(`${'kernel-'.repeat(50_000)}\n${'a-'.repeat(500_000)}\n${'-'.repeat(1_000_000)}`);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('parseDpkgList', () => {
  const list = [
    'Desired=Unknown/Install/Remove/Purge/Hold',
    '||/ Name                          Version      Architecture Description',
    '+++-=============================-============-============-===========',
    'ii  bash                          5.1-2        amd64        shell',
    'ii  linux-image-5.10.0-28-amd64   5.10.209-2   amd64        Linux 5.10 (signed)',
    'hi  linux-image-5.15.0-105-generic:amd64 5.15  amd64        Signed kernel image',
    'rc  linux-image-5.10.0-8-amd64    5.10.46-5    amd64        removed',
    'ii  linux-image-amd64             5.10.209-2   amd64        meta package',
    'ii  linux-image-5.10.0-28-amd64-dbg 5.10.209-2 amd64        symbols',
    'ii  linux-headers-5.10.0-28-amd64 5.10.209-2   amd64        headers',
  ].join('\n');
  it('names the installed kernels', () => {
    expect(parseDpkgList(list)).toEqual({
      state: 'ok',
      value: { packages: 6, kernels: ['5.10.0-28-amd64', '5.15.0-105-generic'] },
    });
  });
  it('is unparsable without rows', () => {
    expect(parseDpkgList('dpkg-query: no packages found').state).toBe('unparsable');
  });
});

describe('parseKernelImages', () => {
  it('reads ls, grubby and plain paths', () => {
    const text = [
      '-rwxr-xr-x.  1 0 0 6777448 Jul  8  2021 vmlinuz-3.10.0-1160.36.2.el7.x86_64',
      '-rwxr-xr-x.  1 0 0 6777448 Jul  8  2021 vmlinuz-0-rescue-0123456789abcdef',
      'kernel=/boot/vmlinuz-3.10.0-1160.24.1.el7.x86_64',
      'boot/vmlinuz-5.10.0-28-amd64',
      'lrwxrwxrwx 1 0 0 20 vmlinuz -> vmlinuz-5.10.0-28-amd64',
      '-rw------- 1 0 0 9 initramfs-3.10.0-1160.36.2.el7.x86_64.img',
    ].join('\n');
    expect(parseKernelImages(text)).toEqual([
      '3.10.0-1160.36.2.el7.x86_64',
      '3.10.0-1160.24.1.el7.x86_64',
      '5.10.0-28-amd64',
    ]);
  });
});
