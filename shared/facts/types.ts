import type { HostTime } from '../base/host-time.ts';
import type { LocalText } from '../base/language.ts';
import type { Host } from '../contracts/case-summary.ts';
import type { Gap } from '../contracts/errors.ts';

/** What the logs tell about the host, for facts that no other datum gives. */
export interface LogHints {
  /** "Linux version X" lines, newest first; `source` is the log's path. */
  readonly banners: readonly { readonly release: string; readonly source: string }[];
  /** An "efi: EFI v2.x by ..." line of the running boot's kernel log. */
  readonly efiLine: { readonly path: string; readonly line: number } | null;
  /** Whether a kernel log of the running boot holds its first lines whole: then a line that is not there was not printed. */
  readonly sawBootStart: boolean;
  /** Paths of logs that hold no line. */
  readonly emptyLogs: ReadonlySet<string>;
}

/** A datum that could not be had, in every language; otherwise as the contract's Gap. */
export type FactGap = Omit<Gap, 'note'> & { readonly note: LocalText };

/** The host as far as the archive tells it, and what it does not tell. */
export interface HostFacts {
  readonly host: Host;
  readonly gaps: readonly FactGap[];
  readonly sosVersion: string | null;
  readonly caseNumber: string | null;
  readonly collected: HostTime | null;
  readonly booted: HostTime | null;
  /** Minutes east of UTC. */
  readonly utcOffsetMinutes: number | null;
  /** All of `sysctl -a`; empty where it is not in the archive. */
  readonly sysctl: ReadonlyMap<string, string>;
}
