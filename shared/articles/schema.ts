import { z } from 'zod';
import { Reference } from '../contracts/finding.ts';
import { Risk, RiskOfChange, Severity, Verdict } from '../contracts/verdict.ts';

/*
 * The article format, version 1. Contract with people who write articles: it changes only by adding. Every object is
 * strict, so that a misspelt key is an error with its line and never silently ignored.
 */

const text = z.string().trim().min(1);

const WIDE = '[\\u3000-\\u30ff\\u3400-\\u9fff\\uff00-\\uffef]';
const FOLDED = new RegExp(`(${WIDE})[ \\n]+(?=${WIDE})`, 'gu');

/** Japanese takes no blank where YAML folds a line between two of its characters. */
const japanese = text.transform((value) => value.replace(FOLDED, '$1'));

/** A text in both languages; `{name}` stands for a value of the case (texts.ts of findings lists the names). */
export const LocalText = z.strictObject({ en: text, ja: japanese });

export const ArticleId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by dashes');
const SignalId = ArticleId;

/** A condition on facts of the host; every key given must hold. A fact that the archive does not tell holds for nothing. */
export const When = z.strictObject({
  /** A sysctl and the value it must have, must not have, or must reach. */
  sysctl: z
    .strictObject({ name: text, equals: text.optional(), not: text.optional(), atLeast: z.number().optional() })
    .optional(),
  /** Whether a crash kernel is loaded (sys/kernel/kexec_crash_loaded). */
  kdumpLoaded: z.boolean().optional(),
  /** Whether the command line reserves memory for a crash kernel. */
  crashKernel: z.boolean().optional(),
  /** A kernel newer than the running one is installed (of the same kind). */
  newerKernelInstalled: z.boolean().optional(),
  /** The release is past its end of life (errata/end-of-life.ts). */
  endOfLife: z.boolean().optional(),
  /** Any of these taint flags, by letter. */
  tainted: z.array(text).min(1).optional(),
  uptimeDaysAtLeast: z.number().optional(),
  virtual: z.boolean().optional(),
  /** Whether a proof of the finding stands in the running boot (or in one that is not known). */
  struckNow: z.boolean().optional(),
  /** A RAID array with this metadata format is present. */
  raidMetadata: text.optional(),
  distribution: z.array(text).min(1).optional(),
  verdict: z.array(Verdict).min(1).optional(),
});
export type When = z.infer<typeof When>;

const Step = z.strictObject({ text: LocalText, command: text.optional(), when: When.optional() });
const Note = z.strictObject({ text: LocalText, when: When.optional() });

/**
 * Where a signal's lines come from: the kernel's own messages in any log; messages of named processes; sos's own logs;
 * or a fact's text by its name in members/specs.ts or signals/datum-lines.ts.
 */
export const SignalFrom = z.union([
  z.literal('kernel'),
  z.literal('sos-log'),
  z.strictObject({ processes: z.array(text).min(1) }),
  z.strictObject({ datum: text }),
]);
export type SignalFrom = z.infer<typeof SignalFrom>;

export const ArticleSignal = z.strictObject({
  id: SignalId,
  title: LocalText,
  from: SignalFrom,
  /** What the matched line must hold, letter by letter; the scanner looks for this. One of several is enough. */
  contains: z.array(z.string().min(3)).min(1),
  /**
   * A regular expression (RE2 syntax) that the message of the line must match besides. What its named groups match
   * (device, process, interface, ...) is told as what the finding concerns.
   */
  pattern: text.optional(),
  /** Words that the line must not hold. */
  unless: z.array(z.string().min(1)).min(1).optional(),
  /** Lines that it takes in one log before the signal counts at all. */
  atLeast: z.number().int().min(1).optional(),
  /** A further literal that must follow within so many lines of the same log (a call trace names its function there). */
  followedBy: z.strictObject({ contains: z.string().min(3), within: z.number().int().min(1).max(200) }).optional(),
  /** Counts only where one of these signals of the same article stands in the same boot. */
  besides: z.array(SignalId).min(1).optional(),
  /** How sure the line makes us, taken alone; `context` never makes a finding, it only adds to one. */
  strength: z.enum(['confirmed', 'likely', 'possible', 'context']),
  role: z.enum(['proof', 'consequence', 'context']),
});
export type ArticleSignal = z.infer<typeof ArticleSignal>;

