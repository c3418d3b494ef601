import { z } from 'zod';
import { Severity, Verdict } from './verdict.ts';

/*
 * The case library: every case that was analysed, until it is deleted.
 */
const caseId = z.string().min(1).max(200);
const caseIds = z.array(caseId).min(1).max(5000);

/** Where the archive of a case is: where it was, elsewhere (`moved`), replaced by another file (`changed`), built in (`sample`). */
export const ArchivePlace = z.enum(['there', 'moved', 'changed', 'sample']);
export type ArchivePlace = z.infer<typeof ArchivePlace>;

/** One case in a list, its words in the language of the settings. */
export const LibraryRow = z.object({
  caseId,
  file: z.string(),
  /** Where the archive was read; null for the sample. */
  path: z.string().nullable(),
  /** The inner archive of a `sos collect` archive. */
  member: z.string().nullable(),
  place: ArchivePlace,
  hostname: z.string().nullable(),
  osRelease: z.string().nullable(),
  /** The user's own number where there is one, else the archive's. */
  caseNumber: z.string().nullable(),
  kernel: z.string().nullable(),
  /** The kernel to go to, where the case says to. */
  target: z.string().nullable(),
  verdict: Verdict.nullable(),
  severity: Severity.nullable(),
  totalRisk: z.number().int().nullable(),
  topFinding: z.string().nullable(),
  findings: z.number().int(),
  gaps: z.number().int(),
  complete: z.boolean(),
  collectedAt: z.string().nullable(),
  analyzedAt: z.string(),
  addedAt: z.string(),
  openedAt: z.string(),
  tags: z.array(z.string()),
  pins: z.number().int(),
  /** The first words of the note, empty where there is none. */
  noteStart: z.string(),
  /** True where the articles that this Sosight has are not those that the case was checked with. */
  outdated: z.boolean(),
});
export type LibraryRow = z.infer<typeof LibraryRow>;

export const LibrarySort = z.enum(['opened', 'added', 'host', 'number', 'kernel', 'verdict', 'finding', 'collected']);
export type LibrarySort = z.infer<typeof LibrarySort>;

export const LibraryQuery = z.object({
  /** Words that must all stand in host, number, kernel, finding, article id, file, tags or note. */
  text: z.string().max(500),
  verdicts: z.array(Verdict).max(20),
  severities: z.array(Severity).max(20),
  tags: z.array(z.string().max(100)).max(100),
  sort: LibrarySort,
  descending: z.boolean(),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(5000),
});
export type LibraryQuery = z.infer<typeof LibraryQuery>;

/** What is wrong with the library itself. `file` is a name in its folder. */
export const LibraryTrouble = z.object({
  kind: z.enum(['record-damaged', 'analysis-damaged', 'newer-version', 'not-saved', 'unreadable']),
  caseId: z.string().nullable(),
  hostname: z.string().nullable(),
  file: z.string(),
});
export type LibraryTrouble = z.infer<typeof LibraryTrouble>;

export const LibraryPage = z.object({
  /** Cases in the library, and those that the query leaves. */
  total: z.number().int(),
  matched: z.number().int(),
  rows: z.array(LibraryRow),
  tags: z.array(z.object({ tag: z.string(), count: z.number().int() })),
  trouble: z.array(LibraryTrouble),
  /** The folder that holds the cases. */
  folder: z.string(),
});
export type LibraryPage = z.infer<typeof LibraryPage>;

export const libraryRequests = {
  'library:list': { takes: LibraryQuery, gives: LibraryPage },
  'library:row': { takes: z.object({ caseId }), gives: LibraryRow.nullable() },
  /** Changes the number (empty for none) or the tags of a case. */
  'library:set': {
    takes: z.object({
      caseId,
      caseNumber: z.string().max(60).optional(),
      tags: z.array(z.string().min(1).max(60)).max(30).optional(),
    }),
    gives: z.void(),
  },
  /** Deletes cases with their notes; until the app ends they can be restored. */
  'library:delete': { takes: z.object({ caseIds }), gives: z.void() },
  'library:restore': { takes: z.object({ caseIds }), gives: z.void() },
  /** Shows the open dialog; takes the file only where it is the same archive. `message` says why it did not. */
  'library:locate': {
    takes: z.object({ caseId }),
    gives: z.object({ taken: z.boolean(), message: z.string().nullable() }),
  },
  /** Queues the archive again; notes, pins and number stay. */
  'library:analyse': { takes: z.object({ caseId }), gives: z.void() },
} as const;

export const libraryEvents = {
  /** Cases came, went or changed (`case`), or only what the user wrote and chose (`note`). */
  'library:changed': z.object({ caseIds: z.array(z.string()), what: z.enum(['case', 'note']) }),
} as const;
