import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { logError } from '../security/log-error.ts';
import { PRIVATE } from './write-file.ts';

/** A value that outlives the app, in one JSON file of a few kilobytes. */
export interface JsonFile<T> {
  read(): T;
  /** Written when it returns, so that quitting loses nothing; a failure is reported to the log and costs this save alone. */
  write(value: T): void;
}

function replaceFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(temporary, text, { flag: 'wx', mode: PRIVATE });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * A JSON file of the user-data folder. `parse` gives null for another shape than its own. A file that is missing, cut short, not
 * JSON or of another shape reads as `fallback`:
 * a damaged list of recent cases must never keep the app from starting.
 */
export function jsonFile<T>(path: string, parse: (value: unknown) => T | null, fallback: T): JsonFile<T> {
  return {
    read() {
      try {
        return parse(JSON.parse(readFileSync(path, 'utf8'))) ?? fallback;
      } catch {
        return fallback;
      }
    },
    write(value) {
      try {
        replaceFile(path, `${JSON.stringify(value, null, 2)}\n`);
      } catch (error) {
        logError(`${basename(path)} could not be saved`, error);
      }
    },
  };
}
