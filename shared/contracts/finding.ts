import { z } from 'zod';
import { Confidence, Risk, RiskOfChange, Severity, Verdict } from './verdict.ts';

/**
 * One line that proves a finding. `path` is inside the archive without its top folder and after following links; `line`
 * counts from 1 in that file's bytes, lines ending in LF. Control characters in `text` are replaced by U+FFFD.
 */
export const Evidence = z.object({
  signal: z.string(),
  path: z.string(),
  line: z.number().int().min(1),
  /** ISO 8601 in the host's local time, with its UTC offset where known; null where the line has no time. */
  time: z.string().nullable(),
  /** Seconds since boot, where the line carries them. */
  uptime: z.number().nullable(),
  printedBy: z.string().nullable(),
  /** Index into `boots` by `boots[].index` (0 = the boot that was running, -1 = the one before), null where unknown. */
  boot: z.number().int().nullable(),
  text: z.string(),
  /** Character ranges [start, end) of `text` that matched. */
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
  excerpt: z.object({ firstLine: z.number().int().min(1), lines: z.array(z.string()) }),
});
export type Evidence = z.infer<typeof Evidence>;

export const ResolutionStep = z.object({ text: z.string(), command: z.string().optional() });
export type ResolutionStep = z.infer<typeof ResolutionStep>;

export const Reference = z.object({
  kind: z.enum(['kb', 'advisory', 'bugzilla', 'documentation', 'source']),
  id: z.string(),
  url: z.string().nullable(),
});
export type Reference = z.infer<typeof Reference>;

/** One article that applies to this host, with what proves it and what to do. */
export const Finding = z.object({
  article: z.string(),
  title: z.string(),
  /** The banner's first sentence: the verdict in words. */
  headline: z.string(),
  /** Null for articles that are not about a kernel defect. */
  verdict: Verdict.nullable(),
  severity: Severity,
  likelihood: Risk,
  impact: Risk,
  totalRisk: Risk,
  confidence: Confidence,
  riskOfChange: RiskOfChange,
  rebootRequired: z.boolean(),
  conditions: z.array(z.string()),
  causedBy: z.string().nullable(),
  summary: z.string(),
  /** Texts of the article in the order of a knowledge-base article; null where the article says nothing. */
  environment: z.string().nullable(),
  issue: z.string().nullable(),
  rootCause: z.string().nullable(),
  diagnosticSteps: z.array(ResolutionStep),
  /** Advice that is no step: what to do meanwhile, what not to do. */
  notes: z.array(z.string()),
  /** All lines that matched; `evidence` may hold fewer. */
  count: z.number().int().min(0),
  firstSeen: z.string().nullable(),
  lastSeen: z.string().nullable(),
  /** Lines a day (host's local days), ascending, for the sparkline; days without any are left out. */
  perDay: z.array(z.object({ day: z.string(), count: z.number().int() })),
  /** What the lines concern: devices, processes, interfaces, ... with the lines that name each, most first. */
  subjects: z.array(z.object({ kind: z.string(), value: z.string(), count: z.number().int() })).default([]),
  /** The article's signals that fired, in the article's order, with their names in words: the chain of events. */
  signals: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      count: z.number().int(),
      role: z.enum(['proof', 'consequence', 'context']),
    }),
  ),
  evidence: z.array(Evidence),
  resolution: z.array(ResolutionStep),
  references: z.array(Reference),
});
export type Finding = z.infer<typeof Finding>;
