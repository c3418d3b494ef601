import type { CaseSummary } from '../contracts/case-summary.ts';
import type { Finding } from '../contracts/finding.ts';
import type { Severity, Verdict } from '../contracts/verdict.ts';
import { words } from './words.ts';

/** How the first thing said of a case looks: a severity, or a verdict that is none. */
export type LeadTone = Severity | 'historic' | 'not-exposed' | 'vendor' | 'not-affected' | 'unknown';

/** The first thing that any output says of a case. */
export interface Lead {
  readonly tone: LeadTone;
  readonly headline: string;
  readonly text: string;
  readonly verdict: Verdict | null;
  /** The finding that it is about; null where no article fired. */
  readonly finding: Finding | null;
}

function toneOf({ verdict, severity }: Finding): LeadTone {
  if (verdict === 'unknown') return 'unknown';
  if (verdict === 'symptom-other-kernel') return 'vendor';
  return verdict === 'historic' || verdict === 'not-exposed' ? verdict : severity;
}

/** The banner of a case: its first finding (the engine ranks them), or that no article applies. Never that all is well. */
export function caseLead(summary: CaseSummary): Lead {
  const [finding] = summary.findings;
  if (finding !== undefined) {
    const { headline, verdict } = finding;
    return { tone: toneOf(finding), headline, text: finding.summary, verdict, finding };
  }
  const { say } = words(summary.language);
  const verdict = verdictOfNone(summary);
  return {
    tone: verdict ?? 'not-affected',
    headline: say.noArticleApplies(summary.source.articlesChecked),
    text: say.notProofOfHealth(summary.gaps.length),
    verdict,
    finding: null,
  };
}

/**
 * The verdict over a case without findings. One article that cannot tell does not head the case: it stands in the list of
 * kernel verdicts. Unknown leads where nothing could be told: no kernel release, no article that could tell, an archive cut short.
 */
function verdictOfNone({ verdicts, host, source }: CaseSummary): 'unknown' | 'not-affected' | null {
  const all = Object.values(verdicts);
  if (host.kernel === null || !source.complete) return 'unknown';
  if (all.length === 0) return null;
  return all.every((verdict) => verdict === 'unknown') ? 'unknown' : 'not-affected';
}

/**
 * The kernel verdict that a list of cases names for this one: of the gravest finding that has one, whatever ranks above it (a full
 * filesystem leaves the kernel as affected as it is); without any, the most urgent of what was judged. Null where no article was.
 */
export function kernelVerdict(summary: CaseSummary): Verdict | null {
  const found = summary.findings.find(({ verdict }) => verdict !== null)?.verdict ?? null;
  const judged = new Set(Object.values(summary.verdicts));
  return found ?? URGENT.find((verdict) => judged.has(verdict)) ?? verdictOfNone(summary);
}

/** Verdicts that someone must hear of, the most urgent first. */
const URGENT: readonly Verdict[] = [
  'affected-hit',
  'affected-no-symptom',
  'fixed-not-running',
  'symptom-other-kernel',
  'not-exposed',
  'historic',
];

/** The findings that another finding caused, by that finding's article. */
export function consequences(findings: readonly Finding[], article: string): readonly Finding[] {
  return findings.filter((finding) => finding.causedBy === article);
}
