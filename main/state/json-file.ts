import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { PRIVATE, writeFileWhole } from './write-file.ts';

/** A value that outlives the app, in one JSON file. */
export interface JsonFile<T> {
  read(): T;
  /** Writes after any write under way; a failure is reported to the log and loses nothing but this save. */
  write(value: T): Promise<void>;
}

/**
 * A JSON file of the user-data folder. A file that is missing, cut short, not JSON or of another shape reads as `fallback`:
 * a damaged list of recent cases must never keep the app from starting.
 */
export function jsonFile<T>(path: string, schema: z.ZodType<T>, fallback: T): JsonFile<T> {
  let writing: Promise<void> = Promise.resolve();
  const save = async (value: T) => {
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFileWhole(path, `${JSON.stringify(value, null, 2)}\n`, PRIVATE);
    } catch (error) {
      console.error('could not be saved:', error instanceof Error ? error.message : error);
    }
  };
  return {
    read() {
      try {
        const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
        return parsed.success ? parsed.data : fallback;
      } catch {
        return fallback;
      }
    },
    write(value) {
      writing = writing.then(() => save(value));
      return writing;
    },
  };
}
