import type { Cpu, Load, Memory, SystemOverview } from '../../contracts/system.ts';
import { maintenanceEnds } from '../../errata/end-of-life.ts';
import type { CollectedMembers } from '../../members/types.ts';
import { parseCpu, parseCpuModel, parseLoadavg, parseLoadOfUptime } from '../parsers/system/cpu.ts';
import { parseMemory, parseSwaps } from '../parsers/system/memory.ts';
import type { HostFacts } from '../types.ts';
import { readNetwork } from './network.ts';
import { readPackageChanges, readTransactions } from './packages.ts';
import { type Found, PartReader } from './parts.ts';
import { readProcesses } from './processes.ts';
import { readFailedUnits, readKdumpService, readLimits, readSelinux, readTimeSync, readTuned } from './services.ts';
import { listed, readDisks, readFilesystems, readLvm, readMultipath, readRaidArrays } from './storage.ts';
import { readSysctl } from './sysctl.ts';

const withPath = <T extends object>(found: Found<T> | null): (T & { readonly path: string }) | null =>
  found && { path: found.path, ...found.value };

/** `/proc/loadavg` knows the tasks as well; it is often not collected. */
function readLoad(parts: PartReader): Load | null {
  return withPath(parts.read<Omit<Load, 'path'>>('load', ['loadavg', parseLoadavg], ['uptime', parseLoadOfUptime]));
}

function readCpu(parts: PartReader): Cpu | null {
  return withPath(parts.read<Omit<Cpu, 'path'>>('cpu', ['lscpu', parseCpu], ['cpuinfo', parseCpuModel]));
}

function readMemory(parts: PartReader): Memory | null {
  return withPath(parts.read<Omit<Memory, 'path'>>('memory', ['meminfo', parseMemory]));
}

/** The system overview of one sosreport. `facts` is what `readHost` found. Never throws for what the data may hold. */
export function readOverview(members: CollectedMembers, facts: HostFacts): SystemOverview {
  const parts = new PartReader(members);
  const { host, utcOffsetMinutes } = facts;
  const overview = {
    os: { maintenanceEnds: maintenanceEnds(host.distribution, host.osVersion) },
    cpu: readCpu(parts),
    load: readLoad(parts),
    memory: readMemory(parts),
    swap: listed(parts.read('swap', ['swaps', parseSwaps])),
    disks: readDisks(members, parts),
    filesystems: readFilesystems(parts),
    raid: readRaidArrays(parts),
    lvm: readLvm(parts),
    multipath: readMultipath(parts),
    network: readNetwork(members, parts),
    processes: readProcesses(parts),
    failedUnits: readFailedUnits(parts),
    selinux: readSelinux(parts),
    kdump: readKdumpService(parts),
    sysctl: readSysctl(members, parts),
    packages: readPackageChanges(parts, utcOffsetMinutes),
    transactions: readTransactions(parts, utcOffsetMinutes),
    time: readTimeSync(parts),
    tuned: readTuned(parts),
  };
  const limits = readLimits(parts, facts.sysctl, overview.sysctl?.path ?? null);
  return { ...overview, limits, missing: parts.missing };
}
