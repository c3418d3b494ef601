import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { KeptIndex } from '../../shared/analyze.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import { PRIVATE, writeFileWhole } from '../state/write-file.ts';

/*
 * The index of an archive in a file of the user's choice (`analyze --index PATH`): where members and lines lie, so that `show
 * --index PATH` need not go through the archive. It holds the paths of the archive, hence the mode 0600, and nothing of its contents but, for
 * a gzip, the 32 KiB before each checkpoint.
 */
const VERSION = 1;
/** A larger one is none of ours. */
const MOST_BYTES = 512 * 1024 * 1024;

type Row = readonly [path: string, type: string, size: number, linkTarget: string | null, modified: number, at: number];
type LogRow = readonly [path: string, lines: number, bytes: number, offsets: number[], feeds: number[]];

interface Stored {
  readonly sosightIndex: number;
  readonly archive: { name: string; bytes: number; modified: number; sha256: string | null };
  readonly members: readonly Row[];
  readonly blocks: KeptIndex['index']['blocks'];
  readonly checkpoints: readonly (readonly [bit: number, offset: number, window: string | null])[];
  readonly logs: readonly (readonly [report: string | null, rows: readonly LogRow[]])[];
}

const storedOf = ({ index, notes }: KeptIndex): Pick<Stored, 'members' | 'blocks' | 'checkpoints' | 'logs'> => ({
  members: index.members.map(({ header: { path, type, size, linkTarget, modified }, offset }) => [
    path,
    type,
    size,
    linkTarget,
    modified,
    offset,
  ]),
  blocks: index.blocks,
  checkpoints: index.checkpoints.map(({ bit, offset, window }) => [
    bit,
    offset,
    window === null ? null : Buffer.from(window).toString('base64'),
  ]),
  logs: [...notes].map(([report, logs]) => [
    report,
    [...logs].map(([path, { lines, bytes, marks }]) => [
      path,
      lines,
      bytes,
      marks.map(({ offset }) => offset),
      marks.map(({ feeds }) => feeds),
    ]),
  ]),
});

const TYPES = ['file', 'directory', 'symlink', 'hardlink', 'other'] as const;

function keptOf({ members, blocks, checkpoints, logs }: Stored): KeptIndex {
  return {
    index: {
      members: members.map(([path, type, size, linkTarget, modified, offset]) => ({
        header: { path, type: TYPES.find((one) => one === type) ?? 'other', size, linkTarget, modified },
        offset,
      })),
      blocks,
      checkpoints: checkpoints.map(([bit, offset, window]) => ({
        bit,
        offset,
        window: window === null ? null : new Uint8Array(Buffer.from(window, 'base64')),
      })),
    },
    notes: new Map(
      logs.map(([report, rows]) => [
        report,
        new Map(
          rows.map(([path, lines, bytes, offsets, feeds]) => [
            path,
            { lines, bytes, marks: offsets.map((offset, at) => ({ offset, feeds: feeds[at] ?? 0 })) },
          ]),
        ),
      ]),
    ),
  };
}

/** Writes what an analysis of `archive` kept, whole or not at all. @throws the file system's error */
export async function writeIndexFile(
  path: string,
  archive: string,
  kept: KeptIndex,
  sha256: string | null,
  signal: AbortSignal,
): Promise<void> {
  const { size, mtimeMs } = await stat(archive);
  const stored: Stored = {
    sosightIndex: VERSION,
    archive: { name: basename(archive), bytes: size, modified: mtimeMs, sha256 },
    ...storedOf(kept),
  };
  await writeFileWhole(path, `${JSON.stringify(stored)}\n`, PRIVATE, signal);
}

/** Whether a value read from a file looks like an index of ours; what is wrong inside a row shows when a member is read. */
function isStored(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null) return false;
  const { sosightIndex, archive, members, checkpoints, logs, blocks } = value as Partial<Stored>;
  return (
    sosightIndex === VERSION &&
    typeof archive?.bytes === 'number' &&
    typeof archive.modified === 'number' &&
    Array.isArray(members) &&
    members.every((row) => Array.isArray(row) && typeof row[0] === 'string' && isPlace(row[2]) && isPlace(row[5])) &&
    Array.isArray(checkpoints) &&
    Array.isArray(logs) &&
    (blocks === null || Array.isArray(blocks?.blocks))
  );
}

const isPlace = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * The index in a file, for `archive`. The error is a sentence: no such file, none of ours, or of another archive. An archive of
 * the same size and time is taken for the same; where only the time differs (a copy) its SHA-256 decides.
 */
export async function readIndexFile(path: string, archive: string): Promise<Result<KeptIndex, string>> {
  let stored: unknown;
  try {
    if ((await stat(path)).size > MOST_BYTES) return fail(`"${path}" is no index: it is too large`);
    stored = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return fail(`"${path}" is no index that analyze --index wrote`);
    return fail(`the index "${path}" cannot be read`);
  }
  if (!isStored(stored)) return fail(`"${path}" is no index that this version's analyze --index wrote`);
  const { size, mtimeMs } = await stat(archive);
  const { bytes, modified, sha256 } = stored.archive;
  const same = size === bytes && (mtimeMs === modified || (sha256 !== null && sha256 === (await sha256Of(archive))));
  if (!same) return fail(`the index "${path}" is of another archive: make it anew with analyze --index`);
  return ok(keptOf(stored));
}
