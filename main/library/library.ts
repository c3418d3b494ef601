import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { LibraryTrouble } from '../../shared/contracts/library.ts';
import type { AnalysisInput, CaseInLanguages } from '../../shared/contracts/worker.ts';
import { logError } from '../security/log-error.ts';
import { caseIdOf } from '../state/case-id.ts';
import { type CaseSource, caseSource } from '../state/case-sources.ts';
import { type CaseFolder, caseFolder } from './case-folder.ts';
import { syncFolder } from './durable.ts';
import { libraryPlaces } from './places.ts';
import { type CaseRecord, numberOf, recordOf, SCHEMA } from './record.ts';
import { scanCases } from './scan.ts';
import { writes } from './writes.ts';

/** What changed: the case as it is shown, or only what the user wrote and chose. */
export type Changed = 'case' | 'note';
type Listener = (caseIds: readonly string[], what: Changed) => void;

/** Every case that was analysed, with what the user made of it. The records are in memory, the analyses on the disk. */
export interface Library {
  readonly folder: string;
  /** Resolves when the cases of earlier runs are known; everything below but `idFor` and `put` is to wait for it. */
  readonly ready: Promise<void>;
  /** The id of what was analysed: that of the same sosreport in the library, else a new one. */
  idFor(input: AnalysisInput, summary: CaseSummary): string;
  /** Keeps an analysis; note, pins, tags and number stay. Resolves when it is on the disk. */
  put(caseId: string, found: CaseInLanguages, input: AnalysisInput): Promise<void>;
  records(): CaseRecord[];
  get(caseId: string): CaseRecord | null;
  /** The analysis under the case's own number; null where there is none, or none that this version can show. */
  load(caseId: string): Promise<CaseInLanguages | null>;
  /** Changes a record now and on the disk when it resolves; nothing for a case that is not there. `what` of it changes is told. */
  change(caseId: string, edit: (record: CaseRecord) => CaseRecord, what?: Changed): Promise<void>;
  /** Deletes; until the app ends `restore` brings back. */
  remove(caseIds: readonly string[]): Promise<void>;
  restore(caseIds: readonly string[]): Promise<void>;
  trouble(): LibraryTrouble[];
  onChange(listener: Listener): void;
  /** Waits for all writes. `ending` also lets go what was deleted. */
  flush(ending?: boolean): Promise<void>;
}

const underNumber = (found: CaseInLanguages, caseNumber: string | null): CaseInLanguages => ({
  en: { ...found.en, source: { ...found.en.source, caseNumber } },
  ja: { ...found.ja, source: { ...found.ja.source, caseNumber } },
});

