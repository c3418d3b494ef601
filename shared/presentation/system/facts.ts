import type { CaseSummary } from '../../contracts/case-summary.ts';
import type { SystemOverview } from '../../contracts/system.ts';
import { formatDate, formatDuration, formatMemory, formatShortTime } from '../format.ts';
import { changesAround } from './changes.ts';
import { memorySegments } from './memory-bar.ts';
import { type SystemWords, systemWords } from './words.ts';

/** A line of the system section of a report. */
export type SystemFact = readonly [label: string, value: string];

/** Longest lists of a report's line; the screen has all. */
const MOST = 6;

interface Said {
  readonly summary: CaseSummary;
  readonly overview: SystemOverview;
  readonly t: SystemWords;
}

/** The first of a list, and how many more there are. */
function few(list: readonly string[], t: SystemWords, most = MOST): string {
  const rest = list.length - most;
  return rest > 0 ? `${list.slice(0, most).join('; ')}; ${t.more(rest)}` : list.join('; ');
}

const joined = (...parts: readonly (string | null | undefined | false)[]): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join(', ');

function machine({ overview: { os, cpu, load }, summary, t }: Said): SystemFact[] {
  const ends = os.maintenanceEnds === null ? null : t.maintenance(formatDate(os.maintenanceEnds, summary.language));
  const topology =
    cpu?.sockets == null || cpu.coresPerSocket === null || cpu.threadsPerCore === null
      ? null
      : t.sockets(cpu.sockets, cpu.coresPerSocket, cpu.threadsPerCore);
  const share = load === null || cpu?.cpus == null || cpu.cpus === 0 ? null : Math.round((load.five / cpu.cpus) * 100);
  return [
    [t.part.os, joined(summary.host.osRelease, ends)],
    [t.part.cpu, joined(cpu?.cpus == null ? null : t.cpus(cpu.cpus), cpu?.model, topology)],
    [
      t.part.load,
      load === null ? '' : joined(`${load.one} ${load.five} ${load.fifteen}`, share === null ? null : t.perCpu(share)),
    ],
  ];
}

function memory({ overview: { memory: told, swap }, t }: Said): SystemFact[] {
  const parts = told === null ? [] : memorySegments(told).filter(({ share }) => share >= 1);
  const uses = parts.map(({ use, bytes }) => `${t.use[use]} ${formatMemory(bytes)}`);
  const rows = swap?.rows ?? [];
  const total = rows.reduce((sum, row) => sum + row.sizeBytes, 0);
  const used = rows.reduce((sum, row) => sum + row.usedBytes, 0);
  const said = total === 0 ? t.noSwap : t.ofTotal(formatMemory(used), formatMemory(total));
  return [
    [t.part.memory, told === null ? '' : `${formatMemory(told.totalBytes)}: ${uses.join(', ')}`],
    [t.part.swap, swap === null ? '' : said],
  ];
}

function storage({ overview: { filesystems, disks, raid, lvm, multipath }, t }: Said): SystemFact[] {
  const fullest = (filesystems?.rows ?? [])
    .filter(({ usedPercent, type }) => (usedPercent ?? 0) > 0 && type !== 'tmpfs' && type !== 'devtmpfs')
    .sort((a, b) => (b.usedPercent ?? 0) - (a.usedPercent ?? 0))
    .map(({ mountpoint, usedPercent, totalBytes }) => `${mountpoint} ${usedPercent} % (${formatMemory(totalBytes)})`);
  const whole = (disks?.rows ?? []).filter(({ kind }) => kind === 'disk');
  const arrays = (raid?.rows ?? []).map(({ device, level, active, health, volumes }) =>
    joined(
      `${device} ${level ?? ''}`.trim(),
      active ? 'active' : (volumes ?? []).length > 0 ? 'container' : 'inactive',
      health === null ? null : `[${health}]`,
    ),
  );
  const groups = (lvm?.volumeGroups?.rows ?? []).map(
    ({ name, sizeBytes, freeBytes }) =>
      `${name} ${sizeBytes === null ? '' : formatMemory(sizeBytes)}${freeBytes === null ? '' : ` (${t.freeIn(formatMemory(freeBytes))})`}`,
  );
  const maps = (multipath?.rows ?? []).map(
    ({ name, paths }) => `${name} ${t.paths(paths.filter(({ failed }) => !failed).length, paths.length)}`,
  );
  const sizes = whole.map(({ name, sizeBytes }) =>
    `${name} ${sizeBytes === null ? '' : formatMemory(sizeBytes)}`.trim(),
  );
  return [
    [t.part.filesystems, few(fullest, t)],
    [t.part.disks, few(sizes, t, 8)],
    [t.part.raid, few(arrays, t)],
    [t.part.lvm, few(groups, t)],
    [t.part.multipath, few(maps, t)],
  ];
}

