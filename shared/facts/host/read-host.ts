import { isoHostTime } from '../../base/host-time.ts';
import type { Host } from '../../contracts/case-summary.ts';
import type { CollectedMembers } from '../../members/types.ts';
import { shown } from '../parsed.ts';
import { type ArchiveName, parseArchiveName } from '../parsers/archive-name.ts';
import { parseCommandLine } from '../parsers/command-line.ts';
import { parseSysctl } from '../parsers/sysctl.ts';
import { parseTaint } from '../parsers/taint.ts';
import type { FactGap, HostFacts, LogHints } from '../types.ts';
import { type BootMode, readBootMode } from './boot-mode.ts';
import { type Clock, readClock } from './clock.ts';
import { type Kdump, readKdump } from './crash.ts';
import { type Efibootmgr, readEfibootmgr } from './efibootmgr.ts';
import { type Fact, howMissing, readFact, valueOr } from './facts-of.ts';
import type { GapDatum } from './gap-texts.ts';
import { gap, type Missing, missingOf } from './gaps.ts';
import { type KernelFacts, readKernel } from './kernel.ts';
import { logGaps } from './log-gaps.ts';
import { HOSTNAME_DATA, type Machine, readHostname, readMachine } from './machine.ts';
import { type Packages, readPackages } from './packages.ts';
import { type Raid, readRaid } from './raid.ts';
import { RELEASE_DATA, type Release, readRelease } from './release.ts';
import { readSosVersion } from './sos-version.ts';
import { sysctlShown } from './sysctl-shown.ts';

/** All that was read, before it becomes the contract's Host. */
interface Readings {
  readonly members: CollectedMembers;
  readonly hints: LogHints;
  readonly name: ArchiveName;
  readonly kernel: KernelFacts;
  readonly architecture: string | null;
  readonly release: Release;
  readonly hostname: string | null;
  readonly clock: Clock;
  readonly sysctl: Fact<ReadonlyMap<string, string>>;
  readonly commandLine: Fact<string>;
  readonly bootMode: BootMode;
  readonly packages: Packages;
  readonly machine: Machine;
  readonly kdump: Kdump;
  readonly raid: Raid;
  readonly efibootmgr: Efibootmgr;
}

/** What the names tell: the inner archive's, the file's, else the top folder's, each filling in what the one before lacks. */
function readNames(members: CollectedMembers, archiveName: string): ArchiveName {
  const names = [members.innerArchive ?? archiveName, archiveName, members.topFolder].map(parseArchiveName);
  const dated = names.find((name) => name.exact) ?? names.find((name) => name.date !== null);
  return {
    hostname: names.find((name) => name.hostname !== null)?.hostname ?? null,
    caseNumber: names.find((name) => name.caseNumber !== null)?.caseNumber ?? null,
    date: dated?.date ?? null,
    exact: dated?.exact ?? false,
    obfuscated: names.some((name) => name.obfuscated),
  };
}

function readAll(members: CollectedMembers, archiveName: string, hints: LogHints): Readings {
  const name = readNames(members, archiveName);
  const kernel = readKernel(members, hints);
  const commandLine = readFact(members, 'cmdline', parseCommandLine);
  const machine = readMachine(members);
  const architecture = kernel.architecture ?? machine.architecture;
  return {
    members,
    hints,
    name,
    kernel,
    architecture,
    release: readRelease(members),
    hostname: readHostname(members, kernel.hostname, name.hostname),
    clock: readClock(members, name),
    sysctl: readFact(members, 'sysctl', parseSysctl),
    commandLine,
    bootMode: readBootMode(members, hints, { commandLine: valueOr(commandLine), architecture }),
    packages: readPackages(members),
    machine,
    kdump: readKdump(members, valueOr(commandLine)),
    raid: readRaid(members),
    efibootmgr: readEfibootmgr(members),
  };
}

