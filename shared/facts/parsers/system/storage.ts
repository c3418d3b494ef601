import type {
  LogicalVolume,
  MdArray,
  MultipathMap,
  MultipathPath,
  PhysicalVolume,
  VolumeGroup,
} from '../../../contracts/system-storage.ts';
import { type Parsed, parsed, shown, unparsable } from '../../parsed.ts';
import { alignedRows, numbered, numberIn, percentIn, sizeBytes, wordsOf } from './table.ts';

/** Members and paths that are kept of one array or map. */
const PARTS = 256;

interface Block {
  readonly head: string;
  readonly line: number;
  readonly rest: string[];
}

/** Lines grouped under those that match `head`. Lines before the first are dropped. */
function blocksOf(text: string, head: RegExp): Block[] {
  const blocks: Block[] = [];
  for (const { text: line, number } of numbered(text)) {
    if (head.test(line)) blocks.push({ head: line, line: number, rest: [] });
    else blocks.at(-1)?.rest.push(line);
  }
  return blocks;
}

function arrayOf({ head, line, rest }: Block): MdArray {
  const [device = '', , running, ...words] = wordsOf(head);
  const tail = rest.join(' ').slice(0, 4000);
  const disks = words.flatMap((word) => /^([\w!./-]{1,64})\[\d{1,6}\]((?:\([A-Z]\))*)$/.exec(word)?.slice(1, 3) ?? []);
  const members = disks.flatMap((name, index) => (index % 2 === 0 ? [{ name, flags: disks[index + 1] ?? '' }] : []));
  const named = (flag: string): string[] => members.filter(({ flags }) => flags.includes(flag)).map(({ name }) => name);
  const slots = /\[(\d{1,6})\/(\d{1,6})\]\s{0,4}(?:\[([U_]{1,1000})\])?/.exec(tail);
  const task = /\b(resync|recovery|reshape|check)\s{0,4}=\s{0,4}(?:([\d.]{1,8})%|([A-Z]{1,12}))?/.exec(tail);
  const blocks = /(\d{1,18}) blocks/.exec(tail)?.[1];
  return {
    device: shown(device),
    level: words.find((word) => /^(?:raid\d{1,3}|linear|multipath|faulty|container)$/.test(word)) ?? null,
    active: running === 'active',
    sizeBytes: blocks === undefined ? null : Number(blocks) * 1024,
    disksWanted: slots ? Number(slots[1]) : null,
    disksWorking: slots ? Number(slots[2]) : null,
    health: slots?.[3] ?? null,
    members: members.slice(0, PARTS).map(({ name }) => name),
    failed: named('(F)').slice(0, PARTS),
    spares: named('(S)').slice(0, PARTS),
    volumes: /\bsuper external:\w/.test(tail) ? [] : null,
    task: task ? { kind: task[1] ?? '', percent: numberIn(task[2]) } : null,
    line,
  };
}

/** `/proc/mdstat`, array by array. Only "unused devices" means that there is none. */
export function parseMdArrays(text: string): Parsed<MdArray[]> {
  if (!/^(?:Personalities|unused devices)\b/m.test(text)) return unparsable('it does not look like mdstat');
  const blocks = blocksOf(text, /^(?:md\S{0,60}|Personalities|unused devices\S{0,3})\s*:/);
  const arrays = blocks.filter(({ head }) => head.startsWith('md'));
  const inside = new Map<string, string[]>();
  for (const { head, rest } of arrays) {
    const container = /\bsuper external:[/-]([^/\s]{1,60})\//.exec(rest.join(' ').slice(0, 4000))?.[1];
    if (container !== undefined) inside.set(container, [...(inside.get(container) ?? []), wordsOf(head)[0] ?? '']);
  }
  return parsed(
    arrays.map(arrayOf).map((array) => ({
      ...array,
      volumes: array.volumes && (inside.get(array.device) ?? []).slice(0, PARTS).map(shown),
    })),
  );
}

const UNKNOWN_DEVICE = /^\[?unknown\]?$/;

/** `pvs`. With -a it lists every block device: those that are no physical volume are left out. */
export function parsePvs(text: string): Parsed<PhysicalVolume[]> {
  const rows = alignedRows(text, ['PV', 'VG', 'PSize']);
  if (rows === null) return unparsable('there is no header with PV, VG and PSize');
  return parsed(
    rows.flatMap(({ cells, line }): PhysicalVolume[] => {
      const [name, group] = [cells.get('PV'), cells.get('VG')];
      const attributes = cells.get('Attr') ?? '';
      if (name === undefined || (group === undefined && !attributes.startsWith('a'))) return [];
      return [
        {
          name: shown(name),
          group: group === undefined ? null : shown(group),
          sizeBytes: sizeBytes(cells.get('PSize')),
          freeBytes: sizeBytes(cells.get('PFree')),
          missing: UNKNOWN_DEVICE.test(name) || attributes.charAt(2) === 'm',
          line,
        },
      ];
    }),
  );
}

