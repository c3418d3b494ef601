import { z } from 'zod';
import { Gap, Problem } from './errors.ts';
import { Finding, ResolutionStep } from './finding.ts';
import { KernelTable } from './kernel-table.ts';
import { SystemOverview } from './system.ts';
import { Severity, Verdict } from './verdict.ts';

/** Where the bytes came from. `member` is the path of the inner archive of a `sos collect` archive, else null. */
export const Source = z.object({
  file: z.string(),
  member: z.string().nullable(),
  bytes: z.number().int(),
  format: z.string(),
  sosVersion: z.string().nullable(),
  /** The support case named in the archive's file name, where it names one. */
  caseNumber: z.string().nullable(),
  complete: z.boolean(),
  members: z.number().int(),
  decodedBytes: z.number().int(),
  readSeconds: z.number(),
  sha256: z.string().nullable(),
  articlesChecked: z.number().int(),
});
export type Source = z.infer<typeof Source>;

/** `source` says which datum the value was read from. */
const sourced = <T extends z.ZodType>(value: T) => z.object({ value, source: z.string() });

export const Hardware = z.object({
  vendor: z.string().nullable(),
  product: z.string().nullable(),
  cpus: z.number().int().nullable(),
  memoryBytes: z.number().nullable(),
  firmware: z.string().nullable(),
  virtual: z.string().nullable(),
});
export type Hardware = z.infer<typeof Hardware>;

export const RaidArray = z.object({
  device: z.string(),
  level: z.string().nullable(),
  state: z.string(),
  /** Metadata format as mdstat names it, "imsm" for Intel's. */
  metadata: z.string().nullable(),
  members: z.array(z.string()),
});
export type RaidArray = z.infer<typeof RaidArray>;

export const Distribution = z.enum([
  'rhel',
  'centos',
  'oracle',
  'rocky',
  'almalinux',
  'fedora',
  'debian',
  'ubuntu',
  'suse',
  'other',
]);
export type Distribution = z.infer<typeof Distribution>;

/** What the host is. Every field is null (or empty) where the archive does not say; `gaps` then says why. */
export const Host = z.object({
  hostname: z.string().nullable(),
  osRelease: z.string().nullable(),
  distribution: Distribution.nullable(),
  osVersion: z.string().nullable(),
  kernel: z.object({ release: z.string(), source: z.string() }).nullable(),
  architecture: z.string().nullable(),
  boot: z.enum(['uefi', 'bios', 'unknown']),
  /** What told the boot mode, in the archive's terms. */
  bootSource: z.string().nullable(),
  secureBoot: z.boolean().nullable(),
  hardware: Hardware,
  collectedAt: z.string().nullable(),
  /** Minutes east of UTC of the host's clock at collection. */
  utcOffsetMinutes: z.number().int().nullable(),
  uptimeSeconds: z.number().nullable(),
  bootedAt: z.string().nullable(),
  /** Kernel releases as `uname -r` would print them, lowest first. */
  installedKernels: z.array(z.string()),
  sysctl: z.record(z.string(), z.string()),
  commandLine: z.string().nullable(),
  taint: z
    .object({ value: z.number(), flags: z.array(z.object({ flag: z.string(), meaning: z.string() })) })
    .nullable(),
  kdump: z
    .object({ crashKernel: z.string().nullable(), loaded: z.boolean().nullable(), vmcores: z.array(z.string()) })
    .nullable(),
  raid: z.array(RaidArray),
  efibootmgr: sourced(z.enum(['ok', 'failed', 'timed-out', 'not-supported', 'empty'])).nullable(),
});
export type Host = z.infer<typeof Host>;

