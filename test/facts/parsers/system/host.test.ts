import { describe, expect, it } from 'vitest';
import { valueIn } from '../../../../shared/facts/parsed.ts';
import {
  parseDpkgLog,
  parseHistory,
  parseInstalledRpms,
  parsePackageData,
} from '../../../../shared/facts/parsers/system/changes.ts';
import {
  parseCpu,
  parseCpuModel,
  parseLoadavg,
  parseLoadOfUptime,
} from '../../../../shared/facts/parsers/system/cpu.ts';
import { parseMemory, parseSwaps } from '../../../../shared/facts/parsers/system/memory.ts';
import { parsePs, parseWaits } from '../../../../shared/facts/parsers/system/processes.ts';
import {
  parseSelinuxConfig,
  parseSestatus,
  parseTuned,
  parseUnits,
} from '../../../../shared/facts/parsers/system/services.ts';
import { parseSysctlFile } from '../../../../shared/facts/parsers/system/sysctl-files.ts';
import { parseChrony, parseNtpq, parseTimedatectlSync } from '../../../../shared/facts/parsers/system/time.ts';

describe('CPU, load and memory', () => {
  it('reads lscpu with vulnerabilities that are open', () => {
    const text =
      'CPU(s):                  8\nOff-line CPU(s) list:    6,7\nThread(s) per core:      2\nCore(s) per socket:      4\nSocket(s):               1\nModel name:              Example CPU @ 2GHz\nVulnerability Mds:       Vulnerable: Clear CPU buffers attempted, no microcode\nVulnerability Meltdown:  Mitigation; PTI\nVulnerability L1tf:      Not affected\n';
    expect(valueIn(parseCpu(text))).toMatchObject({
      cpus: 8,
      sockets: 1,
      coresPerSocket: 4,
      threadsPerCore: 2,
      model: 'Example CPU @ 2GHz',
      offline: '6,7',
      vulnerableTo: ['Mds'],
    });
    expect(parseCpu('lscpu: failed\n').state).toBe('unparsable');
  });

  it('counts processors and sockets of cpuinfo', () => {
    const one = (id: number, socket: number) =>
      `processor\t: ${id}\nmodel name\t: Example CPU\nphysical id\t: ${socket}\nsiblings\t: 4\ncpu cores\t: 2\n\n`;
    expect(valueIn(parseCpuModel(one(0, 0) + one(1, 1)))).toMatchObject({
      cpus: 2,
      sockets: 2,
      coresPerSocket: 2,
      threadsPerCore: 2,
      model: 'Example CPU',
    });
  });

  it.each([
    [' 02:41:12 up  3:19,  1 user,  load average: 1.09, 1.06, 1.05\n', [1.09, 1.06, 1.05]],
    [' 02:41:12 up 12 days, 1 user,  load average: 104,90, 98,06, 7,05\n', [104.9, 98.06, 7.05]],
  ])('reads the load of uptime', (text, wanted) => {
    const load = valueIn(parseLoadOfUptime(text));
    expect([load?.one, load?.five, load?.fifteen]).toEqual(wanted);
  });

  it('reads /proc/loadavg', () => {
    expect(valueIn(parseLoadavg('0.31 0.28 0.24 2/1893 41230\n'))).toEqual({
      one: 0.31,
      five: 0.28,
      fifteen: 0.24,
      runnable: 2,
      tasks: 1893,
    });
    expect(parseLoadavg('0.31 0.28\n').state).toBe('unparsable');
  });

  it('gives meminfo in bytes, hugepages as counts, and null for what an old kernel does not print', () => {
    const memory = valueIn(
      parseMemory('MemTotal:  100 kB\nMemFree: 40 kB\nHugePages_Total:   12\nHugepagesize: 2048 kB\n'),
    );
    expect(memory).toMatchObject({
      totalBytes: 102_400,
      freeBytes: 40_960,
      availableBytes: null,
      hugePagesTotal: 12,
      hugePageBytes: 2_097_152,
    });
    expect(parseMemory('MemFree: 40 kB\n').state).toBe('unparsable');
  });

  it('tells no swap from an unreadable list', () => {
    expect(valueIn(parseSwaps('Filename\t\t\t\tType\t\tSize\tUsed\tPriority\n'))).toEqual([]);
    expect(
      valueIn(parseSwaps('Filename Type Size Used Priority\n/swap file\\040(deleted) file 100 50 -2\n'))?.[0],
    ).toMatchObject({ device: '/swap file\\040(deleted)', usedBytes: 51_200 });
    expect(parseSwaps('<html>').state).toBe('unparsable');
  });
});

