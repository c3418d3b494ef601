import type { ReadOutcome } from '../archive/types.ts';
import type { Article } from '../articles/schema.ts';
import { isoHostTime } from '../base/host-time.ts';
import type { Language } from '../base/language.ts';
import type { CaseSummary, Host } from '../contracts/case-summary.ts';
import type { Problem } from '../contracts/errors.ts';
import type { Finding } from '../contracts/finding.ts';
import type { CaseInLanguages } from '../contracts/worker.ts';
import { kernelTable, type StreamRange } from '../errata/kernel-table.ts';
import { describeStream, type NeededFix, recommendUpgrade, type ShownRange } from '../errata/recommend.ts';
import { readPackageList } from '../facts/host/package-list.ts';
import { readHost } from '../facts/host/read-host.ts';
import { readOverview } from '../facts/system/read-overview.ts';
import type { HostFacts } from '../facts/types.ts';
import { type Evaluation, evaluate } from '../findings/evaluate.ts';
import { toFinding } from '../findings/finding.ts';
import { rank } from '../findings/rank.ts';
import { BootTable } from '../log-lines/boots.ts';
import type { CollectedMembers } from '../members/types.ts';
import type { CompiledSignals } from '../signals/compile.ts';
import { matchData } from '../signals/datum-reader.ts';
import type { ReadLog } from '../signals/match.ts';
import { placeSignals } from '../signals/place.ts';
import { behindTheDamage, foreignGaps, type LocalGap, logGaps } from './log-gaps.ts';
import { hintsOf, kernelLogRead, type ReportLogs } from './report-logs.ts';
import { describeBoots, timelineOf } from './timeline.ts';
import { verdictNotes } from './verdict-notes.ts';

