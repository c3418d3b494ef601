import type { KdumpService, Limits, Selinux, SystemOverview, TimeSync } from '../../contracts/system.ts';
import { firstLine, type Parsed, parsed, unparsable } from '../parsed.ts';
import { parseSelinuxConfig, parseSestatus, parseTuned, parseUnits } from '../parsers/system/services.ts';
import { numberIn, wordsOf } from '../parsers/system/table.ts';
import { parseChrony, parseNtpq, parseTimedatectlSync } from '../parsers/system/time.ts';
import type { PartReader } from './parts.ts';
import { listed } from './storage.ts';

/** The failed units: systemd's own list of them, else those of the list of all. */
export function readFailedUnits(parts: PartReader): SystemOverview['failedUnits'] {
  const found = parts.read('units', ['failed-units', parseUnits], ['units', parseUnits]);
  if (found === null) return null;
  return listed({ path: found.path, value: found.value.filter(({ active }) => active === 'failed') });
}

const KDUMP_UNITS = new Set(['kdump.service', 'kdump-tools.service']);

/** `/sys/kernel/kexec_crash_size`: bytes. */
function parseSize(text: string): Parsed<number> {
  const size = numberIn(firstLine(text));
  return size === null ? unparsable('the file holds no number') : parsed(size);
}

/** How much memory is kept for the crash kernel, and how the service that loads it fares. */
export function readKdumpService(parts: PartReader): KdumpService | null {
  const size = parts.read('kdump', ['kexec-crash-size', parseSize]);
  const units = parts.maybe(['units', parseUnits], ['failed-units', parseUnits]);
  const unit = units?.value.find((one) => KDUMP_UNITS.has(one.unit));
  const path = unit === undefined ? size?.path : units?.path;
  if (path === undefined) return null;
  return { path, reservedBytes: size?.value ?? null, service: unit?.active ?? null };
}

export function readSelinux(parts: PartReader): Selinux | null {
  const found = parts.read<Omit<Selinux, 'path'>>(
    'selinux',
    ['sestatus', parseSestatus],
    ['selinux-config', parseSelinuxConfig],
  );
  if (found === null || found.value.configuredMode !== null) return found && { path: found.path, ...found.value };
  // sestatus of a host with SELinux off does not tell what its file asks for.
  const config = parts.maybe(['selinux-config', parseSelinuxConfig])?.value.configuredMode ?? null;
  return { path: found.path, ...found.value, configuredMode: config };
}

export function readTimeSync(parts: PartReader): TimeSync | null {
  const found = parts.read<Omit<TimeSync, 'path'>>(
    'time',
    ['chrony-tracking', parseChrony],
    ['ntpq', parseNtpq],
    ['timedatectl', parseTimedatectlSync],
  );
  return found && { path: found.path, ...found.value };
}

export function readTuned(parts: PartReader): SystemOverview['tuned'] {
  const found = parts.read('tuned', ['tuned', parseTuned]);
  return found && { path: found.path, profile: found.value };
}

/** `/proc/sys/fs/file-nr`: allocated, free, most. */
function parseFileNr(text: string): Parsed<readonly [number, number]> {
  const [allocated, , limit] = wordsOf(firstLine(text)).map((word) => numberIn(word));
  if (allocated == null || limit == null) return unparsable('the file does not hold three numbers');
  return parsed([allocated, limit]);
}

/** Open files, processes and threads against their bounds: from the running settings. */
export function readLimits(
  parts: PartReader,
  sysctl: ReadonlyMap<string, string>,
  sysctlPath: string | null,
): Limits | null {
  const files = parts.maybe(['file-nr', parseFileNr]);
  const setting = parseFileNr(sysctl.get('fs.file-nr') ?? '');
  const open = files?.value ?? (setting.state === 'ok' ? setting.value : null);
  const [pidMax, threadsMax] = ['kernel.pid_max', 'kernel.threads-max'].map((key) => numberIn(sysctl.get(key)));
  const path = files?.path ?? sysctlPath;
  if (path === null || (open === null && pidMax == null)) {
    parts.missing.push({ part: 'limits', reason: 'absent', path: null, note: null });
    return null;
  }
  return {
    path,
    openFiles: open?.[0] ?? null,
    openFilesMax: open?.[1] ?? null,
    pidMax: pidMax ?? null,
    threadsMax: threadsMax ?? null,
  };
}