describe('processes', () => {
  const PS = `USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND
root         1  0.4  0.0  45808 13948 ?        Ss   16:43   0:46 /sbin/init splash
root      2597  0.0  0.0      0     0 ?        D    May15   0:00 [kworker/u672:4]
app       4000 12.5  3.1 999999 51200 ?        Sl   2021  10:00 java -Dpassword=hunter2 --token abc -jar app.jar
root         -  0.4    -      -     - -        S<Ll 16:43   0:46 -
`;

  it('reads ps auxwww, leaves the rows of threads out and keeps no password', () => {
    const rows = valueIn(parsePs(PS));
    expect(rows?.map(({ pid, state, line }) => [pid, state, line])).toEqual([
      [1, 'Ss', 2],
      [2597, 'D', 3],
      [4000, 'Sl', 4],
    ]);
    expect(rows?.[2]).toMatchObject({
      user: 'app',
      cpuPercent: 12.5,
      residentBytes: 52_428_800,
      started: '2021',
      command: 'java -Dpassword=*** --token *** -jar app.jar',
    });
    expect(parsePs('error: unsupported option\n').state).toBe('unparsable');
  });

  it('reads what processes wait in, of both listings', () => {
    const axo =
      'F S   UID   PID  PPID  PGID   SID CLS PRI ADDR    SZ WCHAN                                 STARTED TT           TIME CMD\n1 D     0  2597     2     0     0  TS  19    -     0 efi_recover_from_pag Sun Nov 22 16:43:16 2026 ?        00:00:00 [kworker/u672:4]\n4 S     0     1     0     0     0  TS  29    - 11452 -                    Sun Nov 22 16:43:16 2026 ?        00:00:00 init\n';
    const alx =
      'F   UID   PID  PPID PRI  NI    VSZ   RSS WCHAN  STAT TTY        TIME COMMAND\n1     0  2597     2  20   0      0     0 efi_re D    ?          0:00 [kworker/u672:4]\n';
    expect([...(valueIn(parseWaits(axo)) ?? [])]).toEqual([[2597, 'efi_recover_from_pag']]);
    expect(valueIn(parseWaits(alx))?.get(2597)).toBe('efi_re');
  });
});

describe('services', () => {
  it('reads units with and without bullet, and knows that none failed', () => {
    const text =
      '  UNIT          LOAD   ACTIVE SUB    DESCRIPTION\n● kdump.service loaded failed failed Crash recovery kernel arming\n* u03.mount     loaded failed failed\n\nLOAD   = Reflects whether the unit definition was properly loaded.\n2 loaded units listed.\n';
    expect(valueIn(parseUnits(text))?.map(({ unit, active, description }) => [unit, active, description])).toEqual([
      ['kdump.service', 'failed', 'Crash recovery kernel arming'],
      ['u03.mount', 'failed', null],
    ]);
    expect(valueIn(parseUnits('0 loaded units listed. Pass --all to see loaded but inactive units, too.\n'))).toEqual(
      [],
    );
    expect(parseUnits("System has not been booted with systemd as init system (PID 1). Can't operate.\n").state).toBe(
      'unparsable',
    );
  });

  it('reads SELinux from sestatus and from its file', () => {
    expect(
      valueIn(
        parseSestatus(
          'SELinux status:                 enabled\nLoaded policy name:             targeted\nCurrent mode:                   permissive\nMode from config file:          enforcing\n',
        ),
      ),
    ).toEqual({ enabled: true, mode: 'permissive', configuredMode: 'enforcing', policy: 'targeted' });
    expect(valueIn(parseSestatus('SELinux status:                 disabled\n'))?.enabled).toBe(false);
    expect(valueIn(parseSelinuxConfig('# comment = none\nSELINUX=enforcing\nSELINUXTYPE=targeted\n'))).toMatchObject({
      configuredMode: 'enforcing',
      mode: null,
    });
  });

  it('reads tuned, and refuses when there is no profile', () => {
    expect(valueIn(parseTuned('Current active profile: virtual-guest\n'))).toBe('virtual-guest');
    expect(parseTuned('No current active profile.\n').state).toBe('unparsable');
  });
});