const KernelRange = z.strictObject({
  /** A stream of errata/streams. */
  stream: text,
  /** First build in, and first build out (which may never have been published). Both left out: the range is not known. */
  affectedFrom: text.optional(),
  affectedBefore: text.optional(),
  /** Builds from here to `affectedFrom` carry the defect by their changelog, but outside of the documented range: unknown. */
  unknownFrom: text.optional(),
  firstPublishedFix: z
    .strictObject({
      release: text,
      advisory: text.optional(),
      date: text.optional(),
      /** Advisories of rebuilds, by distribution. */
      advisories: z.record(z.string(), text).optional(),
    })
    .optional(),
});

const Occasion = z.union([Verdict, z.enum(['affected-hit.possible', 'affected-hit.earlier', 'default'])]);
export type Occasion = z.infer<typeof Occasion>;

/** A host for a test: a quiet RHEL 7 host as sos 3.9 collects it, with these changes. */
const ArticleTest = z.strictObject({
  name: text,
  /** Kernel messages of the running boot; they stand in dmesg and in var/log/messages. */
  kernel: z.array(z.string()).optional(),
  /** Messages of processes in var/log/messages: "sshd[12]: text". */
  messages: z.array(z.string()).optional(),
  /** Members by path; an empty text is an empty file. */
  files: z.record(z.string(), z.string()).optional(),
  sysctl: z.record(z.string(), z.string()).optional(),
  /** `uname -r`; by default a RHEL 7 kernel without known defects. */
  release: text.optional(),
  boot: z.enum(['uefi', 'bios']).optional(),
  installed: z.array(text).optional(),
  osRelease: text.optional(),
  /** For `fires`: what the finding must say. */
  expect: z
    .strictObject({
      verdict: Verdict.optional(),
      severity: Severity.optional(),
      count: z.number().int().optional(),
      subjects: z.array(text).optional(),
      causedBy: ArticleId.optional(),
    })
    .optional(),
});
export type ArticleTest = z.infer<typeof ArticleTest>;

export const Article = z.strictObject({
  id: ArticleId,
  /** How far the facts are checked. */
  status: z.enum(['verified', 'inferred', 'draft']),
  area: z.enum([
    'kernel',
    'lockup',
    'memory',
    'hardware',
    'storage',
    'network',
    'crash',
    'configuration',
    'user-space',
  ]),
  /** A `kernel-defect` always gives a verdict; an `observation` speaks only where its signals fire. */
  kind: z.enum(['kernel-defect', 'observation']),
  title: LocalText,
  severity: Severity,
  likelihood: Risk,
  impact: Risk,
  riskOfChange: RiskOfChange,
  rebootRequired: z.boolean(),
  /** A change of impact on hosts where a condition holds; the first that holds wins. */
  impactWhen: z.array(z.strictObject({ when: When, impact: Risk })).default([]),
  applies: z
    .strictObject({
      kernel: KernelRange.optional(),
      boot: z.enum(['uefi', 'bios']).optional(),
    })
    .default({}),
  /** For observations: facts that must hold. */
  when: When.optional(),
  /** For observations: signals that must all have fired. */
  needs: z.array(SignalId).min(1).optional(),
  /** Articles to which this one leaves the lines that prove them: the cause is told, not every shape of it. */
  yieldsTo: z.array(ArticleId).min(1).optional(),
  /** Articles that cause this one, where they stand in the same boot: the finding is shown below theirs. */
  consequenceOf: z.array(ArticleId).min(1).optional(),
  /** Lines printed by kernels that this article covers are left to it. */
  except: ArticleId.optional(),
  /** The article that speaks when the symptom stands on another kernel. */
  elsewhere: ArticleId.optional(),
  /** May be empty only where `when` alone decides. */
  signals: z.array(ArticleSignal),
  /**
   * The banner of each verdict that can occur; `default` for the rest and for articles without a kernel range. Of a hit,
   * `affected-hit.possible` is said where only side effects speak for it, `affected-hit.earlier` where it struck in an
   * earlier boot only.
   */
  headlines: z.partialRecord(Occasion, LocalText),
  summaries: z.partialRecord(Occasion, LocalText),
  environment: LocalText,
  issue: LocalText,
  resolution: z.array(Step),
  notes: z.array(Note).default([]),
  rootCause: LocalText,
  diagnosticSteps: z.array(Step).default([]),
  references: z.array(Reference.strict()).default([]),
  falsePositives: LocalText,
  /** What must make it fire, and what it must stay quiet on; run by `sosight articles check` and by our own tests. */
  tests: z.strictObject({ fires: z.array(ArticleTest).min(1), quiet: z.array(ArticleTest).min(1) }).optional(),
});
export type Article = z.infer<typeof Article>;