/** What the whole analysis knows, beside the one sosreport. */
export interface CaseContext {
  readonly articles: readonly Article[];
  readonly compiled: CompiledSignals;
  /** What is wrong with articles of the user's own, which were left out. */
  readonly articleProblems: readonly Problem[];
  /** Base name of the file, and its size in bytes (0 for a pipe that was not read to its end). */
  readonly file: string;
  readonly bytes: number;
  readonly outcome: ReadOutcome;
  readonly readSeconds: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Everything known of one sosreport, before it is put into words. */
interface Examined {
  readonly context: CaseContext;
  readonly members: CollectedMembers;
  readonly facts: HostFacts;
  readonly boots: BootTable;
  readonly logs: readonly ReadLog[];
  readonly evaluation: Evaluation;
  readonly gaps: readonly LocalGap[];
  readonly packages: CaseSummary['packages'];
  readonly overview: CaseSummary['overview'];
  readonly logProblems: CaseSummary['problems'];
}

/** One sosreport, read, as a case in every language. */
export function buildCase(members: CollectedMembers, reportLogs: ReportLogs, context: CaseContext): CaseInLanguages {
  const examined = examine(members, reportLogs, context);
  return { en: summarize(examined, 'en'), ja: summarize(examined, 'ja') };
}

function examine(members: CollectedMembers, reportLogs: ReportLogs, context: CaseContext): Examined {
  const logs = reportLogs.logs();
  const name = members.innerArchive?.split('/').at(-1) ?? context.file;
  const facts = readHost(members, name, hintsOf(logs));
  const runningKernel = facts.host.kernel?.release ?? null;
  const boots = new BootTable(
    logs.map(({ record }) => record),
    { ...facts, runningKernel },
  );
  const data = matchData(context.compiled.ofData, members);
  const placed = placeSignals(logs, data, boots, facts.host.hostname);
  const evaluation = evaluate(context.articles, placed.signals, {
    running: runningKernel,
    installed: facts.host.installedKernels,
    boot: facts.host.boot,
    kernelLogRead: kernelLogRead(logs),
    host: facts.host,
    today: today(context),
  });
  const whole = (members.inner ?? context.outcome).complete;
  const gaps = [
    ...(whole ? facts.gaps : facts.gaps.map(behindTheDamage)),
    ...logGaps(logs),
    ...foreignGaps(placed.foreign),
  ];
  const packages = readPackageList(members);
  const overview = readOverview(members, facts);
  return {
    context,
    members,
    facts,
    boots,
    logs,
    evaluation,
    gaps,
    packages,
    overview,
    logProblems: reportLogs.problems,
  };
}

const today = ({ now }: CaseContext): string => new Date(now).toISOString().slice(0, 10);

function summarize(examined: Examined, language: Language): CaseSummary {
  const { context, facts, boots, logs, evaluation } = examined;
  const { host, utcOffsetMinutes: offset } = facts;
  const findings = rank(evaluation.applied.map((applied) => toFinding(applied, host, today(context), language)));
  const described = describeBoots(boots.boots, offset);
  const time = (record: ReadLog['record'], stamp: ReadLog['record']['first']): string | null => {
    const at = boots.stampTime(record, stamp);
    return at === null ? null : isoHostTime(at, offset);
  };
  return {
    language,
    analyzedAt: new Date(context.now).toISOString(),
    source: sourceOf(examined),
    host,
    boots: described,
    verdicts: Object.fromEntries(evaluation.verdicts.map(({ article, verdict }) => [article.id, verdict])),
    verdictNotes: verdictNotes(evaluation.verdicts, findings, language),
    findings,
    kernelStream: describeStream(host.kernel?.release ?? null, host.installedKernels, shownRanges(context.articles)),
    kernelTable: kernelTable(
      { running: host.kernel?.release ?? null, installed: host.installedKernels, boots: described },
      streamRanges(context.articles, host),
    ),
    kernelUpgrade: upgradeFor(context.articles, findings, host, language),
    timeline: timelineOf(described, findings, language),
    gaps: examined.gaps.map((gap) => ({ ...gap, note: gap.note[language] })),
    problems: problemsOf(examined),
    packages: examined.packages,
    overview: examined.overview,
    logs: logs.map(({ record }) => ({
      path: record.path,
      lines: record.lines,
      from: time(record, record.first),
      to: time(record, record.last),
    })),
  };
}

function sourceOf({ context, facts, members }: Examined): CaseSummary['source'] {
  const inner = members.inner ?? null;
  const outcome = inner ?? context.outcome;
  return {
    file: context.file,
    member: members.innerArchive,
    bytes: context.bytes,
    format: outcome.format,
    sosVersion: facts.sosVersion,
    caseNumber: facts.caseNumber,
    complete: outcome.complete && (inner !== null || context.outcome.complete),
    members: members.memberCount,
    decodedBytes: outcome.decodedBytes,
    readSeconds: Math.round(context.readSeconds * 1000) / 1000,
    sha256: context.outcome.sha256,
    articlesChecked: context.articles.length,
  };
}

/** The archive's problems, and this sosreport's own; those of a sibling in a `sos collect` archive are its own matter. */
function problemsOf({ context, members, logProblems }: Examined): CaseSummary['problems'] {
  return [...context.outcome.problems, ...members.problems, ...logProblems, ...context.articleProblems];
}

const shownRanges = (articles: readonly Article[]): ShownRange[] =>
  articles.flatMap(({ id, applies: { kernel } }) =>
    kernel?.affectedFrom === undefined || kernel.affectedBefore === undefined
      ? []
      : [{ article: id, stream: kernel.stream, from: kernel.affectedFrom, before: kernel.affectedBefore }],
  );

/** Every kernel defect that an article speaks of, its range known or not. */
const streamRanges = (articles: readonly Article[], { distribution }: Host): StreamRange[] =>
  articles.flatMap(({ id, applies: { kernel } }) => {
    if (kernel === undefined) return [];
    const fix = kernel.firstPublishedFix;
    return [
      {
        article: id,
        stream: kernel.stream,
        from: kernel.affectedFrom ?? null,
        before: kernel.affectedBefore ?? null,
        unknownFrom: kernel.unknownFrom ?? null,
        firstFixed: fix?.release ?? null,
        advisory: fix?.advisories?.[distribution ?? ''] ?? fix?.advisory ?? null,
        date: fix?.date ?? null,
      },
    ];
  });

/** Verdicts that a change of kernel answers. */
const NEEDS_KERNEL = ['affected-hit', 'affected-no-symptom', 'fixed-not-running', 'not-exposed', 'unknown'];

function upgradeFor(
  articles: readonly Article[],
  findings: readonly Finding[],
  host: Host,
  language: Language,
): CaseSummary['kernelUpgrade'] {
  const needing = findings.filter((finding) => NEEDS_KERNEL.includes(finding.verdict ?? ''));
  const fixes = needing.flatMap((finding): NeededFix[] => {
    const fix = articles.find((article) => article.id === finding.article)?.applies.kernel?.firstPublishedFix;
    if (fix === undefined) return [];
    const advisory = fix.advisories?.[host.distribution ?? ''] ?? fix.advisory ?? null;
    return [{ article: finding.article, release: fix.release, advisory, date: fix.date ?? null }];
  });
  const notes = needing
    .filter((finding) => fixes.some((fix) => fix.article === finding.article))
    .flatMap((f) => f.notes);
  return recommendUpgrade(
    {
      running: host.kernel?.release ?? null,
      installed: host.installedKernels,
      distribution: host.distribution,
      architecture: host.architecture,
      fixes,
      notes,
    },
    language,
  );
}
