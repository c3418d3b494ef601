import type { BlockDevice } from '../../../contracts/system-storage.ts';
import { type Parsed, parsed, shown, unparsable } from '../../parsed.ts';
import { numbered, numberIn, sizeBytes, wordsOf } from './table.ts';

/** `lsblk`: a tree drawn with ASCII or line-drawing characters, two columns a level. */
export function parseLsblk(text: string): Parsed<BlockDevice[]> {
  const lines = numbered(text);
  const at = lines.findIndex(({ text: line }) => /^NAME\s.*\bSIZE\b.*\bTYPE\b/.test(line));
  if (at < 0) return unparsable('there is no header with NAME, SIZE and TYPE');
  const above: string[] = [];
  const rows: BlockDevice[] = [];
  for (const { text: line, number } of lines.slice(at + 1)) {
    const row =
      /^([\s|`│├└─-]{0,60})(\S{1,200}(?: \(\S{1,60}\))?)\s{1,200}\d{1,6}:\d{1,9}\s{1,9}([01])\s{1,20}([\d.,]{1,12}[A-Z]?B?)\s{1,9}([01])\s{1,9}(\S{1,30})(?:\s{1,20}(\S.{0,300}))?$/u.exec(
        line.trimEnd(),
      );
    if (!row) continue;
    const [, branch = '', name = '', , size, readOnly, kind = '', mountpoint] = row;
    const depth = Math.floor([...branch].length / 2);
    above.length = depth;
    rows.push({
      name: shown(name),
      kind: shown(kind),
      depth,
      parent: above[depth - 1] ?? null,
      sizeBytes: sizeBytes(size),
      readOnly: readOnly === '1',
      mountpoint: mountpoint === undefined ? null : shown(mountpoint),
      model: null,
      line: number,
    });
    above.push(shown(name));
  }
  return rows.length === 0 ? unparsable('there is no row below the header') : parsed(rows);
}

/** A partition of a disk that is in the list too: sda1, nvme0n1p2. */
const isPartition = (name: string, names: ReadonlySet<string>): boolean => {
  const disk = /^(.*\d)p\d+$/.exec(name)?.[1] ?? /^(.*\D)\d+$/.exec(name)?.[1];
  return disk !== undefined && names.has(disk);
};

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^dm-/, 'dm'],
  [/^md/, 'raid'],
  [/^sr/, 'rom'],
  [/^loop/, 'loop'],
];

/** `/proc/partitions`: exact sizes in KiB, for hosts without lsblk. */
export function parsePartitions(text: string): Parsed<BlockDevice[]> {
  const lines = numbered(text);
  if (!/^major\s+minor\s+#blocks\s+name/.test(lines[0]?.text.trim() ?? '')) return unparsable('there is no header');
  const found = lines.slice(1).flatMap(({ text: line, number }) => {
    const [, , blocks, name] = wordsOf(line);
    const kib = numberIn(blocks);
    return kib === null || name === undefined ? [] : [{ name: shown(name), sizeBytes: kib * 1024, line: number }];
  });
  const names = new Set(found.map(({ name }) => name));
  return parsed(
    found.map(({ name, ...rest }) => {
      const part = isPartition(name, names);
      const kind = part ? 'part' : (KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'disk');
      const parent = part ? name.replace(/(?<=\d)p\d+$|(?<=\D)\d+$/, '') : null;
      return { name, kind, depth: part ? 1 : 0, parent, readOnly: null, mountpoint: null, model: null, ...rest };
    }),
  );
}

/** `lsscsi` (with or without -i): device name to "vendor model". */
export function parseLsscsi(text: string): Parsed<ReadonlyMap<string, string>> {
  const models = new Map<string, string>();
  for (const { text: line } of numbered(text)) {
    const row =
      /^\[[^\]]{1,40}\]\s{1,9}\S{1,20}\s{1,9}(.{1,8})\s(.{1,60}?)\s{1,60}\S{1,12}\s{1,9}\/dev\/(\S{1,60})/.exec(line);
    if (row) models.set(row[3] ?? '', shown(`${row[1]?.trim()} ${row[2]?.trim()}`));
  }
  return models.size === 0 ? unparsable('there is no line that names a device') : parsed(models);
}

/** `parted ... print`: "Model: ATA INTEL SSD (scsi)" above "Disk /dev/sda: ...". */
export function parsePartedModel(text: string): Parsed<{ readonly disk: string; readonly model: string }> {
  const model = /^Model: (.{1,200})$/m
    .exec(text)?.[1]
    ?.replace(/ \([a-z0-9]{1,12}\)\s*$/, '')
    .trim();
  const disk = /^Disk \/dev\/(\S{1,60}):/m.exec(text)?.[1];
  return model === undefined || disk === undefined || model === 'Unknown'
    ? unparsable('there is no Model line with a Disk line')
    : parsed({ disk, model: shown(model) });
}