describe('the clock', () => {
  it('reads chrony, behind and ahead', () => {
    const text = (way: string) =>
      `Reference ID    : C000020A (ntp1.example.com)\nStratum         : 3\nSystem time     : 1.500000000 seconds ${way} of NTP time\nLeap status     : Normal\n`;
    expect(valueIn(parseChrony(text('slow')))).toMatchObject({
      synchronized: true,
      server: 'ntp1.example.com',
      stratum: 3,
      offsetSeconds: -1.5,
    });
    expect(valueIn(parseChrony(text('fast')))?.offsetSeconds).toBe(1.5);
    expect(
      valueIn(parseChrony('Reference ID    : 00000000 ()\nStratum         : 0\nLeap status     : Not synchronised\n'))
        ?.synchronized,
    ).toBe(false);
    expect(parseChrony('506 Cannot talk to daemon\n').state).toBe('unparsable');
  });

  it('reads ntpq and timedatectl', () => {
    const ntpq =
      '     remote           refid      st t when poll reach   delay   offset  jitter\n==============================================================================\n+192.0.2.9      .GPS.            1 u   10   64  377    0.5    0.100   0.02\n*192.0.2.10     .GPS.            1 u   10   64  377    0.5   -250.0   0.02\n';
    expect(valueIn(parseNtpq(ntpq))).toMatchObject({ synchronized: true, server: '192.0.2.10', offsetSeconds: -0.25 });
    expect(valueIn(parseTimedatectlSync('NTP synchronized: no\n'))?.synchronized).toBe(false);
    expect(valueIn(parseTimedatectlSync('System clock synchronized: yes\n'))?.synchronized).toBe(true);
  });
});

describe('packages and settings', () => {
  it('gives the newest package first, of rpm and of dpkg', () => {
    const rpm = 'old-1-1.el7.x86_64\tFri\t1500000000\tV\nnew-2-1.el7.x86_64\tSun\t1652000000\tV\n';
    expect(valueIn(parsePackageData(rpm))?.map(({ name, line }) => [name, line])).toEqual([
      ['new-2-1.el7.x86_64', 2],
      ['old-1-1.el7.x86_64', 1],
    ]);
    const list =
      'old-1-1.el7.x86_64                      Wed Jul 14 10:23:11 2021\nnew-2-1.el7.x86_64                      Sun 15 May 2022 11:03:01 PM JST\nnodate-1-1.noarch\n';
    expect(valueIn(parseInstalledRpms(list))?.map(({ name, time }) => [name, new Date(time).toISOString()])).toEqual([
      ['new-2-1.el7.x86_64', '2022-05-15T23:03:01.000Z'],
      ['old-1-1.el7.x86_64', '2021-07-14T10:23:11.000Z'],
    ]);
    expect(parseInstalledRpms('bash-4.2-1.x86_64\n').state).toBe('unparsable');
    const dpkg =
      '2026-01-02 03:04:05 startup archives unpack\n2026-01-02 03:04:05 install new:amd64 <none> 1.2\n2026-01-02 03:04:05 upgrade libc6:amd64 2.35 2.36\n2026-01-01 03:04:05 remove gone:all 1.0 <none>\n2026-13-01 00:00:00 install bad:all <none> 1\n';
    expect(valueIn(parseDpkgLog(dpkg))?.map(({ name, action }) => [name, action])).toEqual([
      ['libc6:amd64 2.36', 'upgraded'],
      ['new:amd64 1.2', 'installed'],
      ['gone:all', 'removed'],
    ]);
  });

  it('reads the history of yum and dnf', () => {
    const text =
      'ID     | Command line             | Date and time    | Action(s)      | Altered\n-------------------------------------------------------------------------------\n    14 | update kernel | 2022-05-15 23:01 | I, U           |    6 EE\n     x | broken\n';
    expect(valueIn(parseHistory(text))).toEqual([
      { id: 14, at: Date.UTC(2022, 4, 15, 23, 1), by: 'update kernel', actions: 'I, U', altered: 6, line: 3 },
    ]);
  });

  it('reads sysctl files: comments, dashes, slashes, patterns', () => {
    expect(
      parseSysctlFile(
        '# a = b\n; c = d\n-net.ipv4.ip_forward = 1\nnet/ipv4/conf/eth0.100/rp_filter=2\nnet.ipv4.conf.*.rp_filter = 1\nvm.swappiness\nkernel.sem =  250  32000\t32 128 \n',
      ),
    ).toEqual([
      { key: 'net.ipv4.ip_forward', value: '1', line: 3 },
      { key: 'net.ipv4.conf.eth0/100.rp_filter', value: '2', line: 4 },
      { key: 'kernel.sem', value: '250 32000 32 128', line: 7 },
    ]);
  });
});
