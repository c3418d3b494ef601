import type { RaidArray } from '../../contracts/case-summary.ts';
import { linesOf, type Parsed, parsed, shown, unparsable } from '../parsed.ts';

interface Volume extends RaidArray {
  /** The container that the array lives in ("md127"), null where it has its own metadata. */
  readonly container: string | null;
}

/** "sdb[1](S)" becomes "sdb (spare)"; mdstat's flags are S, F, W, R and J. */
function memberOf(word: string): string | null {
  const member = /^([\w!./-]{1,64})\[[0-9]+\]((?:\([A-Z]\))*)$/.exec(word);
  if (!member) return null;
  const flags = member[2] ?? '';
  const state = flags.includes('(F)') ? ' (faulty)' : flags.includes('(S)') ? ' (spare)' : '';
  return `${member[1]}${state}`;
}

/** What an array's second line adds: "... super external:imsm", "... super external:/md127/0 [2/1] [U_]". */
function details(line: string): { metadata: string | null; container: string | null; degraded: boolean } {
  const metadata = /\bsuper (external:)?(\S{1,80})/.exec(line);
  const external = metadata?.[1] !== undefined;
  const name = metadata?.[2] ?? null;
  const container = external ? (/^[/-]([^/]+)\//.exec(name ?? '')?.[1] ?? null) : null;
  const slots = /\[([0-9]+)\/([0-9]+)\]/.exec(line);
  return {
    metadata: container === null ? name : null,
    container,
    degraded: slots !== null && Number(slots[2]) < Number(slots[1]),
  };
}

function volumeOf(head: RegExpExecArray, rest: readonly string[]): Volume {
  const words = (head[3] ?? '').split(/\s+/);
  const level = words.find((word) => /^(?:raid[0-9]+|linear|multipath|faulty|container)$/.test(word)) ?? null;
  const tail = rest.join(' ');
  const { metadata, container, degraded } = details(tail);
  const running = head[2] ?? '';
  const notes = [
    ...(degraded ? ['degraded'] : []),
    ...(/\b(resync|recovery|reshape|check)\b\s*=/.exec(tail)?.slice(1, 2) ?? []),
    ...(words.includes('(read-only)') ? ['read-only'] : []),
  ];
  return {
    device: `/dev/${head[1]}`,
    level,
    state: [running, ...notes].join(', '),
    metadata,
    members: words.map(memberOf).filter((word) => word !== null),
    container,
  };
}

/** `/proc/mdstat`. Arrays in a container take its metadata ("imsm"). An empty list where it says that there are none. */
export function parseMdstat(text: string): Parsed<readonly RaidArray[]> {
  const lines = linesOf(text);
  if (!lines.some((line) => /^(?:Personalities|unused devices)/.test(line))) {
    return unparsable('there is no Personalities or unused devices line');
  }
  const volumes: Volume[] = [];
  for (const [i, line] of lines.entries()) {
    const head = /^(md[\w-]{1,64}) : (active|inactive)(?: (.*))?$/.exec(line.slice(0, 4000));
    if (!head) continue;
    const following = lines.slice(i + 1, i + 8);
    const end = following.findIndex((next) => !/^\s/.test(next));
    volumes.push(volumeOf(head, end < 0 ? following : following.slice(0, end)));
  }
  const metadataOf = new Map(volumes.map((volume) => [volume.device, volume.metadata]));
  return parsed(
    volumes.map(({ container, ...array }) => ({
      ...array,
      metadata: array.metadata ?? (container === null ? null : (metadataOf.get(`/dev/${container}`) ?? null)),
    })),
  );
}

export interface MdadmArray {
  readonly device: string;
  readonly level: string | null;
  readonly state: string | null;
  readonly metadata: string | null;
}

/** `mdadm -D /dev/md*`: the arrays, each headed by its device and a colon. */
export function parseMdadmDetail(text: string): Parsed<readonly MdadmArray[]> {
  const arrays: MdadmArray[] = [];
  let fields: Map<string, string> | null = null;
  let device = '';
  const close = (): void => {
    if (!fields || fields.size === 0) return;
    const [level = null, state = null, metadata = null] = ['Raid Level', 'State', 'Version'].map((key) => {
      const value = fields?.get(key);
      return value === undefined ? null : shown(value);
    });
    arrays.push({ device, level, state, metadata });
  };
  for (const line of linesOf(text)) {
    const head = /^(\/dev\/\S{1,200}):$/.exec(line);
    if (head) {
      close();
      device = head[1] ?? '';
      fields = new Map();
    }
    const field = /^\s{1,30}([A-Z][A-Za-z -]{1,40}) : (.*)$/.exec(line);
    if (field && fields && !fields.has(field[1] ?? '')) fields.set(field[1] ?? '', field[2] ?? '');
  }
  close();
  return arrays.length > 0 ? parsed(arrays) : unparsable('no array is described');
}

/** `mdadm -E` of one or more disks: the disks that carry Intel's metadata (imsm). */
export function parseImsmDisks(text: string): readonly string[] {
  const disks = new Set<string>();
  let device: string | null = null;
  for (const line of linesOf(text)) {
    device = /^(\/dev\/\S{1,200}):$/.exec(line)?.[1] ?? device;
    if (device !== null && /^\s*Magic : Intel Raid ISM Cfg Sig/.test(line)) disks.add(device);
  }
  return [...disks];
}
