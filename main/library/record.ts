import { z } from 'zod';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { DEFAULT_CHOICES, Pin, ReportChoices } from '../../shared/contracts/note.ts';
import { Severity, Verdict } from '../../shared/contracts/verdict.ts';
import { CaseInLanguages } from '../../shared/contracts/worker.ts';
import { kernelVerdict } from '../../shared/presentation/lead.ts';
import { TOOL } from '../../shared/reports/tool.ts';
import type { CaseSource } from '../state/case-sources.ts';

/** A file that says another number was written by a later Sosight: it is left alone. */
export const SCHEMA = 1;

const InLanguages = z.object({ en: z.string(), ja: z.string() });

const StoredSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), path: z.string(), innerArchive: z.string().nullable() }),
  z.object({ kind: z.literal('sample') }),
]);

/** What lists and searches need of a case, so that no analysis is read for them. */
const Facts = z.object({
  file: z.string(),
  member: z.string().nullable(),
  bytes: z.number(),
  sha256: z.string().nullable(),
  hostname: z.string().nullable(),
  osRelease: z.string().nullable(),
  /** As the archive's name gives it. */
  caseNumber: z.string().nullable(),
  kernel: z.string().nullable(),
  target: z.string().nullable(),
  verdict: Verdict.nullable(),
  severity: Severity.nullable(),
  totalRisk: z.number().nullable(),
  findings: z.array(z.object({ article: z.string(), title: InLanguages })),
  gaps: z.number(),
  complete: z.boolean(),
  collectedAt: z.string().nullable(),
  analyzedAt: z.string(),
  /** For the fleet: verdicts by article, and where the kernel stands in its stream. Null in records of before there was one. */
  fleet: z
    .object({
      verdicts: z.record(z.string(), Verdict),
      stream: z.string().nullable(),
      running: z.string().nullable(),
      installed: z.array(z.string()),
    })
    .nullable()
    .default(null),
});
export type Facts = z.infer<typeof Facts>;

/** What the user made of a case, and its row: the small file of a case, read at the start. */
export const CaseRecord = z.object({
  schema: z.literal(SCHEMA),
  caseId: z.string(),
  source: StoredSource,
  /** Name of the file with the analysis; null while it is not written yet. Naming it is what makes a new one count. */
  analysis: z.string().nullable(),
  /** The version that analysed it. */
  version: z.string(),
  addedAt: z.string(),
  openedAt: z.string(),
  facts: Facts,
  /** The user's own, empty for none; null where the archive's stands. */
  caseNumber: z.string().nullable(),
  tags: z.array(z.string()),
  text: z.string(),
  pins: z.array(Pin),
  choices: ReportChoices.default(DEFAULT_CHOICES),
});
export type CaseRecord = z.infer<typeof CaseRecord>;

/** The large file of a case: what the archive said. It holds enough to make the record anew where that is lost. */
export const StoredAnalysis = z.object({
  schema: z.literal(SCHEMA),
  caseId: z.string(),
  source: StoredSource,
  version: z.string(),
  found: CaseInLanguages,
});
export type StoredAnalysis = z.infer<typeof StoredAnalysis>;

function factsOf(en: CaseSummary, ja: CaseSummary): Facts {
  const [top] = en.findings;
  return {
    file: en.source.file,
    member: en.source.member,
    bytes: en.source.bytes,
    sha256: en.source.sha256,
    hostname: en.host.hostname,
    osRelease: en.host.osRelease,
    caseNumber: en.source.caseNumber,
    kernel: en.host.kernel?.release ?? null,
    target: en.kernelUpgrade?.target ?? null,
    verdict: kernelVerdict(en),
    severity: top?.severity ?? null,
    totalRisk: top?.totalRisk ?? null,
    findings: en.findings.map(({ article, title }, at) => ({
      article,
      title: { en: title, ja: ja.findings[at]?.title ?? title },
    })),
    gaps: en.gaps.length,
    complete: en.source.complete,
    collectedAt: en.host.collectedAt,
    analyzedAt: en.analyzedAt,
    fleet: {
      verdicts: en.verdicts,
      stream: en.kernelStream?.id ?? null,
      running: en.kernelStream?.builds.find((build) => build.running)?.build ?? null,
      installed: (en.kernelStream?.builds ?? []).filter((build) => build.installed).map(({ build }) => build),
    },
  };
}

/** The record of a case that was just analysed: what the user made of it before stays. `now` in ISO 8601. */
export function recordOf(
  caseId: string,
  { en, ja }: CaseInLanguages,
  source: CaseSource,
  before: CaseRecord | null,
  now: string,
): CaseRecord {
  return {
    schema: SCHEMA,
    caseId,
    source,
    analysis: before?.analysis ?? null,
    version: TOOL.version,
    addedAt: before?.addedAt ?? now,
    openedAt: now,
    facts: factsOf(en, ja),
    caseNumber: before?.caseNumber ?? null,
    tags: before?.tags ?? [],
    text: before?.text ?? '',
    pins: before?.pins ?? [],
    choices: before?.choices ?? { ...DEFAULT_CHOICES },
  };
}

/** The number that the case goes by: the user's own, else the archive's. */
export const numberOf = ({ caseNumber, facts }: CaseRecord): string | null =>
  caseNumber === null ? facts.caseNumber : caseNumber === '' ? null : caseNumber;
