import type { CaseSummary } from '../../contracts/case-summary.ts';
import type { Memory, SystemOverview } from '../../contracts/system.ts';
import { NOWHERE, type Remark, remark } from './remark.ts';
import { grade, percent, THRESHOLDS as T } from './thresholds.ts';

/** "warn" and "bad" from a value that grows worse downwards. */
const low = (value: number, warn: number, bad: number): 'bad' | 'warn' | null =>
  value <= bad ? 'bad' : value <= warn ? 'warn' : null;

export function memoryRemarks({ memory }: SystemOverview): Remark[] {
  if (memory === null) return [];
  const place = { path: memory.path, line: null };
  const of = (bytes: number | null): number => percent(bytes ?? 0, memory.totalBytes);
  const available = memory.availableBytes === null ? null : of(memory.availableBytes);
  const slab = of(memory.slabUnreclaimableBytes);
  const corrupted = (memory.hardwareCorruptedBytes ?? 0) > 0;
  const unused = of(unusedHugePages(memory));
  const said = Math.round;
  return [
    ...remark(
      'memory',
      null,
      available === null ? null : low(available, T.availableWarn, T.availableBad),
      place,
      `${said(available ?? 0)} % of memory is available`,
      `利用可能なメモリーは ${said(available ?? 0)}% です`,
    ),
    ...remark(
      'memory',
      null,
      corrupted ? 'bad' : null,
      place,
      'Memory with hardware errors was taken out of use',
      'ハードウェアエラーのあるメモリーが切り離されています',
    ),
    ...remark(
      'memory',
      null,
      grade(slab, T.slabWarn, T.slabBad),
      place,
      `Unreclaimable slab takes ${said(slab)} % of memory`,
      `回収できないスラブがメモリーの ${said(slab)}% を占めています`,
    ),
    ...remark(
      'memory',
      null,
      grade(of(memory.dirtyBytes), T.dirtyWarn, Number.POSITIVE_INFINITY),
      place,
      `${said(of(memory.dirtyBytes))} % of memory waits to be written`,
      `メモリーの ${said(of(memory.dirtyBytes))}% が書き込み待ちです`,
    ),
    ...remark(
      'memory',
      null,
      grade(of(memory.pageTablesBytes), T.pageTablesWarn, Number.POSITIVE_INFINITY),
      place,
      `Page tables take ${said(of(memory.pageTablesBytes))} % of memory`,
      `ページテーブルがメモリーの ${said(of(memory.pageTablesBytes))}% を占めています`,
    ),
    ...remark(
      'memory',
      null,
      grade(unused, T.hugePagesUnusedWarn, Number.POSITIVE_INFINITY),
      place,
      `${said(unused)} % of memory is set aside for hugepages and not used`,
      `メモリーの ${said(unused)}% が未使用の hugepage に確保されています`,
    ),
  ];
}

const unusedHugePages = ({ hugePagesFree, hugePagesReserved, hugePageBytes }: Memory): number =>
  Math.max(0, (hugePagesFree ?? 0) - (hugePagesReserved ?? 0)) * (hugePageBytes ?? 0);

export function loadRemarks({ load, cpu }: SystemOverview): Remark[] {
  const cpus = cpu?.cpus ?? null;
  const place = { path: load?.path ?? null, line: 1 };
  const offline = cpu?.offline ?? null;
  const times = load === null || cpus === null || cpus === 0 ? 0 : load.five / cpus;
  return [
    ...remark(
      'load',
      null,
      grade(times, T.loadWarn, T.loadBad),
      place,
      `The load of five minutes is ${load?.five} on ${cpus} CPUs`,
      `5 分間のロードアベレージが ${load?.five} です (CPU ${cpus} 個)`,
    ),
    ...remark(
      'cpu',
      null,
      offline === null ? null : 'warn',
      { path: cpu?.path ?? null, line: null },
      `CPUs ${offline} are off-line`,
      `CPU ${offline} がオフラインです`,
    ),
  ];
}

export function processRemarks({ processes, limits, load }: SystemOverview): Remark[] {
  const blocked = processes?.blockedCount ?? 0;
  const first = processes?.blocked[0];
  const wait = processes?.blocked.find(({ waitsIn }) => waitsIn !== null)?.waitsIn ?? null;
  const zombies = processes?.zombieCount ?? 0;
  const files = percent(limits?.openFiles ?? 0, limits?.openFilesMax ?? 0);
  const tasks = percent(load?.tasks ?? processes?.total ?? 0, limits?.pidMax ?? 0);
  const at = { path: processes?.path ?? null, line: first?.line ?? null };
  const bounds = { path: limits?.path ?? null, line: null };
  const inEn = wait === null ? '' : `, in ${wait}`;
  const inJa = wait === null ? '' : ` (待機先 ${wait})`;
  return [
    ...remark(
      'processes',
      'blocked',
      grade(blocked, 1, T.blockedBad),
      at,
      `${blocked === 1 ? '1 process is' : `${blocked} processes are`} blocked in state D${inEn}`,
      `${blocked} プロセスが D 状態で停止しています${inJa}`,
    ),
    ...remark(
      'processes',
      'zombies',
      zombies > 0 ? 'warn' : null,
      { ...at, line: processes?.zombies[0]?.line ?? null },
      zombies === 1 ? '1 zombie process' : `${zombies} zombie processes`,
      `ゾンビプロセスが ${zombies} 個あります`,
    ),
    ...remark(
      'limits',
      'files',
      grade(files, T.limitWarn, T.limitBad),
      bounds,
      `${Math.round(files)} % of the open files that the kernel allows`,
      `オープンファイル数が上限の ${Math.round(files)}% です`,
    ),
    ...remark(
      'limits',
      'pids',
      grade(tasks, T.limitWarn, T.limitBad),
      bounds,
      `${Math.round(tasks)} % of the process numbers are in use`,
      `プロセス ID の ${Math.round(tasks)}% が使用中です`,
    ),
  ];
}

