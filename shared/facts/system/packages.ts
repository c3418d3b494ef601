import { isoHostTime } from '../../base/host-time.ts';
import type { SystemOverview } from '../../contracts/system.ts';
import {
  type DatedPackage,
  parseDpkgLog,
  parseHistory,
  parseInstalledRpms,
  parsePackageData,
} from '../parsers/system/changes.ts';
import { bounded } from '../parsers/system/table.ts';
import type { PartReader } from './parts.ts';

const CHANGES = 300;
const TRANSACTIONS = 40;
const MINUTE = 60_000;
/** 1990 to 2100: beyond it is no time of a package. */
const sane = (time: number): boolean => time > Date.UTC(1990, 0) && time < Date.UTC(2100, 0);

/** What was installed or changed, newest first: rpm's install times, else dpkg's log. */
export function readPackageChanges(parts: PartReader, utcOffsetMinutes: number | null): SystemOverview['packages'] {
  const found = parts.read<DatedPackage[]>(
    'packages',
    ['package-data', parsePackageData],
    ['installed-rpms', parseInstalledRpms],
    ['dpkg-log', parseDpkgLog],
  );
  if (found === null) return null;
  const rows = found.value
    .filter(({ time }) => sane(time))
    .map(({ time, clock, name, action, line }) => {
      // Seconds since the epoch are told on the host's clock; where its zone is not known, in UTC and said so.
      const offset = clock === 'epoch' ? (utcOffsetMinutes ?? 0) : utcOffsetMinutes;
      const at = clock === 'epoch' ? time + (offset ?? 0) * MINUTE : time;
      return { at: isoHostTime(at, offset), name, action, line };
    });
  return { path: found.path, ...bounded(rows, CHANGES) };
}

/** The transactions that yum or dnf remember, newest first. */
export function readTransactions(parts: PartReader, utcOffsetMinutes: number | null): SystemOverview['transactions'] {
  const found = parts.maybe(['package-history', parseHistory]);
  if (found === null) return null;
  const rows = found.value.map((one) => ({
    ...one,
    at: one.at === null ? null : isoHostTime(one.at, utcOffsetMinutes),
  }));
  return { path: found.path, ...bounded(rows, TRANSACTIONS) };
}
