import { type Parsed, parsed, shown, unparsable } from '../../parsed.ts';
import { numbered, numberIn, percentIn, type TextLine, wordsOf } from './table.ts';

/** A row of `df`: in 1 KiB blocks or in inodes. Numbers are null where df prints a dash. */
export interface DfRow {
  readonly device: string;
  readonly mountpoint: string;
  readonly total: number | null;
  readonly used: number | null;
  readonly free: number | null;
  readonly percent: number | null;
  readonly line: number;
}

/** Old df breaks a row after a long device name: the numbers stand on the next line. */
function* rowsOf(lines: readonly TextLine[]): Generator<TextLine> {
  let held: TextLine | null = null;
  for (const line of lines) {
    if (held !== null) {
      yield { text: `${held.text} ${line.text}`, number: held.number };
      held = null;
    } else if (/^\S+\s*$/.test(line.text)) held = line;
    else yield line;
  }
}

/** `df -al` or `df -ali`. Messages of df itself are passed over. */
export function parseDf(text: string): Parsed<DfRow[]> {
  const lines = numbered(text);
  const at = lines.findIndex(({ text: line }) => /^Filesystem\s.*%.*Mounted on\s*$/.test(line));
  if (at < 0) return unparsable('there is no header with Filesystem and Mounted on');
  const rows: DfRow[] = [];
  for (const { text: line, number } of rowsOf(lines.slice(at + 1).filter((row) => !/^df: /.test(row.text)))) {
    const row =
      /^(\S.{0,500}?)\s{1,200}(\d{1,18}|-)\s{1,40}(-?\d{1,18}|-)\s{1,40}(-?\d{1,18}|-)\s{1,40}(\d{1,4}%|-)\s{1,9}(\/.{0,1000})$/.exec(
        line,
      );
    if (!row) continue;
    const [, device = '', total, used, free, percent, mountpoint = ''] = row;
    rows.push({
      device: shown(device),
      mountpoint: shown(mountpoint),
      total: numberIn(total),
      used: numberIn(used),
      free: numberIn(free),
      percent: percentIn(percent),
      line: number,
    });
  }
  return parsed(rows);
}

export interface Mount {
  readonly device: string;
  readonly mountpoint: string;
  readonly type: string;
  readonly readOnly: boolean;
}

/** The kernel writes blanks, tabs and backslashes in mount points as octal numbers. */
const unescaped = (path: string): string =>
  path.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));

/** `/proc/mounts`, `/etc/fstab` (device, point, type, options) or `mount -l` ("D on P type T (options)"). */
export function parseMounts(text: string): Parsed<Mount[]> {
  const mounts = numbered(text).flatMap(({ text: line }): Mount[] => {
    if (/^\s*#/.test(line)) return [];
    const said = /^(\S{1,500}) on (\/.{0,500}?) type (\S{1,40}) \(([^)]{0,2000})\)/.exec(line);
    const [device = '', mountpoint = '', type = '', options = ''] = said?.slice(1) ?? wordsOf(line);
    if (!mountpoint.startsWith('/') || options === '') return [];
    return [
      {
        device: shown(unescaped(device)),
        mountpoint: shown(unescaped(mountpoint)),
        type: shown(type),
        readOnly: options.split(',').includes('ro'),
      },
    ];
  });
  return mounts.length === 0 ? unparsable('there is no mounted filesystem') : parsed(mounts);
}