/** A case that was deleted before it was ever written has no folder to move. */
async function moved(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

class FolderLibrary implements Library {
  readonly folder: string;
  readonly ready: Promise<void>;
  readonly #places: ReturnType<typeof libraryPlaces>;
  readonly #now: () => number;
  readonly #records = new Map<string, CaseRecord>();
  readonly #deleted = new Map<string, CaseRecord>();
  /** Analyses that are not on the disk yet. */
  readonly #unwritten = new Map<string, CaseInLanguages>();
  readonly #writes = writes();
  readonly #listeners: Listener[] = [];
  #trouble: LibraryTrouble[] = [];

  constructor(folder: string, now: () => number) {
    this.folder = folder;
    this.#now = now;
    this.#places = libraryPlaces(folder);
    this.ready = this.#start();
  }

  async #start(): Promise<void> {
    const { cases, aside, deleted } = this.#places;
    try {
      const { records, trouble } = await scanCases(cases, aside, deleted);
      for (const record of records) this.#records.set(record.caseId, record);
      this.#trouble = [...trouble];
    } catch (error) {
      logError('the library could not be read', error);
      this.#trouble = [{ kind: 'unreadable', caseId: null, hostname: null, file: cases }];
    }
    this.#tell([...this.#records.keys()]);
  }

  idFor(input: AnalysisInput, summary: CaseSummary): string {
    const id = caseIdOf(input, summary);
    if (input.kind === 'sample' || this.#records.has(id)) return id;
    const { source, host } = summary;
    // The hash may be known now and not before, or the reverse: then path, size and time of collection tell.
    const same = [...this.#records.values()].find(
      ({ source: from, facts }) =>
        from.kind === 'file' &&
        from.path === input.path &&
        from.innerArchive === source.member &&
        facts.bytes === source.bytes &&
        facts.collectedAt === host.collectedAt &&
        (facts.sha256 === null || source.sha256 === null),
    );
    return same?.caseId ?? id;
  }

  async put(caseId: string, found: CaseInLanguages, input: AnalysisInput): Promise<void> {
    this.#unwritten.set(caseId, found);
    await this.ready;
    const source = caseSource(input, found.en);
    const before = this.#records.get(caseId) ?? null;
    this.#records.set(caseId, recordOf(caseId, found, source, before, new Date(this.#now()).toISOString()));
    this.#tell([caseId]);
    await this.#guarded(caseId, () => this.#writeAnalysis(caseId, found, source));
  }

  records(): CaseRecord[] {
    return [...this.#records.values()];
  }

  get(caseId: string): CaseRecord | null {
    return this.#records.get(caseId) ?? null;
  }

  async load(caseId: string): Promise<CaseInLanguages | null> {
    const unwritten = this.#unwritten.get(caseId);
    await this.ready;
    const record = this.#records.get(caseId);
    if (record === undefined) return unwritten ?? null;
    const found = unwritten ?? (await this.#read(record));
    return found === null ? null : underNumber(found, numberOf(this.#records.get(caseId) ?? record));
  }

  async change(caseId: string, edit: (record: CaseRecord) => CaseRecord, what: Changed = 'note'): Promise<void> {
    await this.ready;
    const record = this.#records.get(caseId);
    if (record === undefined) return;
    this.#records.set(caseId, edit(record));
    this.#tell([caseId], what);
    await this.#guarded(caseId, () => this.#save(caseId));
  }

  async remove(caseIds: readonly string[]): Promise<void> {
    await this.ready;
    const known = caseIds.filter((caseId) => this.#records.has(caseId));
    for (const caseId of known) {
      const record = this.#records.get(caseId);
      if (record !== undefined) this.#deleted.set(caseId, record);
      this.#records.delete(caseId);
    }
    this.#tell(known);
    await Promise.all(known.map((caseId) => this.#writes.after(caseId, () => this.#bury(caseId))));
  }

  async restore(caseIds: readonly string[]): Promise<void> {
    await this.ready;
    const known = caseIds.filter((caseId) => this.#deleted.has(caseId) && !this.#records.has(caseId));
    await Promise.all(
      known.map((caseId) =>
        this.#writes.after(caseId, () => moved(join(this.#places.deleted, caseId), this.#folderOf(caseId).path)),
      ),
    );
    for (const caseId of known) {
      const record = this.#deleted.get(caseId);
      if (record !== undefined) this.#records.set(caseId, record);
      this.#deleted.delete(caseId);
    }
    await syncFolder(this.folder);
    this.#tell(known);
  }

  trouble(): LibraryTrouble[] {
    return [...this.#trouble];
  }

  onChange(listener: Listener): void {
    this.#listeners.push(listener);
  }

  async flush(ending = false): Promise<void> {
    await this.ready;
    await this.#writes.settled();
    if (ending) await rm(this.#places.deleted, { recursive: true, force: true }).catch(() => undefined);
  }

  #folderOf(caseId: string): CaseFolder {
    return caseFolder(join(this.#places.cases, caseId));
  }

  #tell(caseIds: readonly string[], what: Changed = 'case'): void {
    for (const listener of this.#listeners) listener(caseIds, what);
  }

  /** Writes the analysis, then the record that names it, which is what makes it count; then the former one goes. */
  #writeAnalysis(caseId: string, found: CaseInLanguages, source: CaseSource): Promise<void> {
    return this.#writes.after(caseId, async () => {
      const record = this.#records.get(caseId);
      if (record === undefined) {
        this.#unwritten.delete(caseId);
        return;
      }
      const folder = this.#folderOf(caseId);
      const analysis = await folder.writeAnalysis({ schema: SCHEMA, caseId, source, version: record.version, found });
      // What the user changed meanwhile is in the record by now.
      const now = this.#records.get(caseId) ?? record;
      this.#records.set(caseId, { ...now, analysis });
      await folder.writeRecord({ ...now, analysis });
      if (this.#unwritten.get(caseId) === found) this.#unwritten.delete(caseId);
      await folder.tidy(analysis);
    });
  }

  #save(caseId: string): Promise<void> {
    return this.#writes.once(caseId, async () => {
      const record = this.#records.get(caseId);
      if (record !== undefined) await this.#folderOf(caseId).writeRecord(record);
    });
  }

  /** A case that cannot be saved is said to be so until it can; the asker hears it too. */
  async #guarded(caseId: string, save: () => Promise<void>): Promise<void> {
    const others = () => this.#trouble.filter((one) => one.kind !== 'not-saved' || one.caseId !== caseId);
    try {
      await save();
      const left = others();
      if (left.length < this.#trouble.length) {
        this.#trouble = left;
        this.#tell([caseId], 'note');
      }
    } catch (error) {
      const hostname = this.#records.get(caseId)?.facts.hostname ?? null;
      this.#trouble = [...others(), { kind: 'not-saved', caseId, hostname, file: caseId }];
      this.#tell([caseId], 'note');
      throw error;
    }
  }

  async #bury(caseId: string): Promise<void> {
    await mkdir(this.#places.deleted, { recursive: true, mode: 0o700 });
    const grave = join(this.#places.deleted, caseId);
    await rm(grave, { recursive: true, force: true });
    await moved(this.#folderOf(caseId).path, grave);
    await syncFolder(this.folder);
  }

  /** Reads the analysis that counts; a damaged one is set aside, and the record then says that there is none. */
  async #read({ caseId, analysis, facts }: CaseRecord): Promise<CaseInLanguages | null> {
    if (analysis === null) return null;
    const folder = this.#folderOf(caseId);
    const read = await folder.readAnalysis(analysis);
    if (read.state === 'ok') return read.value.found;
    // Re-analysed meanwhile: the file that counted is gone.
    const now = this.#records.get(caseId);
    if (now !== undefined && now.analysis !== analysis) return this.#read(now);
    if (read.state !== 'damaged') return null;
    const file = await folder.setAside(analysis, this.#places.aside);
    this.#trouble.push({ kind: 'analysis-damaged', caseId, hostname: facts.hostname, file });
    await this.change(caseId, (record) => ({ ...record, analysis: null }));
    return null;
  }
}

/** The library in a folder, which is made where there is none. `now`: milliseconds since the epoch. */
export const caseLibrary = (folder: string, now: () => number = Date.now): Library => new FolderLibrary(folder, now);
