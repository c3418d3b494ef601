import { z } from 'zod';

/*
 * The log explorer: what the window asks of one case's archive, and what it is told while that is read. A view is one file, or
 * several merged by time, with its filter; rows are numbered from 0 within what the filter leaves.
 */
const caseId = z.string().min(1).max(200);
const viewId = z.string().min(1).max(200);
const path = z.string().min(1).max(4096);
const row = z.number().int().nonnegative();

/** Error, warning, the rest; null where neither the prefix nor the words tell. */
export const LogLevel = z.enum(['error', 'warning', 'notice', 'info', 'debug']);
export type LogLevel = z.infer<typeof LogLevel>;

/** One entry of a folder of the archive; paths have no top folder. `bytes` of a folder is that of all below it. */
export const ArchiveEntry = z.object({
  path: z.string(),
  name: z.string(),
  kind: z.enum(['folder', 'file', 'link', 'other']),
  bytes: z.number(),
  /** Files below a folder. */
  files: z.number().int(),
  linkTarget: z.string().nullable(),
  /** Lines in it (or below it) that prove a finding. */
  proving: z.number().int(),
});
export type ArchiveEntry = z.infer<typeof ArchiveEntry>;

/** Whether the archive can be read again. `moved`: the file is not where it was, `changed`: it is another file by size. */
export const ArchiveState = z.enum(['ready', 'reading', 'moved', 'changed', 'failed']);
export type ArchiveState = z.infer<typeof ArchiveState>;

export const LogFilter = z.object({
  /** Only lines that hold this; null for all. */
  text: z.object({ text: z.string().max(1000), regex: z.boolean(), matchCase: z.boolean() }).nullable(),
  processes: z.array(z.string().max(200)).max(200),
  /** The processes are left out instead of the only ones shown. */
  exceptProcesses: z.boolean(),
  levels: z.array(LogLevel).max(5),
  /** Boot indices, 0 the last. */
  boots: z.array(z.number().int()).max(1000),
  /** ISO times with the host's offset, null for open. */
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type LogFilter = z.infer<typeof LogFilter>;

export const LogRow = z.object({
  row,
  path: z.string(),
  /** From 1, in the file. */
  line: z.number().int(),
  /** Cut at some 4,000 characters; `cut` tells how many more there are. */
  text: z.string(),
  cut: z.number().int(),
  /** ISO with the host's offset, null where the line has no time. */
  time: z.string().nullable(),
  process: z.string().nullable(),
  level: LogLevel.nullable(),
  boot: z.number().int().nullable(),
  /** Article ids of findings that this line proves. */
  proves: z.array(z.string()),
});
export type LogRow = z.infer<typeof LogRow>;

/** How far a view is, told again and again until `state` is `ready`; rows up to `rows` can be asked for meanwhile. */
export const LogViewState = z.object({
  viewId: z.string(),
  state: z.enum(['reading', 'ready', 'failed']),
  message: z.string().nullable(),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), lines: z.number().int() })),
  /** Lines in all, and rows that the filter leaves. */
  lines: z.number().int(),
  rows: z.number().int(),
  /** 0 to 1, of reading and filtering. */
  progress: z.number(),
  /** Not text: a binary journal, an image. Its rows are not worth showing. */
  binary: z.boolean(),
  processes: z.array(z.object({ name: z.string(), lines: z.number().int() })),
  levels: z.array(z.object({ level: LogLevel, lines: z.number().int() })),
  boots: z.array(z.object({ boot: z.number().int(), lines: z.number().int() })),
  /** Lines over time of what the filter leaves, null where no line has a time. Buckets are equally long, oldest first. */
  histogram: z
    .object({
      from: z.string(),
      to: z.string(),
      buckets: z.array(z.object({ error: z.number().int(), warning: z.number().int(), other: z.number().int() })),
    })
    .nullable(),
  /** For the scroll bar: in which of equally many rows there are errors, warnings and proving lines; 0 to 400 strips. */
  marks: z.object({ error: z.array(z.number()), warning: z.array(z.number()), proves: z.array(z.number()) }),
});
export type LogViewState = z.infer<typeof LogViewState>;

export const SearchState = z.object({
  viewId: z.string(),
  searchId: z.string(),
  done: z.boolean(),
  matches: z.number().int(),
  /** Matches in each of 400 equally long strips of rows, for the scroll bar. */
  strips: z.array(z.number().int()),
  /** Why the expression is none, null when it is one. */
  invalid: z.string().nullable(),
});
export type SearchState = z.infer<typeof SearchState>;

const search = z.object({
  text: z.string().min(1).max(1000),
  regex: z.boolean(),
  matchCase: z.boolean(),
  word: z.boolean(),
});
export type LogSearch = z.infer<typeof search>;

export const logRequests = {
  /** What is in a folder ('' for the top); `state` says why there may be nothing. */
  'logs:folder': {
    takes: z.object({ caseId, path: z.string().max(4096) }),
    gives: z.object({ state: ArchiveState, message: z.string().nullable(), entries: z.array(ArchiveEntry) }),
  },
  /** Files whose path holds the words, at most 200. */
  'logs:find-files': {
    takes: z.object({ caseId, text: z.string().max(200) }),
    gives: z.object({ state: ArchiveState, total: z.number().int(), entries: z.array(ArchiveEntry) }),
  },
  /** Opens files, several merged by time; the first rows are there when this answers. */
  'logs:open': {
    takes: z.object({ caseId, paths: z.array(path).min(1).max(20) }),
    gives: z.object({ state: ArchiveState, message: z.string().nullable(), view: LogViewState.nullable() }),
  },
  'logs:rows': {
    takes: z.object({ viewId, from: row, count: z.number().int().min(1).max(1000) }),
    gives: z.array(LogRow),
  },
  /** Where a line stands; the nearest row before it when the filter hides it; null while it is not read yet. */
  'logs:row-of-line': {
    takes: z.object({ viewId, path, line: z.number().int().min(1) }),
    gives: z.object({ row, hidden: z.boolean() }).nullable(),
  },
  'logs:row-at-time': { takes: z.object({ viewId, time: z.string().max(40) }), gives: row.nullable() },
  'logs:filter': { takes: z.object({ viewId, filter: LogFilter }), gives: LogViewState },
  /** Starts a search; the former one of the view ends. Progress comes as `logs:search-changed`. */
  'logs:search': { takes: z.object({ viewId, search }), gives: SearchState },
  'logs:end-search': { takes: z.object({ viewId }), gives: z.void() },
  /** The next (1) or previous (-1) match from a row, going round; its number from 1 where that is known. */
  'logs:match': {
    takes: z.object({ viewId, from: z.number().int().min(-1), step: z.union([z.literal(1), z.literal(-1)]) }),
    gives: z.object({ row, number: z.number().int().nullable() }).nullable(),
  },
  'logs:close': { takes: z.object({ viewId }), gives: z.void() },
  /** Shows the open dialog for an archive that moved; the case then reads from there if it is the same one. `message` says why a file was not taken. */
  'logs:locate': {
    takes: z.object({ caseId }),
    gives: z.object({ state: ArchiveState, message: z.string().nullable() }),
  },
} as const;

export const logEvents = {
  'logs:view-changed': LogViewState,
  'logs:search-changed': SearchState,
} as const;
