import type { CaseSummary } from '../contracts/case-summary.ts';
import type { SystemOverview } from '../contracts/system.ts';
import type { NetworkInterface } from '../contracts/system-network.ts';
import type { Filesystem } from '../contracts/system-storage.ts';
import type { Pair } from './compare-host.ts';
import { factRow, keyedRows, sortedMap, type Values } from './compare-rows.ts';
import type { CompareRow } from './compare-types.ts';
import { formatMemory } from './format.ts';

type Of = (overview: SystemOverview) => string | null;

const present = (rows: readonly (CompareRow | null)[]): CompareRow[] => rows.filter((row) => row !== null);
const joined = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(', ');
const number = (value: number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

const both = ({ a, b }: Pair, key: string, label: string, of: Of): CompareRow | null => {
  const value = ({ overview }: CaseSummary): string | null => (overview === null ? null : of(overview));
  return factRow(key, label, value(a), value(b));
};

/** Values by key of a part of the overview; null where the archive does not have that part. */
const keyed = (
  { a, b }: Pair,
  of: (overview: SystemOverview) => Values,
  label?: (key: string) => string,
): CompareRow[] => {
  const values = ({ overview }: CaseSummary): Values => (overview === null ? null : of(overview));
  const [left, right] = [values(a), values(b)];
  return left === null && right === null ? [] : keyedRows(left, right, label === undefined ? {} : { label });
};

/** What is known of the processors beyond their number. */
export function processorRows(pair: Pair): CompareRow[] {
  const { say } = pair;
  return present([
    both(pair, 'cpuModel', say.cpuModel, ({ cpu }) => cpu?.model ?? null),
    both(pair, 'sockets', say.sockets, ({ cpu }) => number(cpu?.sockets)),
    both(pair, 'numa', say.numaNodes, ({ cpu }) => number(cpu?.numaNodes)),
    both(pair, 'swap', say.swap, ({ memory }) =>
      memory?.swapTotalBytes === null || memory === null ? null : formatMemory(memory.swapTotalBytes),
    ),
    both(pair, 'hugepages', say.hugePages, ({ memory }) => number(memory?.hugePagesTotal)),
  ]);
}

/** Below this many points a filesystem's use counts as equal: it moves all day. */
const USE_POINTS = 5;

const filesystemText = ({ type, totalBytes, readOnly, usedPercent }: Filesystem, say: Pair['say']): string =>
  joined([
    type,
    formatMemory(totalBytes),
    usedPercent === null ? null : say.used(Math.round(usedPercent)),
    readOnly === true ? say.readOnly : null,
  ]);

function filesystemRows({ a, b, say }: Pair): CompareRow[] {
  const byPlace = ({ overview }: CaseSummary): ReadonlyMap<string, Filesystem> | null =>
    overview?.filesystems ? new Map(overview.filesystems.rows.map((one) => [one.mountpoint, one])) : null;
  const [left, right] = [byPlace(a), byPlace(b)];
  if (left === null && right === null) return [];
  const texts = (of: typeof left): Values =>
    of === null ? null : sortedMap([...of].map(([place, one]) => [place, filesystemText(one, say)] as const));
  return keyedRows(texts(left), texts(right)).map((row) => {
    const [one, other] = [left?.get(row.key), right?.get(row.key)];
    return one !== undefined && other !== undefined && nearlySame(one, other) ? { ...row, sign: 'same' } : row;
  });
}

const nearlySame = (a: Filesystem, b: Filesystem): boolean =>
  a.type === b.type &&
  a.totalBytes === b.totalBytes &&
  a.readOnly === b.readOnly &&
  a.usedPercent !== null &&
  b.usedPercent !== null &&
  Math.abs(a.usedPercent - b.usedPercent) < USE_POINTS;

/** Filesystems, volume groups, multipath maps. RAID is told by the host. */
export function storageRows(pair: Pair): CompareRow[] {
  const { say } = pair;
  return [
    ...filesystemRows(pair),
    ...keyed(
      pair,
      ({ lvm }) =>
        lvm?.volumeGroups
          ? sortedMap(
              lvm.volumeGroups.rows.map((group) => [
                group.name,
                joined([
                  group.sizeBytes === null ? null : formatMemory(group.sizeBytes),
                  number(group.physicalVolumes) === null ? null : say.physicalVolumes(group.physicalVolumes ?? 0),
                  group.partial ? say.partial : null,
                ]),
              ]),
            )
          : null,
      say.volumeGroup,
    ),
    ...keyed(
      pair,
      ({ multipath }) =>
        multipath === null
          ? null
          : sortedMap(
              multipath.rows.map(({ name, paths }) => [
                name,
                say.paths(paths.length, paths.filter(({ failed }) => failed).length),
              ]),
            ),
      say.multipath,
    ),
  ];
}

/** Interfaces that come and go with containers say nothing of the host. */
const PASSING = /^(?:lo$|veth|cali|docker|virbr|vnet|tap|flannel|cni)/;

const linkText = (link: NetworkInterface, say: Pair['say']): string =>
  joined([
    link.kind,
    link.carrier === null ? link.state : link.carrier ? say.linkUp : say.linkDown,
    link.speedMbps === null ? null : `${link.speedMbps} Mb/s`,
    link.duplex === 'half' ? say.halfDuplex : null,
    link.mtu === null ? null : `MTU ${link.mtu}`,
    link.driver,
    link.controller === null ? null : say.memberOf(link.controller),
  ]);

/** Links with their addresses, bonds, the default route, DNS. */
export function networkRows(pair: Pair): CompareRow[] {
  const { say } = pair;
  const links = ({ network }: SystemOverview): NetworkInterface[] =>
    (network.interfaces?.rows ?? []).filter(({ name }) => !PASSING.test(name));
  const ofLinks =
    (text: (link: NetworkInterface) => string) =>
    (overview: SystemOverview): Values =>
      overview.network.interfaces === null
        ? null
        : sortedMap(links(overview).map((link) => [link.name, text(link)] as const));
  return [
    ...keyed(
      pair,
      ofLinks((link) => linkText(link, say)),
    ),
    ...keyed(
      pair,
      ofLinks(({ addresses }) => (addresses.length === 0 ? say.none : [...addresses].sort().join(', '))),
      say.addressesOf,
    ),
    ...keyed(
      pair,
      ({ network }) =>
        network.interfaces === null
          ? null
          : sortedMap(
              network.bonds.map(({ name, mode, active, members }) => [
                name,
                joined([mode, active, say.membersUp(members.filter(({ up }) => up).length, members.length)]),
              ]),
            ),
      say.bond,
    ),
    ...present([
      both(pair, 'defaultRoute', say.defaultRoute, ({ network }) => {
        if (network.routes === null) return null;
        const routes = network.routes.rows.filter(({ destination }) => destination === 'default');
        return routes.length === 0
          ? say.none
          : routes.map(({ gateway, device }) => joined([gateway, device])).join('; ');
      }),
      both(pair, 'dns', say.dnsServers, ({ network }) => network.dns?.servers.join(', ') ?? null),
    ]),
  ];
}

/** Units that failed, SELinux, kdump's service, time, tuned, blocked tasks. */
export function serviceRows(pair: Pair): CompareRow[] {
  const { say } = pair;
  return [
    ...keyed(
      pair,
      ({ failedUnits }) =>
        failedUnits === null
          ? null
          : sortedMap(failedUnits.rows.map(({ unit, active, sub }) => [unit, joined([active, sub]) || say.failedUnit])),
      say.unit,
    ),
    ...present([
      both(pair, 'selinux', 'SELinux', ({ selinux }) =>
        selinux === null ? null : selinux.enabled ? (selinux.mode ?? say.on) : say.off,
      ),
      both(pair, 'kdumpService', say.kdumpService, ({ kdump }) => kdump?.service ?? null),
      both(pair, 'time', say.timeSync, ({ time }) =>
        time === null
          ? null
          : joined([time.tool, time.synchronized === null ? null : time.synchronized ? say.inSync : say.notInSync]),
      ),
      both(pair, 'tuned', 'tuned', ({ tuned }) => tuned?.profile ?? null),
      both(pair, 'blocked', say.blockedTasks, ({ processes }) => number(processes?.blockedCount)),
      both(pair, 'pidMax', 'kernel.pid_max', ({ limits }) => number(limits?.pidMax)),
      both(pair, 'fileMax', 'fs.file-max', ({ limits }) => number(limits?.openFilesMax)),
    ]),
  ];
}

/**
 * The settings of a case: those that matter to verdicts, and those that differ from the kernel's defaults. A default that the
 * other case changed is told as well, so that it is compared.
 */
export function settingsOf(summary: CaseSummary, other: CaseSummary): Values {
  const { host, overview } = summary;
  const changed = overview?.sysctl ?? null;
  if (Object.keys(host.sysctl).length === 0 && changed === null) return null;
  const values = new Map(Object.entries(host.sysctl));
  for (const { key, value } of changed?.changed ?? []) values.set(key, value);
  if (changed !== null)
    for (const { key, kernelDefault } of other.overview?.sysctl?.changed ?? [])
      if (!values.has(key)) values.set(key, kernelDefault);
  return sortedMap(values);
}
