import { describe, expect, it } from 'vitest';
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
import {
  parseLsblk,
  parseLsscsi,
  parsePartedModel,
  parsePartitions,
} from '../../../../shared/facts/parsers/system/disks.ts';
import { parseDf, parseMounts } from '../../../../shared/facts/parsers/system/filesystems.ts';
import { parseMemory, parseSwaps } from '../../../../shared/facts/parsers/system/memory.ts';
import {
  parseBonding,
  parseEthtool,
  parseIpAddresses,
  parseIpLinks,
  parseNetDev,
  parseResolv,
  parseRoutes,
  parseTeam,
} from '../../../../shared/facts/parsers/system/network.ts';
import { parsePs, parseWaits } from '../../../../shared/facts/parsers/system/processes.ts';
import {
  parseSelinuxConfig,
  parseSestatus,
  parseTuned,
  parseUnits,
} from '../../../../shared/facts/parsers/system/services.ts';
import {
  parseLvs,
  parseMdArrays,
  parseMultipath,
  parsePvs,
  parseVgs,
} from '../../../../shared/facts/parsers/system/storage.ts';
import { parseSysctlFile } from '../../../../shared/facts/parsers/system/sysctl-files.ts';
import { parseChrony, parseNtpq, parseTimedatectlSync } from '../../../../shared/facts/parsers/system/time.ts';

const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  ...{ parseDpkgLog, parseHistory, parseInstalledRpms, parsePackageData, parseCpu, parseCpuModel, parseLoadavg },
  ...{
    parseLoadOfUptime,
    parseLsblk,
    parseLsscsi,
    parsePartedModel,
    parsePartitions,
    parseDf,
    parseMounts,
    parseMemory,
  },
  ...{ parseSwaps, parseBonding, parseEthtool, parseIpAddresses, parseIpLinks, parseNetDev, parseResolv, parseRoutes },
  ...{
    parseTeam,
    parsePs,
    parseWaits,
    parseSelinuxConfig,
    parseSestatus,
    parseTuned,
    parseUnits,
    parseLvs,
    parseMdArrays,
  },
  ...{ parseMultipath, parsePvs, parseVgs, parseSysctlFile, parseChrony, parseNtpq, parseTimedatectlSync },
};

const SIZE = 64 * 1024;
const fill = (part: string): string => part.repeat(Math.ceil(SIZE / part.length));

/** What a header leads in, followed by what a careless expression goes over again and again. */
const TEXTS = [
  ...['\n', ' ', ' \n', '\t', 'a', 'a ', '- ', '1 ', '1', '0% ', '| ', '`-', '[0:0:0:0] ', '(', '{', '\u0000'].map(
    fill,
  ),
  `NAME MAJ:MIN RM SIZE RO TYPE MOUNTPOINT\n${fill('`-')}`,
  `NAME MAJ:MIN RM SIZE RO TYPE MOUNTPOINT\n${fill('a 8:0 0 1T 0 disk ')}`,
  `Filesystem 1K-blocks Used Available Use% Mounted on\n${fill('a 1 1 1 1% ')}`,
  `Filesystem 1K-blocks Used Available Use% Mounted on\n${fill('a\n')}`,
  `USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND\n${fill('a ')}`,
  `USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND\n${fill('a 1 1 1 1 1 ? S 1 1 password=x ')}`,
  `  LV VG Attr LSize Data%\n${fill(' a')}`,
  `Personalities :\n${fill('md0 : active raid1 sda[0](F)\n')}`,
  `Personalities :\nmd0 : active ${fill('sda[0] ')}`,
  fill('mpatha (1) dm-1 A,B\n'),
  `mpatha (1) dm-1 A,B\n${fill('|- 0:0:0:0 sda 8:0 active\n')}`,
  `1: a: <UP> mtu 1\n${fill('    inet 1 ')}`,
  fill('1: a: <UP> mtu 1\n'),
  fill('Slave Interface: a\n'),
  `Bonding Mode: x\n${fill('Slave Interface: ')}`,
  fill('default via 1 dev a table b\n'),
  `load average: ${fill('1,')}`,
  fill('Vulnerability a: Vulnerable\n'),
  fill('UNIT.service loaded failed failed '),
  `ID |\n${fill('1 | a | b | c | d | ')}`,
  fill('a-1-1.x86_64 Wed Jul 14 10:23:11 2021\n'),
  fill('2026-01-02 03:04:05 install a b c\n'),
];

describe('the parsers of the overview', () => {
  it.each(Object.entries(PARSERS))('%s never throws and costs no more than its text', (_, parse) => {
    const started = performance.now();
    for (const text of TEXTS) parse(text);
    // Some 35 texts of 64 KiB: a quadratic expression takes ten seconds here.
    expect(performance.now() - started).toBeLessThan(2500);
  });

  it.each(Object.entries(PARSERS))('%s takes what no command prints', (_, parse) => {
    for (const text of [
      '',
      '\n',
      '<html><body>404</body></html>',
      '\ufffd\u0000\u0001',
      'bash: x: command not found\n',
      '∞'.repeat(100),
    ]) {
      expect(() => parse(text)).not.toThrow();
    }
  });
});