export function serviceRemarks(overview: SystemOverview): Remark[] {
  const { failedUnits, selinux, time, sysctl } = overview;
  const units = failedUnits?.rows ?? [];
  const names =
    units
      .slice(0, 4)
      .map(({ unit }) => unit)
      .join(', ') + (units.length > 4 ? ', …' : '');
  const differs =
    selinux !== null &&
    selinux.mode !== null &&
    selinux.configuredMode !== null &&
    selinux.mode !== selinux.configuredMode;
  const off = Math.abs(time?.offsetSeconds ?? 0);
  const otherwise = sysctl?.notAsConfigured.length ?? 0;
  const clock = { path: time?.path ?? null, line: null };
  const firstOther = sysctl?.notAsConfigured[0];
  return [
    ...remark(
      'units',
      null,
      units.length > 0 ? 'warn' : null,
      { path: failedUnits?.path ?? null, line: units[0]?.line ?? null },
      `${units.length === 1 ? '1 unit' : `${units.length} units`} failed: ${names}`,
      `${units.length} ユニットが失敗: ${names}`,
    ),
    ...remark(
      'selinux',
      null,
      differs ? 'warn' : null,
      { path: selinux?.path ?? null, line: null },
      `SELinux is ${selinux?.mode}, configured is ${selinux?.configuredMode}`,
      `SELinux は ${selinux?.mode}、設定は ${selinux?.configuredMode} です`,
    ),
    ...remark(
      'time',
      null,
      time?.synchronized === false ? 'warn' : null,
      clock,
      'The clock is not synchronized',
      '時刻が同期されていません',
    ),
    ...remark(
      'time',
      null,
      grade(off, T.clockWarn, T.clockBad),
      clock,
      `The clock is off by ${off.toFixed(1)} s`,
      `時刻が ${off.toFixed(1)} 秒ずれています`,
    ),
    ...remark(
      'sysctl',
      null,
      otherwise > 0 ? 'warn' : null,
      { path: firstOther?.path ?? null, line: firstOther?.line ?? null },
      `${otherwise === 1 ? '1 kernel setting runs' : `${otherwise} kernel settings run`} otherwise than configured: ${firstOther?.key}${otherwise > 1 ? ', …' : ''}`,
      `設定ファイルと異なるカーネル設定 ${otherwise} 件: ${firstOther?.key}${otherwise > 1 ? ' など' : ''}`,
    ),
  ];
}

/** Taint flags that tell of a fault; modules of others' are no fault. */
const FAULTS: ReadonlyMap<string, 'bad' | 'warn'> = new Map([
  ['D', 'bad'],
  ['M', 'bad'],
  ['B', 'bad'],
  ['L', 'bad'],
  ['W', 'warn'],
  ['F', 'warn'],
  ['R', 'warn'],
  ['S', 'warn'],
]);

export function crashRemarks({ host, overview, analyzedAt }: CaseSummary): Remark[] {
  const { taint, kdump } = host;
  const faults = (taint?.flags ?? []).filter(({ flag }) => FAULTS.has(flag));
  const worst = faults.some(({ flag }) => FAULTS.get(flag) === 'bad') ? 'bad' : 'warn';
  const flags = faults.map(({ flag }) => flag).join(' ');
  const service = overview?.kdump ?? null;
  const place = { path: service?.path ?? null, line: null };
  const nothingKept = kdump?.crashKernel !== null && service?.reservedBytes === 0;
  const ended = overview?.os.maintenanceEnds ?? null;
  return [
    ...remark(
      'os',
      null,
      ended !== null && ended < analyzedAt.slice(0, 10) ? 'warn' : null,
      NOWHERE,
      `Regular maintenance ended on ${ended}`,
      `通常のメンテナンスは ${ended} に終了しました`,
    ),
    ...remark(
      'taint',
      null,
      faults.length > 0 ? worst : null,
      { path: 'proc/sys/kernel/tainted', line: 1 },
      `The kernel is tainted: ${flags}`,
      `カーネルが汚染されています: ${flags}`,
    ),
    ...remark(
      'kdump',
      null,
      kdump !== null && kdump.crashKernel === null ? 'warn' : null,
      { path: 'proc/cmdline', line: 1 },
      'No crashkernel= on the command line',
      'カーネルコマンドラインに crashkernel= がありません',
    ),
    ...remark(
      'kdump',
      null,
      nothingKept ? 'bad' : null,
      { path: 'sys/kernel/kexec_crash_size', line: 1 },
      'crashkernel= is set, but no memory was reserved',
      'crashkernel= が指定されていますが、メモリーが確保されていません',
    ),
    ...remark(
      'kdump',
      null,
      kdump?.loaded === false && !nothingKept ? 'warn' : null,
      { path: 'sys/kernel/kexec_crash_loaded', line: 1 },
      'The crash kernel is not loaded',
      'クラッシュカーネルがロードされていません',
    ),
    ...remark(
      'kdump',
      null,
      service?.service === 'failed' ? 'warn' : null,
      place,
      'The kdump service failed',
      'kdump サービスが失敗しています',
    ),
  ];
}