function network({
  overview: {
    network: { interfaces, bonds, dns, routes },
  },
  t,
}: Said): SystemFact[] {
  const addressed = (interfaces?.rows ?? []).filter(
    ({ addresses, kind }) => addresses.length > 0 && kind !== 'loopback',
  );
  const shown = addressed.map(({ name, addresses, carrier, speedMbps }) =>
    joined(
      `${name} ${addresses.slice(0, 2).join(' ')}`,
      carrier === false ? t.noLink : null,
      speedMbps === null ? null : `${speedMbps} Mbit/s`,
    ),
  );
  const tied = bonds.map(({ name, members, active }) => {
    const down = members.filter(({ up }) => up === false).map((member) => `${member.name} ${t.noLink}`);
    return joined(
      `${name}: ${members.map((member) => member.name).join(' ')}`,
      active === null ? null : t.active(active),
      ...down,
    );
  });
  const out = routes?.rows.find(({ destination }) => destination === 'default');
  return [
    [t.part.interfaces, few(shown, t)],
    [t.part.bonds, few(tied, t)],
    [t.part.routes, out === undefined ? '' : `default ${joined(out.gateway, out.device)}`],
    [t.part.dns, dns === null ? '' : dns.servers.slice(0, 4).join(', ')],
  ];
}

function work({ overview: { processes, failedUnits }, t }: Said): SystemFact[] {
  if (processes === null && failedUnits === null) return [];
  const blocked = (processes?.blocked ?? []).map(({ pid, command, waitsIn }) =>
    joined(`${pid} ${command.slice(0, 60)}`, waitsIn === null ? null : t.waitsIn(waitsIn)),
  );
  const units =
    failedUnits === null
      ? ''
      : few(
          failedUnits.rows.map(({ unit }) => unit),
          t,
        ) || t.none;
  const counted =
    processes === null
      ? ''
      : t.processes(processes.total, processes.running, processes.blockedCount, processes.zombieCount);
  return [
    [t.part.processes, blocked.length === 0 ? counted : `${counted}: ${few(blocked, t, 4)}`],
    [t.part.units, units],
  ];
}

function settings({ overview, summary, t }: Said): SystemFact[] {
  const { selinux, kdump, sysctl, time, tuned } = overview;
  const loaded = summary.host.kdump?.loaded ?? null;
  const changed = (sysctl?.changed ?? []).map(
    ({ key, value, kernelDefault }) => `${key} = ${value} (${t.kernelDefault(kernelDefault)})`,
  );
  const other = (sysctl?.notAsConfigured ?? []).map(
    ({ key, value, configured }) => `${key} = ${value} (${t.configured(configured)})`,
  );
  return [
    [
      t.part.selinux,
      selinux === null
        ? ''
        : selinux.enabled
          ? joined(selinux.mode ?? selinux.configuredMode, selinux.policy)
          : t.disabled,
    ],
    [
      t.part.kdump,
      joined(
        kdump?.reservedBytes == null ? null : t.reserved(formatMemory(kdump.reservedBytes)),
        loaded === null ? null : loaded ? t.loaded : t.notLoaded,
        kdump?.service,
      ),
    ],
    [
      t.part.time,
      time === null
        ? ''
        : joined(
            time.synchronized === null ? null : time.synchronized ? t.synchronized : t.notSynchronized,
            time.server,
          ),
    ],
    [t.part.tuned, tuned?.profile ?? ''],
    [t.part.sysctl, few([...other, ...changed], t, 8)],
  ];
}

function changes({ summary, t }: Said): SystemFact[] {
  const rows = changesAround(summary, 4).map(({ at, name, secondsBefore }) => {
    const near =
      secondsBefore !== null && secondsBefore >= 0
        ? ` (${t.before(formatDuration(secondsBefore, summary.language))})`
        : '';
    return `${formatShortTime(at, summary.language)} ${name}${near}`;
  });
  return [[t.part.packages, rows.join('; ')]];
}

/** What a report says of the system: label and value, what is not known left out. Empty without an overview. */
export function systemFacts(summary: CaseSummary): readonly SystemFact[] {
  const { overview, language } = summary;
  if (overview === null) return [];
  const said: Said = { summary, overview, t: systemWords(language) };
  return [machine, memory, storage, network, work, settings, changes]
    .flatMap((part) => part(said))
    .filter(([, value]) => value !== '');
}
