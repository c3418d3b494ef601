import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { syncFolder, writeDurably } from './durable.ts';
import { jsonBytes } from './json-bytes.ts';
import { CaseRecord, SCHEMA, StoredAnalysis } from './record.ts';

export const RECORD = 'record.json';
const ANALYSIS = /^analysis-[0-9a-f]{12}\.json$/;

/**
 * What a file gave: its value, nothing, or why not. `outdated`: whole, but not of the shape that is wanted; `newer`: written
 * by a later version.
 */
export type Read<T> =
  | { readonly state: 'ok'; readonly value: T }
  | { readonly state: 'absent' | 'damaged' | 'outdated' | 'newer' | 'unreadable' };

const schemaOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'schema' in value ? value.schema : null;

async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<Read<T>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { state: absent ? 'absent' : 'unreadable' };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { state: 'damaged' };
  }
  const number = schemaOf(value);
  if (typeof number === 'number' && number > SCHEMA) return { state: 'newer' };
  const parsed = schema.safeParse(value);
  return parsed.success ? { state: 'ok', value: parsed.data } : { state: 'outdated' };
}

/** The folder of one case: `record.json` and the analysis that it names. All of it can be made anew from either, but for the note. */
export interface CaseFolder {
  readonly path: string;
  readRecord(): Promise<Read<CaseRecord>>;
  /** Written when it resolves, so that a power cut leaves it. @throws the file system's error; the old record then stands */
  writeRecord(record: CaseRecord): Promise<void>;
  readAnalysis(name: string): Promise<Read<StoredAnalysis>>;
  /** Writes an analysis beside the one that counts; it counts when a record names it. Gives its name. @throws as above */
  writeAnalysis(analysis: StoredAnalysis): Promise<string>;
  /** Names of all analyses in the folder. */
  analyses(): Promise<string[]>;
  /** Takes away what a write that was cut off left behind, and analyses but the one that counts. */
  tidy(counting: string | null): Promise<void>;
  /** Moves a damaged file out of the way, into `aside`; gives its new name. */
  setAside(name: string, aside: string): Promise<string>;
}

export function caseFolder(path: string): CaseFolder {
  const make = async () => {
    const made = await mkdir(path, { recursive: true, mode: 0o700 });
    if (made !== undefined) await syncFolder(dirname(path));
  };
  const names = () => readdir(path).catch((): string[] => []);
  return {
    path,
    readRecord: () => readJson(join(path, RECORD), CaseRecord),
    async writeRecord(record) {
      await make();
      await writeDurably(join(path, RECORD), `${JSON.stringify(record)}\n`);
    },
    readAnalysis: (name) => readJson(join(path, name), StoredAnalysis),
    async writeAnalysis(analysis) {
      await make();
      const name = `analysis-${randomBytes(6).toString('hex')}.json`;
      await writeDurably(join(path, name), await jsonBytes(analysis));
      return name;
    },
    analyses: async () => (await names()).filter((name) => ANALYSIS.test(name)),
    async tidy(counting) {
      const left = (await names()).filter(
        (name) => name.endsWith('.part') || (ANALYSIS.test(name) && name !== counting),
      );
      for (const name of left) await rm(join(path, name), { force: true });
    },
    async setAside(name, aside) {
      await mkdir(aside, { recursive: true, mode: 0o700 });
      const as = `${path.split(/[\\/]/).at(-1)}-${randomBytes(3).toString('hex')}-${name}`;
      await rename(join(path, name), join(aside, as));
      await syncFolder(aside);
      return as;
    },
  };
}
