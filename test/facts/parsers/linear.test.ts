import { describe, expect, it } from 'vitest';
import { parseArchiveName } from '../../../shared/facts/parsers/archive-name.ts';
import { parseCommandLine } from '../../../shared/facts/parsers/command-line.ts';
import { parseDate } from '../../../shared/facts/parsers/date.ts';
import { parseEfibootmgr, parseEfiMounts, parseMokutil, parseSysFirmware } from '../../../shared/facts/parsers/efi.ts';
import {
  parseCpuinfo,
  parseDmidecode,
  parseFree,
  parseLscpu,
  parseMeminfo,
} from '../../../shared/facts/parsers/hardware.ts';
import { parseHostname, parseHostnamectl } from '../../../shared/facts/parsers/hostname.ts';
import { parseKernelImages } from '../../../shared/facts/parsers/kernel-images.ts';
import { parseDpkgList, parseRpmList } from '../../../shared/facts/parsers/packages.ts';
import { parseImsmDisks, parseMdadmDetail, parseMdstat } from '../../../shared/facts/parsers/raid.ts';
import { parseOsRelease, parseReleaseLine } from '../../../shared/facts/parsers/release.ts';
import {
  parseManifest,
  parsePluginTimeouts,
  parseTimeouts,
  parseVersionFile,
  parseVersionInLog,
} from '../../../shared/facts/parsers/sos.ts';
import { parseSysctl } from '../../../shared/facts/parsers/sysctl.ts';
import { parseTimedatectl } from '../../../shared/facts/parsers/time-zone.ts';
import { parseProcVersion, parseUname } from '../../../shared/facts/parsers/uname.ts';
import { parseUptime } from '../../../shared/facts/parsers/uptime.ts';

const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  ...{ parseArchiveName, parseCommandLine, parseDate, parseEfibootmgr, parseEfiMounts, parseMokutil, parseSysFirmware },
  ...{ parseCpuinfo, parseDmidecode, parseFree, parseLscpu, parseMeminfo, parseHostname, parseHostnamectl },
  ...{ parseKernelImages, parseDpkgList, parseRpmList, parseImsmDisks, parseMdadmDetail, parseMdstat, parseOsRelease },
  ...{ parseReleaseLine, parseManifest, parsePluginTimeouts, parseTimeouts, parseVersionFile, parseVersionInLog },
  ...{ parseSysctl, parseTimedatectl, parseUptime, parseProcVersion, parseUname },
};

const SIZE = 256 * 1024;
const fill = (part: string): string => part.repeat(SIZE / part.length);

/** Texts that make a careless expression go over the same characters again and again. */
const TEXTS = [
  fill('\n'),
  fill(' '),
  fill(' \n'),
  fill('\t'),
  fill('a'),
  fill('-'),
  fill('a-'),
  fill('1.'),
  fill('='),
  fill('"'),
  fill("command '"),
  fill('md0 : active raid1 sda[0]\n'),
  `Personalities :\n${fill('md0 : inactive ')}`,
  fill('/dev/sda:\n'),
  fill('kernel-'),
  fill('up 1 day, '),
  `Time zone: ${fill('(')}`,
  `System Information\n${fill('\tManufacturer: ')}`,
  fill('/sys/firmware:\n'),
  `sosreport-${fill('1-')}`,
  fill('[{"'),
];

describe('every parser', () => {
  it.each(Object.entries(PARSERS))('%s takes a quarter of a mebibyte of anything at once', (_, parse) => {
    for (const text of TEXTS) {
      const began = performance.now();
      parse(text);
      expect(performance.now() - began, JSON.stringify(text.slice(0, 30))).toBeLessThan(400);
    }
  });
});