export const Boot = z.object({
  /** 0 is the boot that was running when the sosreport was made, -1 the one before it. */
  index: z.number().int(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  kernel: z.string().nullable(),
  ended: z.enum(['running', 'shutdown', 'panic', 'unknown']),
});
export type Boot = z.infer<typeof Boot>;

/** One published build of a kernel stream, for the ruler. */
export const KernelBuild = z.object({
  release: z.string(),
  /** Short name within the stream, "62.1". */
  build: z.string(),
  advisory: z.string().nullable(),
  date: z.string().nullable(),
  affected: z.boolean(),
  running: z.boolean(),
  installed: z.boolean(),
});
export type KernelBuild = z.infer<typeof KernelBuild>;

/** The stream of the running kernel as known to us; null where we have no table of it. */
export const KernelStream = z.object({
  id: z.string(),
  /** For people: "3.10.0-1160.N.el7". */
  pattern: z.string(),
  builds: z.array(KernelBuild),
  latestKnown: z.string(),
  /** The range the first applicable article gives: first build in, first build out (which may be unpublished). */
  affected: z.object({ article: z.string(), from: z.string(), before: z.string() }).nullable(),
});
export type KernelStream = z.infer<typeof KernelStream>;

export const KernelUpgrade = z.object({
  running: z.string(),
  target: z.string(),
  state: z.enum(['upgrade-needed', 'reboot-needed']),
  /** The newest installed kernel that has the fix, where one is installed: the reboot goes there. */
  installedFix: z.string().nullable().default(null),
  advisory: z.string().nullable(),
  advisoryDate: z.string().nullable(),
  fixes: z.array(z.string()),
  commands: z.array(z.string()),
  latestKnown: z.string(),
  /** Numbered steps, in order, each with its command: check, install, reboot, verify. */
  steps: z.array(ResolutionStep),
  /** What to know besides: what to do meanwhile, what never to do, where packages are now. */
  notes: z.array(z.string()),
});
export type KernelUpgrade = z.infer<typeof KernelUpgrade>;

export const TimelineEvent = z.object({
  time: z.string(),
  kind: z.enum(['boot', 'shutdown', 'panic', 'evidence', 'collection']),
  text: z.string(),
  path: z.string().nullable(),
  line: z.number().int().nullable(),
  article: z.string().nullable(),
  /** The article's signal that the line is, for evidence. */
  signal: z.string().nullable().default(null),
  severity: Severity.nullable().default(null),
  /** `boots[].index` of the boot it belongs to. */
  bootIndex: z.number().int().nullable().default(null),
});
export type TimelineEvent = z.infer<typeof TimelineEvent>;

/** Everything that any output shows of one sosreport. The JSON contract changes only by adding. */
export const CaseSummary = z.object({
  language: z.enum(['en', 'ja']),
  /** When this summary was made: ISO 8601, UTC. */
  analyzedAt: z.string(),
  source: Source,
  host: Host,
  boots: z.array(Boot),
  verdicts: z.record(z.string(), Verdict),
  /** Titles of the articles in `verdicts`, for people, with one sentence of why. */
  verdictNotes: z.record(z.string(), z.object({ title: z.string(), note: z.string() })),
  findings: z.array(Finding),
  kernelStream: KernelStream.nullable(),
  /** Every kernel of the stream and of the host in order, complete table or not; null where the archive names no kernel. */
  kernelTable: KernelTable.nullable().default(null),
  kernelUpgrade: KernelUpgrade.nullable(),
  timeline: z.array(TimelineEvent),
  gaps: z.array(Gap),
  problems: z.array(Problem),
  /** The installed packages, "NAME VERSION ARCHITECTURE", sorted, for comparing; null where the archive has no whole list. */
  packages: z
    .object({ path: z.string(), list: z.array(z.string()) })
    .nullable()
    .default(null),
  /** What the host was like when the sosreport was made; null in cases of before this was read. */
  overview: SystemOverview.nullable().default(null),
  /** The log files that were searched, with what they cover. */
  logs: z.array(
    z.object({ path: z.string(), lines: z.number().int(), from: z.string().nullable(), to: z.string().nullable() }),
  ),
});
export type CaseSummary = z.infer<typeof CaseSummary>;
