import { KERNEL, type ParsedLine, type Stamp } from './prefix.ts';

/**
 * The lines that tell which boot and which kernel the lines around them belong to. They are looked for in every log,
 * beside the needles of the articles.
 */
export const STRUCTURE_NEEDLES = [
  { literal: 'Linux version ', kind: 'banner' },
  { literal: ' Comm: ', kind: 'comm' },
  { literal: 'efi: EFI v', kind: 'efi' },
  { literal: 'Kernel panic - not syncing', kind: 'panic' },
  { literal: '-- Reboot --', kind: 'separator' },
  { literal: '-- Boot ', kind: 'separator' },
  { literal: 'reboot: Restarting system', kind: 'shutdown' },
  { literal: 'reboot: Power down', kind: 'shutdown' },
  { literal: 'Reached target Shutdown', kind: 'shutdown' },
  { literal: 'exiting on signal 15', kind: 'shutdown' },
] as const;
export type StructureKind = (typeof STRUCTURE_NEEDLES)[number]['kind'];

/** A stretch of one log that one boot wrote, as far as the log itself shows. */
export interface Segment {
  readonly firstLine: number;
  /** The kernel of the boot banner at its start, null where the segment does not begin with one. */
  banner: { readonly release: string; readonly line: number } | null;
  /** True when the boot's beginning is in the log (a banner, or a journal's separator). */
  readonly started: boolean;
  startStamp: Stamp | null;
  panicLine: number | null;
  shutdownLine: number | null;
  /** When the panic or the shutdown was noted, the later of them. */
  endStamp: Stamp | null;
  /** Line and release of "CPU: .. Comm: .." lines, where the release changes. */
  readonly printed: { readonly line: number; readonly release: string }[];
  efiLine: number | null;
  /** Last line with a stamp of those that were looked at. */
  lastStamp: Stamp | null;
  lastUptime: number | null;
  /** Seconds since boot of the first line that says so. */
  startUptime: number | null;
}

const BANNER = /^Linux version (\d{1,3}\.\d{1,4}\S{0,120})/;
// el7: "CPU: 58 PID: 2597 Comm: kworker/u672:4 Not tainted 3.10.0-1160.36.2.el7.x86_64 #1"; later kernels put dashes
// or a space before the release.
// Bounded throughout, for a hostile line may hold a million digits.
const COMM = /^CPU: \d{1,6} (?:UID: \d{1,10} )?PID: \d{1,10} Comm: .{1,160}?\s(\d{1,3}\.\d{1,4}[^\s#]{0,100}) {1,4}#\d/;
const COMM_LENGTH = 400;
/** A banner this near after a journal's separator is that boot's own. */
const SEPARATOR_TO_BANNER = 400;

const newSegment = (firstLine: number, started: boolean, stamp: Stamp | null): Segment => ({
  firstLine,
  banner: null,
  started,
  startStamp: stamp,
  panicLine: null,
  shutdownLine: null,
  endStamp: null,
  printed: [],
  efiLine: null,
  lastStamp: stamp,
  lastUptime: null,
  startUptime: null,
});

/** Cuts one log into the stretches of its boots, line by line in order. */
export class SegmentTracker {
  readonly segments: Segment[] = [newSegment(1, false, null)];

  get #current(): Segment {
    return this.segments.at(-1) as Segment;
  }

  /** Takes any line that was parsed; keeps the stamps. */
  see(parsed: ParsedLine): void {
    const segment = this.#current;
    if (parsed.stamp !== null) {
      segment.startStamp ??= parsed.stamp;
      segment.lastStamp = parsed.stamp;
    }
    if (parsed.uptime !== null) {
      segment.startUptime ??= parsed.uptime;
      segment.lastUptime = parsed.uptime;
    }
  }

  /** Takes a line with a structural needle. */
  note(line: number, parsed: ParsedLine, kind: StructureKind): void {
    if (kind === 'separator') {
      if (parsed.process === null && parsed.message.startsWith('-- ')) this.#begin(line, true, null);
      return;
    }
    if (kind === 'shutdown') {
      this.#current.shutdownLine = line;
      this.#current.endStamp = parsed.stamp;
    }
    if (parsed.process !== KERNEL) return;
    if (kind === 'banner') this.#banner(line, parsed);
    else if (kind === 'comm') this.#comm(line, parsed);
    else if (kind === 'panic') {
      this.#current.panicLine = line;
      this.#current.endStamp = parsed.stamp;
    } else if (kind === 'efi' && parsed.message.startsWith('efi: EFI v')) this.#current.efiLine ??= line;
  }

  #begin(line: number, started: boolean, stamp: Stamp | null): void {
    this.segments.push(newSegment(line, started, stamp));
  }

  #banner(line: number, parsed: ParsedLine): void {
    const release = BANNER.exec(parsed.message)?.[1];
    if (release === undefined) return;
    const current = this.#current;
    const afterSeparator = current.started && current.banner === null && line - current.firstLine < SEPARATOR_TO_BANNER;
    const nothingBefore = this.segments.length === 1 && (line === 1 || (line <= 20 && parsed.stamp === null));
    if (nothingBefore) {
      // A ring's first lines may precede its banner (microcode notes): the same boot.
      this.segments[0] = { ...current, started: true };
    } else if (!afterSeparator) this.#begin(line, true, parsed.stamp);
    this.#current.banner = { release, line };
    this.#current.startStamp ??= parsed.stamp;
  }

  #comm(line: number, parsed: ParsedLine): void {
    const release = COMM.exec(parsed.message.slice(0, COMM_LENGTH))?.[1];
    if (release === undefined) return;
    const { printed } = this.#current;
    if (printed.at(-1)?.release !== release) printed.push({ line, release });
  }
}

/** The segment that a line stands in. */
export function segmentAt(segments: readonly Segment[], line: number): { segment: Segment; index: number } {
  let index = segments.length - 1;
  while (index > 0 && (segments[index] as Segment).firstLine > line) index -= 1;
  return { segment: segments[index] as Segment, index };
}

/** The kernel that printed a line: the nearest "Comm:" line's at or after it, else the one before, else the banner's. */
export function releaseAt(segment: Segment, line: number): string | null {
  const after = segment.printed.find((mark) => mark.line >= line && mark.line - line <= 40);
  const before = segment.printed.filter((mark) => mark.line <= line).at(-1);
  return (after ?? before ?? segment.printed[0])?.release ?? segment.banner?.release ?? null;
}