function hostOf(readings: Readings): Host {
  const { members, kernel, release, clock, bootMode, machine } = readings;
  const sysctl = valueOr(readings.sysctl) ?? new Map<string, string>();
  const { collected, booted, utcOffsetMinutes, uptimeSeconds } = clock;
  const tainted = parseTaint(sysctl.get('kernel.tainted') ?? '');
  const taint = valueOr(readFact(members, 'tainted', parseTaint)) ?? (tainted.state === 'ok' ? tainted.value : null);
  return {
    hostname: readings.hostname === null ? null : shown(readings.hostname),
    ...release,
    kernel: kernel.kernel,
    architecture: readings.architecture,
    ...bootMode,
    hardware: machine.hardware,
    collectedAt: collected === null ? null : isoHostTime(collected, utcOffsetMinutes),
    utcOffsetMinutes,
    uptimeSeconds,
    bootedAt: booted === null ? null : isoHostTime(booted, utcOffsetMinutes),
    installedKernels: [...readings.packages.installedKernels],
    sysctl: sysctlShown(sysctl),
    commandLine: valueOr(readings.commandLine),
    taint: taint && { value: taint.value, flags: [...taint.flags] },
    kdump: readings.kdump.kdump,
    raid: [...readings.raid.raid],
    efibootmgr: readings.efibootmgr.efibootmgr,
  };
}

function* missingData(readings: Readings): Generator<readonly [GapDatum, Missing | null]> {
  const { members, kernel, release, clock, bootMode, machine, efibootmgr, raid } = readings;
  const uname = missingOf(kernel.uname);
  // proc/version is as good a source.
  yield ['uname', kernel.kernel?.source === 'proc/version' && uname === 'absent' ? null : uname];
  yield ['release', release.osRelease === null ? howMissing(members, RELEASE_DATA) : null];
  yield ['hostname', readings.hostname === null ? howMissing(members, HOSTNAME_DATA) : null];
  yield ['date', missingOf(clock.date)];
  yield ['time-zone', clock.utcOffsetMinutes === null ? 'absent' : null];
  yield ['uptime', clock.uptimeSeconds === null ? missingOf(clock.uptime) : null];
  yield ['sysctl', missingOf(readings.sysctl)];
  yield ['cmdline', missingOf(readings.commandLine)];
  yield ['packages', missingOf(readings.packages.list)];
  const { vendor, product, firmware } = machine.hardware;
  const known = vendor !== null && product !== null && firmware !== null;
  yield ['dmidecode', known ? null : missingOf(machine.dmidecode)];
  yield ['boot-mode', bootMode.boot === 'unknown' ? 'absent' : null];
  yield ['efibootmgr', bootMode.boot === 'bios' ? null : efibootmgrMissing(efibootmgr)];
  yield ['mdstat', raid.expected || raid.mdstat.state === 'unparsable' ? missingOf(raid.mdstat) : null];
}

function efibootmgrMissing({ efibootmgr, output }: Efibootmgr): Missing | null {
  return efibootmgr?.value === 'timed-out' ? 'timed-out' : missingOf(output);
}

function gapsOf(readings: Readings): FactGap[] {
  const gaps: FactGap[] = [];
  for (const [datum, missing] of missingData(readings)) if (missing !== null) gaps.push(gap(datum, missing));
  return [...gaps, ...logGaps(readings.members, readings.hints.emptyLogs)];
}

/**
 * What the archive tells of its host, and what it does not. `archiveName` is the file's base name; `hints` is what the logs
 * told (`NO_HINTS` where none were read). Never throws for what the data may hold.
 */
export function readHost(members: CollectedMembers, archiveName: string, hints: LogHints): HostFacts {
  const readings = readAll(members, archiveName, hints);
  const { clock, name } = readings;
  return {
    host: hostOf(readings),
    gaps: gapsOf(readings),
    sosVersion: readSosVersion(members),
    caseNumber: name.caseNumber,
    collected: clock.collected,
    booted: clock.booted,
    utcOffsetMinutes: clock.utcOffsetMinutes,
    sysctl: valueOr(readings.sysctl) ?? new Map(),
  };
}

/** For an archive without logs. */
export const NO_HINTS: LogHints = { banners: [], efiLine: null, sawBootStart: false, emptyLogs: new Set() };
