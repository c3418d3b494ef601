import { bytesSource } from '../../shared/archive/bytes-source.ts';
import { DEFAULT_LIMITS } from '../../shared/archive/limits.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contracts/errors.ts';
import { collectSosreports, type Intake } from '../../shared/members/intake.ts';
import type { LogMember } from '../../shared/members/types.ts';
import { type ArchiveOptions, buildArchive, type Tree } from '../builders/archive.ts';

/** A log as it was offered, with what was read of it. */
export interface OfferedLog extends LogMember {
  readonly innerArchive: string | null;
  text: string;
  complete: boolean | null;
}

export interface Collected {
  readonly result: Result<Intake, Failure>;
  readonly logs: readonly OfferedLog[];
  readonly progress: readonly { readonly bytesRead: number; readonly member: string | null }[];
}

/** Reads an archive's bytes; `chunkSize` down to one byte. */
export async function collectBytes(bytes: Uint8Array, chunkSize = 4096, name = 'sosreport-a.tar'): Promise<Collected> {
  const logs: OfferedLog[] = [];
  const progress: Collected['progress'][number][] = [];
  const result = await collectSosreports(bytesSource(name, bytes, chunkSize), {
    limits: DEFAULT_LIMITS,
    signal: new AbortController().signal,
    onProgress: (bytesRead, member) => progress.push({ bytesRead, member }),
    openReport: (innerArchive) => (log) => {
      const offered: OfferedLog = { ...log, innerArchive, text: '', complete: null };
      logs.push(offered);
      const decoder = new TextDecoder();
      return {
        write(chunk) {
          offered.text += decoder.decode(chunk, { stream: true });
        },
        end(complete) {
          offered.complete = complete;
        },
      };
    },
  });
  return { result, logs, progress };
}

/** Builds an archive from readable text and reads it. */
export async function collectTree(
  tree: Tree,
  options: ArchiveOptions & { chunkSize?: number } = {},
): Promise<Collected> {
  return collectBytes(await buildArchive(tree, options), options.chunkSize);
}

/** The intake of a reading that must have gone well. */
export function intakeOf({ result }: Collected): Intake {
  if (!result.ok) throw new Error(`reading failed: ${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** The only report of a reading. */
export function onlyReport(collected: Collected) {
  const { reports } = intakeOf(collected);
  const [report] = reports;
  if (!report || reports.length !== 1) throw new Error(`there are ${reports.length} reports`);
  return report;
}
