import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { CORPUS_VERSION, type Recipe, sosreportEntries, TOP } from './sosreport.ts';
import { tarStream } from './tar-stream.ts';

/**
 * How an archive is compressed, and what it holds: `no-journal` (many blocks, but every large member is a log that is read) and
 * `one-log`, `one-log-gzip` (nearly all of it is var/log/messages).
 */
export type Kind = 'multi' | 'single' | 'gzip' | 'no-journal' | 'one-log' | 'one-log-gzip';

/** One archive of the cache. */
export interface Archive {
  readonly path: string;
  readonly kind: Kind;
  /** Decoded size, in millions of bytes, as asked for. */
  readonly megabytes: number;
  readonly compressedBytes: number;
  readonly decodedBytes: number;
  readonly members: number;
  /** SHA-256 of the tar inside. */
  readonly tarSha256: string;
}

const Made = z.object({ decodedBytes: z.number(), members: z.number(), tarSha256: z.string() });

const SEED = 20220516;
const COMPRESSORS: Record<Kind, readonly [program: string, ...args: string[]]> = {
  // What sos runs, with the block size that its `-2 -T4` makes.
  multi: ['xz', '-2', '-T2', '--block-size=6MiB', '-c'],
  'no-journal': ['xz', '-2', '-T2', '--block-size=6MiB', '-c'],
  single: ['xz', '-2', '-T1', '-c'],
  gzip: ['gzip', '-c'],
  'one-log': ['xz', '-2', '-T2', '--block-size=6MiB', '-c'],
  'one-log-gzip': ['gzip', '-c'],
};
const HOLDS = ['journal', 'logs', 'one-log'] as const;
const holds = (kind: Kind): Recipe['holds'] =>
  kind === 'no-journal' ? 'logs' : kind.startsWith('one-log') ? 'one-log' : 'journal';

/** The command that makes a kind's archives, for the report. */
export const compressorOf = (kind: Kind): string => COMPRESSORS[kind].join(' ').replace(/ -c$/, '');

const folderOf = (cache: string, kind: Kind, megabytes: number) =>
  join(cache, `corpus-${CORPUS_VERSION}`, `${megabytes}mb-${kind}`);
const fileOf = (folder: string, kind: Kind) => join(folder, `${TOP}.tar.${kind.endsWith('gzip') ? 'gz' : 'xz'}`);

/** Feeds the chunks to all of the compressors, at the pace of the slowest. Gives the tar's size and hash. */
async function feed(chunks: Iterable<Uint8Array>, compressors: readonly ChildProcess[]) {
  const hash = createHash('sha256');
  let decodedBytes = 0;
  for (const chunk of chunks) {
    hash.update(chunk);
    decodedBytes += chunk.length;
    for (const { stdin } of compressors) {
      if (stdin === null) throw new Error('a compressor takes no input');
      if (!stdin.write(chunk)) await once(stdin, 'drain');
    }
  }
  for (const { stdin } of compressors) stdin?.end();
  return { decodedBytes, tarSha256: hash.digest('hex') };
}

/** Starts a kind's compressor, which writes to `path`; `done` settles when all is written. */
function compressInto(path: string, kind: Kind): { child: ChildProcess; done: Promise<void> } {
  const [program, ...args] = COMPRESSORS[kind];
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const status = new Promise<void>((resolve, reject) => {
    child.on('error', () => reject(new Error(`the bench needs the program ${program}`)));
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with status ${code}`))));
  });
  const written = pipeline(child.stdout, createWriteStream(path));
  return { child, done: Promise.all([status, written]).then(() => undefined) };
}

/** Makes the archives of these kinds from one pass over the tar. */
async function make(cache: string, kinds: readonly Kind[], megabytes: number, what: Recipe['holds']): Promise<void> {
  const recipe: Recipe = { bytes: megabytes * 1e6, seed: SEED, holds: what };
  const entries = sosreportEntries(recipe);
  const outputs = kinds.map((kind) => {
    const folder = folderOf(cache, kind, megabytes);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const partial = join(folder, 'partial');
    return { folder, partial, kind, ...compressInto(partial, kind) };
  });
  const ended = Promise.all(outputs.map(({ done }) => done));
  const fed = feed(
    tarStream(entries),
    outputs.map(({ child }) => child),
  );
  const [made] = await Promise.all([fed, ended]);
  for (const { folder, partial, kind } of outputs) {
    writeFileSync(join(folder, 'made.json'), JSON.stringify({ ...made, members: entries.length }));
    // Last: an archive that stands under its name is whole.
    renameSync(partial, fileOf(folder, kind));
  }
}

/** An archive of the cache; null where it was not made yet. */
export function archiveOf(cache: string, kind: Kind, megabytes: number): Archive | null {
  const folder = folderOf(cache, kind, megabytes);
  const path = fileOf(folder, kind);
  if (!existsSync(path)) return null;
  const made = Made.parse(JSON.parse(readFileSync(join(folder, 'made.json'), 'utf8')));
  return { path, kind, megabytes, compressedBytes: statSync(path).size, ...made };
}

/** The archives of these kinds and this size, made where the cache does not hold them. `say` is told what takes its time. */
export async function archives(
  cache: string,
  kinds: readonly Kind[],
  megabytes: number,
  say: (text: string) => void,
): Promise<Archive[]> {
  for (const what of HOLDS) {
    const missing = kinds.filter((kind) => holds(kind) === what && !archiveOf(cache, kind, megabytes));
    if (missing.length === 0) continue;
    say(`making the archives of ${megabytes} MB: ${missing.join(', ')}`);
    await make(cache, missing, megabytes, what);
  }
  return kinds.map((kind) => {
    const archive = archiveOf(cache, kind, megabytes);
    if (archive === null) throw new Error(`the archive ${kind} of ${megabytes} MB was not made`);
    return archive;
  });
}