/** `vgs`. The fourth attribute is `p` where physical volumes are missing. */
export function parseVgs(text: string): Parsed<VolumeGroup[]> {
  const rows = alignedRows(text, ['VG', 'Attr', 'VSize']);
  if (rows === null) return unparsable('there is no header with VG, Attr and VSize');
  return parsed(
    rows.flatMap(({ cells, line }): VolumeGroup[] => {
      const [name, attributes] = [cells.get('VG'), cells.get('Attr')];
      if (name === undefined || attributes === undefined || !/^[a-z-]{6}/.test(attributes)) return [];
      return [
        {
          name: shown(name),
          attributes: shown(attributes),
          physicalVolumes: numberIn(cells.get('#PV')),
          logicalVolumes: numberIn(cells.get('#LV')),
          sizeBytes: sizeBytes(cells.get('VSize')),
          freeBytes: sizeBytes(cells.get('VFree')),
          partial: attributes.charAt(3) === 'p',
          line,
        },
      ];
    }),
  );
}

/** `lvs`: the fifth attribute is `a` where it is active, the ninth `p` where it is partial (lvs(8)). */
export function parseLvs(text: string): Parsed<LogicalVolume[]> {
  const rows = alignedRows(text, ['LV', 'VG', 'Attr', 'LSize']);
  if (rows === null) return unparsable('there is no header with LV, VG, Attr and LSize');
  return parsed(
    rows.flatMap(({ cells, line }): LogicalVolume[] => {
      const [name, group, attributes] = [cells.get('LV'), cells.get('VG'), cells.get('Attr')];
      if (name === undefined || group === undefined || attributes === undefined) return [];
      if (!/^[A-Za-z-]{6}/.test(attributes)) return [];
      return [
        {
          name: shown(name),
          group: shown(group),
          attributes: shown(attributes),
          sizeBytes: sizeBytes(cells.get('LSize')),
          dataPercent: percentIn(cells.get('Data%') ?? cells.get('Snap%')),
          metadataPercent: percentIn(cells.get('Meta%')),
          active: attributes.charAt(4) === 'a',
          partial: attributes.charAt(8) === 'p',
          line,
        },
      ];
    }),
  );
}

const MAP = /^(?!\s|[|`\\[]|size=)(\S{1,200})(?:\s{1,4}\(([^)\s]{1,200})\))?\s{1,9}(dm-\d{1,6})\s{0,9}(.{0,100})$/;
const PATH =
  /(?:[|`\\]\s?[-_]|\\_)\s{1,4}([\d#]{1,9}:[\d#]{1,9}:[\d#]{1,9}:[\d#]{1,20})\s{1,9}(\S{1,60})\s{1,9}([\d#]{1,9}:[\d#]{1,9})\s{1,9}(\S.{0,100})$/;

function pathOf(line: string): MultipathPath[] {
  const found = PATH.exec(line);
  if (!found) return [];
  // RHEL 5 writes "[active][ready]".
  const states = (found[4] ?? '')
    .replace(/[[\]]+/g, ' ')
    .trim()
    .replace(/\s+/g, ' ');
  const failed = /\b(?:failed|faulty|offline|shaky|undef)\b/.test(states);
  return [{ device: shown(found[2] ?? ''), address: shown(found[1] ?? ''), states: shown(states), failed }];
}

/** `multipath -ll`: maps with their paths. A text without any map but with lines of another kind is not understood. */
export function parseMultipath(text: string): Parsed<MultipathMap[]> {
  const blocks = blocksOf(text, MAP);
  if (blocks.length === 0) return unparsable('there is no line of a map');
  return parsed(
    blocks.map(({ head, line, rest }) => {
      const [, name = '', wwid, device, product = ''] = MAP.exec(head) ?? [];
      const about = rest.find((one) => /size=/.test(one)) ?? '';
      const writable = /\bwp=(rw|ro|undef)|\[(rw|ro)\]/.exec(about);
      const mode = writable?.[1] ?? writable?.[2];
      return {
        name: shown(name),
        wwid: wwid === undefined ? null : shown(wwid),
        device: device ?? null,
        product: product.trim() === '' ? null : shown(product.replace(/,/g, ' ')),
        sizeBytes: sizeBytes(/size=([\d.]{1,12}[A-Z]?)/.exec(about)?.[1]),
        writeProtected: mode === undefined || mode === 'undef' ? null : mode === 'ro',
        paths: rest.flatMap(pathOf).slice(0, PARTS),
        line,
      };
    }),
  );
}
