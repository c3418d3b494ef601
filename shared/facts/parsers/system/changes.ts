import { hostTime } from '../../../base/host-time.ts';
import type { PackageChange } from '../../../contracts/system.ts';
import { type Parsed, parsed, shown, unparsable } from '../../parsed.ts';
import { parseDate } from '../date.ts';
import { numbered, numberIn } from './table.ts';

/** A package and when it was last changed: milliseconds since the epoch, or of the host's wall clock. */
export interface DatedPackage {
  readonly name: string;
  readonly action: PackageChange['action'];
  readonly time: number;
  readonly clock: 'epoch' | 'host';
  readonly line: number;
}

/** Newest first; packages of one moment keep the list's order. */
const newestFirst = (list: DatedPackage[]): DatedPackage[] => list.sort((a, b) => b.time - a.time);
/** In a log the later line is the newer one. */
const latestFirst = (list: DatedPackage[]): DatedPackage[] => list.sort((a, b) => b.time - a.time || b.line - a.line);

/** `package-data` of sos: NEVRA, date, seconds since the epoch, ... with tabs between. */
export function parsePackageData(text: string): Parsed<DatedPackage[]> {
  const found = numbered(text).flatMap(({ text: line, number }): DatedPackage[] => {
    const row = /^(\S{1,300})\t[^\t]{0,100}\t(\d{6,12})(?:\t|$)/.exec(line);
    if (!row) return [];
    return [
      { name: shown(row[1] ?? ''), action: 'installed', time: Number(row[2]) * 1000, clock: 'epoch', line: number },
    ];
  });
  return found.length === 0 ? unparsable('there is no row with a time') : parsed(newestFirst(found));
}

/** `installed-rpms`: NEVRA, blanks, the date as the host's locale writes it. Dates that cannot be read are passed over. */
export function parseInstalledRpms(text: string): Parsed<DatedPackage[]> {
  const known = new Map<string, number | null>();
  const timeOf = (date: string): number | null => {
    const before = known.get(date);
    if (before !== undefined) return before;
    const result = parseDate(date);
    const time = result.state === 'ok' ? result.value.time : null;
    known.set(date, time);
    return time;
  };
  const found = numbered(text).flatMap(({ text: line, number }): DatedPackage[] => {
    const row = /^(\S{1,300})\s{1,300}(\S.{9,80})$/.exec(line.trimEnd());
    const time = row ? timeOf(row[2] ?? '') : null;
    if (!row || time === null) return [];
    return [{ name: shown(row[1] ?? ''), action: 'installed', time, clock: 'host', line: number }];
  });
  return found.length === 0 ? unparsable('no package has a date') : parsed(newestFirst(found));
}

const DPKG_ACTIONS: Readonly<Record<string, PackageChange['action']>> = {
  install: 'installed',
  upgrade: 'upgraded',
  remove: 'removed',
  purge: 'removed',
};

/** `/var/log/dpkg.log`: "2022-05-16 02:41:12 upgrade libc6:amd64 2.31-1 2.31-2". */
export function parseDpkgLog(text: string): Parsed<DatedPackage[]> {
  const found = numbered(text).flatMap(({ text: line, number }): DatedPackage[] => {
    const row =
      /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d) (install|upgrade|remove|purge) (\S{1,200}) (\S{1,100}) (\S{1,100})$/.exec(
        line.trimEnd(),
      );
    if (!row) return [];
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = row.slice(1, 7).map(Number);
    const time = hostTime(year, month - 1, day, hour, minute, second);
    if (time === null) return [];
    const version = row[10] === '<none>' ? '' : ` ${row[10]}`;
    return [
      {
        name: shown(`${row[8]}${version}`),
        action: DPKG_ACTIONS[row[7] ?? ''] ?? 'changed',
        time,
        clock: 'host',
        line: number,
      },
    ];
  });
  const dated =
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?:startup|status|configure|install|upgrade|remove|purge|trigproc|conffile) /m.test(
      text,
    );
  return found.length === 0 && !dated ? unparsable('there is no dated line') : parsed(latestFirst(found));
}

export interface Transaction {
  readonly id: number;
  readonly at: number | null;
  readonly by: string;
  readonly actions: string;
  readonly altered: number | null;
  readonly line: number;
}

/** `yum history` and `dnf history`: ID | user or command line | date | actions | altered. */
export function parseHistory(text: string): Parsed<Transaction[]> {
  const lines = numbered(text);
  if (!lines.some(({ text: line }) => /^\s{0,20}ID\s{0,20}\|/.test(line)))
    return unparsable('there is no header with ID');
  const rows = lines.flatMap(({ text: line, number }): Transaction[] => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [id, by = '', date = '', actions = '', altered = ''] = cells;
    const count = numberIn(id);
    if (count === null || cells.length < 5) return [];
    const at = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)/.exec(date)?.slice(1).map(Number);
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = at ?? [];
    return [
      {
        id: count,
        at: at === undefined ? null : hostTime(year, month - 1, day, hour, minute, 0),
        by: shown(by),
        actions: shown(actions),
        altered: numberIn(altered.split(/\s/)[0]),
        line: number,
      },
    ];
  });
  return parsed(rows);
}
