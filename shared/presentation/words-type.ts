import type { CaseSummary, Host, KernelUpgrade, TimelineEvent } from '../contracts/case-summary.ts';
import type { FailureCode, Gap, ProblemCode } from '../contracts/errors.ts';
import type { Finding, Reference } from '../contracts/finding.ts';
import type { Confidence, RiskOfChange, Severity, Verdict } from '../contracts/verdict.ts';

type For<Key extends string> = Readonly<Record<Key, string>>;

/** The headings of the sections that outputs and screens share. */
export interface Titles {
  readonly caseSummary: string;
  readonly caseNote: string;
  readonly verdict: string;
  readonly host: string;
  readonly kernel: string;
  readonly findings: string;
  readonly findingsRanked: string;
  readonly evidence: string;
  readonly whatHappened: string;
  readonly whatToDo: string;
  readonly notAssessed: string;
  readonly rootCause: string;
  readonly environment: string;
  readonly issue: string;
  readonly resolution: string;
  readonly diagnosticSteps: string;
  readonly whyConcluded: string;
  readonly chainOfEvents: string;
  readonly references: string;
  readonly source: string;
  readonly problems: string;
  readonly otherVerdicts: string;
  readonly kernelVerdicts: string;
  readonly timeline: string;
  readonly boots: string;
  readonly notes: string;
  readonly pinned: string;
}

/** Names of single values. */
export interface Labels {
  readonly caseNumber: string;
  readonly release: string;
  readonly runningKernel: string;
  readonly installedKernels: string;
  readonly bootMode: string;
  readonly secureBoot: string;
  readonly hardware: string;
  readonly memory: string;
  readonly firmware: string;
  readonly uptime: string;
  readonly storage: string;
  readonly collected: string;
  readonly severity: string;
  readonly finding: string;
  readonly totalRisk: string;
  readonly risk: string;
  readonly likelihood: string;
  readonly impact: string;
  readonly riskOfChange: string;
  readonly confidence: string;
  readonly lines: string;
  readonly lastSeen: string;
  readonly firstSeen: string;
  readonly rebootNeeded: string;
  readonly target: string;
  readonly advisory: string;
  readonly running: string;
  readonly installed: string;
  readonly firstFixed: string;
  readonly latestKnown: string;
  readonly upgrade: string;
  readonly reboot: string;
  /** The build to go to, where it is not the first fixed one. */
  readonly goal: string;
  readonly on: string;
  readonly off: string;
  readonly unknown: string;
  readonly none: string;
  readonly causedBy: string;
  readonly ledTo: string;
  readonly bootUnplaced: string;
  readonly alsoSeen: string;
  readonly articles: string;
  readonly case: string;
}

/** Sentences with something to fill in. */
export interface Sentences {
  confidential(caseNumber: string | null): string;
  sosreportOf(time: string): string;
  summaryOf(date: string): string;
  /** Said where no article fired; never that the host is well. */
  noArticleApplies(articles: number): string;
  /** Goes with `noArticleApplies`. */
  notProofOfHealth(gaps: number): string;
  /** The link from page 1 to the section "Could not be assessed". */
  gapsSeeBelow(gaps: number): string;
  everythingFound(): string;
  line(number: number): string;
  lineRange(first: number, last: number): string;
  traceFold(count: number): string;
  linesFold(count: number): string;
  /** `hits` of the lines prove as well. */
  hitsFold(count: number, hits: number): string;
  bootOf(time: string): string;
  bootNumber(index: number): string;
  printedBy(kernel: string): string;
  alsoIn(place: string): string;
  moreEvidence(count: number): string;
  furtherFindings(count: number): string;
  carriesBug(from: string, to: string, builds: number): string;
  rulerLabel(pattern: string, running: string, target: string | null, latest: string | null): string;
  upgradeTo(target: string, advisory: string | null): string;
  rebootInto(target: string): string;
  articlesChecked(count: number): string;
  completeArchive(): string;
  partialArchive(): string;
  timesAreHosts(zone: string | null): string;
  pageOf(page: string, pages: string): string;
  redacted(yes: boolean): string;
  members(count: number): string;
  cores(count: number): string;
  otherKernelSameMessage(): string;
}

/** All words of one language. */
export interface Words {
  readonly verdict: For<Verdict>;
  readonly severity: For<Severity>;
  readonly confidence: For<Confidence>;
  readonly riskOfChange: For<RiskOfChange>;
  readonly risk: Readonly<Record<1 | 2 | 3 | 4, string>>;
  readonly bootMode: For<Host['boot']>;
  readonly bootEnded: For<CaseSummary['boots'][number]['ended']>;
  readonly gapReason: For<Gap['reason']>;
  readonly problem: For<ProblemCode>;
  readonly failure: For<FailureCode>;
  readonly upgradeState: For<KernelUpgrade['state']>;
  readonly referenceKind: For<Reference['kind']>;
  readonly signalRole: For<Finding['signals'][number]['role']>;
  readonly event: For<TimelineEvent['kind']>;
  readonly title: Titles;
  readonly label: Labels;
  readonly say: Sentences;
}
