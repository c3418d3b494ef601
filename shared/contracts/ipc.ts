import { z } from 'zod';
import { articlesRequests } from './articles.ts';
import { CaseSummary } from './case-summary.ts';
import { Failure } from './errors.ts';
import { fleetRequests } from './fleet.ts';
import { ExportFormat } from './formats.ts';
import { libraryEvents, libraryRequests } from './library.ts';
import { LimitSettings } from './limits.ts';
import { logEvents, logRequests } from './logs.ts';
import { noteEvents, noteRequests } from './note.ts';
import { Progress } from './progress.ts';
import { Severity, Verdict } from './verdict.ts';

/** One archive in the queue. An archive of `sos collect` gives several cases, hence the list. */
export const Job = z.object({
  id: z.string(),
  /** Base name of the file. */
  file: z.string(),
  bytes: z.number().nullable(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  progress: Progress.nullable(),
  /** Milliseconds spent reading so far, or in all once it ended. */
  elapsedMs: z.number(),
  cases: z.array(
    z.object({
      caseId: z.string(),
      hostname: z.string().nullable(),
      headline: z.string(),
      severity: Severity.nullable(),
      verdict: Verdict.nullable(),
      findings: z.number().int(),
      gaps: z.number().int(),
      complete: z.boolean(),
    }),
  ),
  failure: Failure.nullable(),
});
export type Job = z.infer<typeof Job>;

/** One row of Home's list, the cases of the library that were opened last. `available` is false when the archive is not where it was. */
export const RecentCase = z.object({
  recentId: z.string(),
  file: z.string(),
  hostname: z.string().nullable(),
  caseNumber: z.string().nullable(),
  kernel: z.string().nullable(),
  verdict: Verdict.nullable(),
  severity: Severity.nullable(),
  topFinding: z.string().nullable(),
  collectedAt: z.string().nullable(),
  openedAt: z.string(),
  available: z.boolean(),
});
export type RecentCase = z.infer<typeof RecentCase>;

export const Theme = z.enum(['light', 'dark', 'system']);
export type Theme = z.infer<typeof Theme>;

export const Settings = z.object({
  theme: Theme,
  language: z.enum(['en', 'ja']),
  /** The folder of the user's own articles, null where there is none. Only the system's dialog sets it. */
  articleFolder: z.string().nullable().default(null),
  /** Bounds of archives that the user set; what is left out stands at its default (`LIMITS` in base/limits.ts). */
  limits: LimitSettings.optional().catch(undefined),
});
export type Settings = z.infer<typeof Settings>;

export { ExportFormat };

export const ExportOutcome = z.discriminatedUnion('state', [
  z.object({ state: z.literal('saved'), file: z.string() }),
  z.object({ state: z.literal('cancelled') }),
  z.object({ state: z.literal('failed'), message: z.string() }),
]);
export type ExportOutcome = z.infer<typeof ExportOutcome>;

const nothing = z.void();
const id = z.string().min(1).max(200);

/** Requests of the window, each with the schema of what it takes and of what it answers. The only list of channels. */
export const requests = {
  'jobs:list': { takes: nothing, gives: z.array(Job) },
  /** Puts files (or folders of archives) that the user dropped into the queue. */
  'jobs:add': { takes: z.object({ paths: z.array(z.string().min(1).max(4096)).max(1000) }), gives: nothing },
  /** Shows the open dialog and queues what was chosen. */
  'jobs:open-dialog': { takes: nothing, gives: nothing },
  'jobs:add-sample': { takes: nothing, gives: nothing },
  'jobs:cancel': { takes: z.object({ id }), gives: nothing },
  'jobs:retry': { takes: z.object({ id }), gives: nothing },
  /** Takes an ended job off the queue; its cases stay open. */
  'jobs:remove': { takes: z.object({ id }), gives: nothing },
  'jobs:clear-finished': { takes: nothing, gives: nothing },
  /** The case in the language of the settings; null when it was deleted, or cannot be read and is to be analysed again. */
  'cases:get': { takes: z.object({ caseId: id }), gives: CaseSummary.nullable() },
  'cases:export': {
    takes: z.object({ caseId: id, format: ExportFormat, redact: z.boolean() }),
    gives: ExportOutcome,
  },
  /** Puts the Markdown case note on the clipboard. */
  'cases:copy-note': { takes: z.object({ caseId: id, redact: z.boolean() }), gives: nothing },
  'clipboard:write': { takes: z.object({ text: z.string().max(1_000_000) }), gives: nothing },
  'recent:list': { takes: nothing, gives: z.array(RecentCase) },
  'recent:open': { takes: z.object({ id }), gives: nothing },
  'recent:remove': { takes: z.object({ id }), gives: nothing },
  'settings:get': { takes: nothing, gives: Settings },
  'settings:set': {
    takes: z.object({ theme: Theme, language: z.enum(['en', 'ja']), limits: LimitSettings }).partial(),
    gives: Settings,
  },
  /** Shows the system's dialog; a closed dialog changes nothing. */
  'settings:choose-article-folder': { takes: nothing, gives: Settings },
  'settings:clear-article-folder': { takes: nothing, gives: Settings },
  ...libraryRequests,
  ...logRequests,
  ...noteRequests,
  ...fleetRequests,
  ...articlesRequests,
  'app:about': { takes: nothing, gives: z.object({ version: z.string(), articles: z.number().int() }) },
} as const;
export type Requests = typeof requests;
export type RequestName = keyof Requests;
export type Takes<N extends RequestName> = z.infer<Requests[N]['takes']>;
export type Gives<N extends RequestName> = z.infer<Requests[N]['gives']>;

/** What main tells the window unasked. */
export const events = {
  /** The whole queue after any change, at most some ten times a second. */
  'jobs:changed': z.array(Job),
  'recent:changed': z.array(RecentCase),
  'settings:changed': Settings,
  /** A menu item or shortcut that the window carries out. */
  'menu:command': z.enum([
    'home',
    'export-pdf',
    'copy-note',
    'find',
    'toggle-theme',
    'back',
    'shortcuts',
    'library',
    'fleet',
    'compare',
    'articles',
    'settings',
  ]),
  /** Show this case: the first one that a user's own action opened. */
  'cases:show': z.object({ caseId: id }),
  ...libraryEvents,
  ...logEvents,
  ...noteEvents,
} as const;
export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = z.infer<Events[N]>;

/** What preload puts on `window.sosight`; `renderer/api.ts` is its only user. */
export interface SosightBridge {
  request<N extends RequestName>(name: N, argument: Takes<N>): Promise<Gives<N>>;
  /** Returns the function that ends the subscription. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  /** The real path of a dropped file: Electron's webUtils.getPathForFile. */
  pathOf(file: File): string;
}
