import type { MemberHeader, MemberSink, ReadOutcome } from '../archive/types.ts';
import type { Problem } from '../contracts/errors.ts';

/** The kinds of file whose lines are searched. */
export type LogKind =
  | 'dmesg'
  | 'dmesg-T'
  | 'boot-dmesg'
  | 'syslog'
  | 'journal'
  | 'vmcore-dmesg'
  | 'sos-log'
  | 'command-output';

/** A log file found in the archive, offered for reading as its bytes come by (already decompressed where it was `.gz` etc.). */
export interface LogMember {
  readonly kind: LogKind;
  /** Path inside the archive without the top folder, links followed. */
  readonly path: string;
  /** Seconds since the epoch at which the member was last written, from its tar header. */
  readonly modified: number;
  /** True for sos's `.tailed` form: the first line is cut, what came before is not in the archive. */
  readonly tailed: boolean;
  /** -1 for a journal dump of the boot before, null where the file does not say which boot. */
  readonly boot: number | null;
}

/** What one datum (uname, sysctl, ...) was found to be. */
export type DatumContent =
  | { readonly state: 'ok'; readonly path: string; readonly text: string; readonly truncated: boolean }
  | { readonly state: 'empty'; readonly path: string }
  | { readonly state: 'absent' };

/** What stands in the archive for one sosreport once it was read. */
export interface CollectedMembers {
  /** Path of the inner archive in a `sos collect` archive, null for a plain sosreport. */
  readonly innerArchive: string | null;
  /** Name of the top folder, "" where there is none. */
  readonly topFolder: string;
  readonly memberCount: number;
  /** When the youngest file of sos's own was written, seconds since the epoch; null or left out where there is none. */
  readonly newestModified?: number | null;
  /** How the reading of the inner archive ended; left out for a plain sosreport. */
  readonly inner?: ReadOutcome;
  /** The first path (in the order of specs.ts) that holds something wins; all that matched for a datum with `many`. */
  datum(name: string): DatumContent;
  all(name: string): readonly DatumContent[];
  /** Whether a path (file, folder or link) exists in the archive at all. */
  has(path: string): boolean;
  /** All paths below a folder, without the top folder; at most `limit`. */
  under(folder: string, limit: number): readonly string[];
  readonly problems: readonly Problem[];
}

/** Opens a sink for a log's lines; null when the engine does not want it. */
export type OpenLog = (log: LogMember) => MemberSink | null;

export type { MemberHeader, MemberSink };
