import { z } from 'zod';
import { Reference } from './finding.ts';
import { Risk, RiskOfChange, Severity } from './verdict.ts';

const id = z.string().min(1).max(200);

/** One article in the list, its words in the language of the settings. */
export const ArticleRow = z.object({
  id: z.string(),
  title: z.string(),
  area: z.string(),
  kind: z.enum(['kernel-defect', 'observation']),
  severity: Severity,
  status: z.enum(['verified', 'inferred', 'draft']),
  /** Of the user's own folder. */
  own: z.boolean(),
  /** Kernel stream and boot mode that it is limited to; empty where it is for every host. */
  applies: z.array(z.string()),
  /** Everything that the search looks through: texts, words and expressions of the signals, ids of references. */
  text: z.string(),
});
export type ArticleRow = z.infer<typeof ArticleRow>;

/** What is wrong with a file of the user's own articles. Lines count from 1. */
export const ArticleFault = z.object({ file: z.string(), line: z.number().int(), message: z.string() });
export type ArticleFault = z.infer<typeof ArticleFault>;

const Step = z.object({ text: z.string(), command: z.string().optional(), when: z.array(z.string()) });

export const ArticleSignalView = z.object({
  id: z.string(),
  title: z.string(),
  /** Whose lines: "kernel", "sos-log", names of processes, or the name of a datum. */
  from: z.object({ kind: z.enum(['kernel', 'sos-log', 'processes', 'datum']), names: z.array(z.string()) }),
  contains: z.array(z.string()),
  pattern: z.string().nullable(),
  unless: z.array(z.string()),
  atLeast: z.number().int().nullable(),
  followedBy: z.object({ contains: z.string(), within: z.number().int() }).nullable(),
  besides: z.array(z.string()),
  strength: z.enum(['confirmed', 'likely', 'possible', 'context']),
  role: z.enum(['proof', 'consequence', 'context']),
});
export type ArticleSignalView = z.infer<typeof ArticleSignalView>;

export const ArticleTestView = z.object({ name: z.string(), given: z.array(z.string()) });
export type ArticleTestView = z.infer<typeof ArticleTestView>;

/** A whole article for reading. Values that only a case knows stand in the texts as `‹name›`. */
export const ArticleView = z.object({
  row: ArticleRow,
  likelihood: Risk,
  impact: Risk,
  riskOfChange: RiskOfChange,
  rebootRequired: z.boolean(),
  kernel: z
    .object({
      stream: z.string(),
      from: z.string().nullable(),
      before: z.string().nullable(),
      unknownFrom: z.string().nullable(),
      fix: z.object({ release: z.string(), advisory: z.string().nullable(), date: z.string().nullable() }).nullable(),
    })
    .nullable(),
  boot: z.enum(['uefi', 'bios']).nullable(),
  /** Conditions on facts of the host, in words. */
  when: z.array(z.string()),
  needs: z.array(z.string()),
  environment: z.string(),
  issue: z.string(),
  resolution: z.array(Step),
  notes: z.array(z.object({ text: z.string(), when: z.array(z.string()) })),
  rootCause: z.string(),
  diagnosticSteps: z.array(Step),
  signals: z.array(ArticleSignalView),
  references: z.array(Reference),
  falsePositives: z.string(),
  /** Ids of other articles that this one names. */
  related: z.array(
    z.object({ relation: z.enum(['consequence-of', 'yields-to', 'except', 'elsewhere']), id: z.string() }),
  ),
  tests: z.object({ fires: z.array(ArticleTestView), quiet: z.array(ArticleTestView) }).nullable(),
});
export type ArticleView = z.infer<typeof ArticleView>;

/** An open or kept case in which an article fired. */
export const FiredIn = z.object({ caseId: z.string(), hostname: z.string().nullable(), file: z.string() });
export type FiredIn = z.infer<typeof FiredIn>;

export const ArticleList = z.object({
  articles: z.array(ArticleRow),
  /** The folder of the user's own articles, null where none is set; and why it could not be read. */
  folder: z.string().nullable(),
  folderFault: z.string().nullable(),
  faults: z.array(ArticleFault),
  fired: z.record(z.string(), z.array(FiredIn)),
});
export type ArticleList = z.infer<typeof ArticleList>;

export const articlesRequests = {
  /** All articles, the user's own read from their folder anew. */
  'articles:list': { takes: z.void(), gives: ArticleList },
  'articles:get': { takes: z.object({ id }), gives: ArticleView.nullable() },
  /** Runs the tests of the user's own articles. */
  'articles:check': {
    takes: z.void(),
    gives: z.object({
      tested: z.number().int(),
      failed: z.array(z.object({ article: z.string(), test: z.string(), message: z.string() })),
    }),
  },
} as const;
