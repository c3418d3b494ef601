import { mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LibraryTrouble } from '../../shared/contracts/library.ts';
import { type CaseFolder, caseFolder, RECORD } from './case-folder.ts';
import { CASE_ID } from './places.ts';
import { type CaseRecord, recordOf, type StoredAnalysis } from './record.ts';

/** Files that are read at once: enough to keep the disk busy, few enough to leave the rest of the app its turn. */
const AT_ONCE = 16;

export interface Scanned {
  readonly records: readonly CaseRecord[];
  readonly trouble: readonly LibraryTrouble[];
}

type One = { readonly record: CaseRecord | null; readonly trouble: LibraryTrouble | null };
const NOTHING: One = { record: null, trouble: null };

/** The newest analysis of a folder that can be read. */
async function newestAnalysis(folder: CaseFolder): Promise<{ name: string; stored: StoredAnalysis } | null> {
  let newest: { name: string; stored: StoredAnalysis } | null = null;
  for (const name of await folder.analyses()) {
    const read = await folder.readAnalysis(name);
    if (read.state !== 'ok') continue;
    if (newest === null || read.value.found.en.analyzedAt > newest.stored.found.en.analyzedAt)
      newest = { name, stored: read.value };
  }
  return newest;
}

/** A record made anew from the analysis; the note is lost. */
async function rebuilt(caseId: string, folder: CaseFolder): Promise<CaseRecord | null> {
  const newest = await newestAnalysis(folder);
  if (newest === null) return null;
  const { stored, name } = newest;
  const { analyzedAt } = stored.found.en;
  const made = recordOf(caseId, stored.found, stored.source, null, analyzedAt);
  const record: CaseRecord = { ...made, analysis: name, version: stored.version };
  await folder.writeRecord(record);
  return record;
}

async function scanOne(caseId: string, cases: string, aside: string): Promise<One> {
  const folder = caseFolder(join(cases, caseId));
  const trouble = (kind: LibraryTrouble['kind'], file: string, record: CaseRecord | null): One => ({
    record,
    trouble: { kind, caseId, hostname: record?.facts.hostname ?? null, file },
  });
  const read = await folder.readRecord();
  if (read.state === 'ok' && read.value.caseId === caseId) return { record: read.value, trouble: null };
  if (read.state === 'newer' || read.state === 'unreadable') {
    return trouble(read.state === 'newer' ? 'newer-version' : 'unreadable', `${caseId}/${RECORD}`, null);
  }
  if (read.state !== 'absent') {
    const as = await folder.setAside(RECORD, aside);
    return trouble('record-damaged', as, await rebuilt(caseId, folder));
  }
  const record = await rebuilt(caseId, folder);
  if (record !== null) return { record, trouble: null };
  // Cut off before the first file was whole: there never was a case.
  if ((await folder.analyses()).length === 0) {
    await folder.tidy(null);
    await rmdir(folder.path).catch(() => undefined);
    return NOTHING;
  }
  return trouble('unreadable', caseId, null);
}

/**
 * Reads the records of all cases in a folder, which is made where there is none. What one damaged case does to itself never
 * reaches another: it is set aside, or left, and told in `trouble`. Cases deleted in an earlier run go for good.
 */
export async function scanCases(cases: string, aside: string, deleted: string): Promise<Scanned> {
  await mkdir(cases, { recursive: true, mode: 0o700 });
  await rm(deleted, { recursive: true, force: true });
  const ids = (await readdir(cases)).filter((name) => CASE_ID.test(name));
  const found: One[] = [];
  let next = 0;
  const worker = async () => {
    for (let id = ids[next]; id !== undefined; id = ids[next]) {
      next += 1;
      const caseId = id;
      found.push(
        await scanOne(caseId, cases, aside).catch(() => ({
          record: null,
          trouble: { kind: 'unreadable' as const, caseId, hostname: null, file: caseId },
        })),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return {
    records: found.flatMap(({ record }) => (record === null ? [] : [record])),
    trouble: found.flatMap(({ trouble }) => (trouble === null ? [] : [trouble])),
  };
}
