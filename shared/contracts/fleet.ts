import { z } from 'zod';
import { JsonDocument } from './document.ts';
import { Severity, Verdict } from './verdict.ts';

const id = z.string().min(1).max(200);

/** One host of a fleet: what a row of the table needs, and no more. */
export const FleetRow = z.object({
  caseId: z.string(),
  hostname: z.string().nullable(),
  /** Base name of the archive, and the path of the inner archive of a `sos collect` archive. */
  file: z.string(),
  member: z.string().nullable(),
  os: z.string().nullable(),
  kernel: z.string().nullable(),
  /** The verdict of each kernel-defect article. */
  verdicts: z.record(z.string(), Verdict),
  /** Id of the running kernel's stream where we have a table of it, with the names of its builds on this host. */
  stream: z.string().nullable(),
  running: z.string().nullable(),
  installed: z.array(z.string()),
  topFinding: z
    .object({ article: z.string(), title: z.string(), severity: Severity, risk: z.number().int() })
    .nullable(),
  findings: z.number().int(),
  gaps: z.number().int(),
  complete: z.boolean(),
  collectedAt: z.string().nullable(),
  caseNumber: z.string().nullable(),
});
export type FleetRow = z.infer<typeof FleetRow>;

/** The builds of one kernel stream in order, and where each article's affected range lies in it, by names of builds. */
export const FleetStream = z.object({
  id: z.string(),
  pattern: z.string(),
  builds: z.array(z.string()),
  ranges: z.array(z.object({ article: z.string(), builds: z.array(z.string()) })),
});
export type FleetStream = z.infer<typeof FleetStream>;

export const FleetTable = z.object({
  rows: z.array(FleetRow),
  streams: z.array(FleetStream),
  /** The kernel-defect articles that gave any of the verdicts. */
  articles: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type FleetTable = z.infer<typeof FleetTable>;

/** `session`: the cases of this session's queue; `library`: every case that is kept. */
export const FleetSource = z.enum(['session', 'library']);
export type FleetSource = z.infer<typeof FleetSource>;

export const FleetFormat = z.enum(['csv', 'pdf', 'html', 'json']);
export type FleetFormat = z.infer<typeof FleetFormat>;

/** What `--format json` of `sosight fleet` prints. */
export const FleetDocument = z.object({
  schemaVersion: z.literal(1),
  tool: z.object({ name: z.string(), version: z.string() }),
  article: z.string().nullable(),
  rows: z.array(FleetRow),
  /** What could not be analyzed and so has no row, as in the document of analyze; always empty where the window exports. */
  failures: JsonDocument.shape.failures.default([]),
});
export type FleetDocument = z.infer<typeof FleetDocument>;

const Outcome = z.discriminatedUnion('state', [
  z.object({ state: z.literal('saved'), file: z.string() }),
  z.object({ state: z.literal('cancelled') }),
  z.object({ state: z.literal('failed'), message: z.string() }),
]);

export const CompareFormat = z.enum(['markdown', 'html', 'csv']);
export type CompareFormat = z.infer<typeof CompareFormat>;

const pair = { a: id, b: id, onlyDifferences: z.boolean() };

export const fleetRequests = {
  'fleet:table': { takes: z.object({ source: FleetSource }), gives: FleetTable },
  /** Shows the dialog for a folder, whose archives are queued. */
  'fleet:add-folder': { takes: z.void(), gives: z.void() },
  /** Saves the hosts named, in this order; `article` is the one whose verdicts are told. */
  'fleet:export': {
    takes: z.object({
      caseIds: z.array(id).min(1).max(10_000),
      article: id.nullable(),
      format: FleetFormat,
      redact: z.boolean(),
    }),
    gives: Outcome,
  },
  'compare:export': { takes: z.object({ ...pair, format: CompareFormat }), gives: Outcome },
  /** Puts the comparison on the clipboard as Markdown. */
  'compare:copy': { takes: z.object(pair), gives: z.void() },
} as const;
