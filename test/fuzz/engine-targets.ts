import { analyze } from '../../shared/analyze.ts';
import { bytesSource } from '../../shared/archive/bytes-source.ts';
import { BUILTIN } from '../../shared/articles/builtin.ts';
import { linearPattern } from '../../shared/articles/linear-pattern.ts';
import { loadArticles } from '../../shared/articles/load.ts';
import { JsonDocument } from '../../shared/contracts/document.ts';
import { CaseInLanguages } from '../../shared/contracts/worker.ts';
import { NO_HINTS, readHost } from '../../shared/facts/host/read-host.ts';
import { BootTable } from '../../shared/log-lines/boots.ts';
import { collectSosreports } from '../../shared/members/intake.ts';
import type { LogKind } from '../../shared/members/types.ts';
import { htmlReport } from '../../shared/reports/html.ts';
import { jsonReport } from '../../shared/reports/json.ts';
import { markdownReport } from '../../shared/reports/markdown.ts';
import { pdfDocument } from '../../shared/reports/pdf.ts';
import { redact } from '../../shared/reports/redact.ts';
import { textReport } from '../../shared/reports/text.ts';
import { type CompiledSignals, compileSignals } from '../../shared/signals/compile.ts';
import { matchData } from '../../shared/signals/datum-reader.ts';
import { LogReader } from '../../shared/signals/log-reader.ts';
import { placeSignals } from '../../shared/signals/place.ts';
import { bounded } from './bytes.ts';
import type { Random } from './random.ts';
import { FUZZ_LIMITS } from './reading-target.ts';
import { articleTexts, hostLogs, hostTars } from './seed-trees.ts';
import { must, type Target } from './target.ts';
import { mutateText } from './text-mutations.ts';
import { mutateTree } from './tree-mutations.ts';

const NAME = 'sosreport-dbsrv07-03871245-2022-05-16-kqzrwfm.tar.xz';
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const never = new AbortController().signal;

let compiled: CompiledSignals | null = null;
const signals = (): CompiledSignals => {
  compiled ??= compileSignals(BUILTIN);
  return compiled;
};

/** Facts of a host: intake, parsers, what signals find in the texts of data. */
async function readFacts(input: Uint8Array): Promise<void> {
  const intake = await collectSosreports(bytesSource(NAME, input), {
    limits: FUZZ_LIMITS,
    signal: never,
    onProgress: () => undefined,
    openReport: () => () => null,
  });
  if (!intake.ok) return;
  must(intake.value.reports.length > 0, 'an intake without failure gives a report');
  for (const members of intake.value.reports) {
    const facts = readHost(members, NAME, NO_HINTS);
    must(facts.booted === null || Number.isFinite(facts.booted), 'a time is a number');
    matchData(signals().ofData, members);
    must(members.under('', 50).length <= 50, 'a list of paths is bounded');
    members.has('etc/hosts');
  }
}

const KINDS: readonly LogKind[] = ['dmesg', 'dmesg-T', 'syslog', 'journal', 'vmcore-dmesg', 'sos-log', 'boot-dmesg'];

/** A log through scanner, prefixes, signals, boots and placing. Its kind and chunks follow from its length. */
async function readLog(input: Uint8Array): Promise<void> {
  const kind = KINDS[input.length % KINDS.length] ?? 'syslog';
  const path =
    kind === 'vmcore-dmesg' ? 'var/crash/127.0.0.1-2022-05-15-23:08:41/vmcore-dmesg.txt' : 'var/log/messages';
  const member = {
    kind,
    path,
    modified: 1_652_659_200,
    tailed: input.length % 5 === 0,
    boot: input.length % 3 === 0 ? 0 : null,
  };
  const reader = new LogReader(
    member,
    signals(),
    () => undefined,
    () => undefined,
  );
  const chunk = 1 + (input.length % 777);
  for (let at = 0; at < input.length; at += chunk) reader.write(input.subarray(at, at + chunk));
  reader.end(input.length % 2 === 0);
  const read = reader.result();
  const lines = input.reduce(
    (count, byte) => count + (byte === 10 ? 1 : 0),
    input.length > 0 && input.at(-1) !== 10 ? 1 : 0,
  );
  must(read.record.lines === lines, 'lines are counted');
  const boots = new BootTable([read.record], {
    collected: null,
    booted: null,
    utcOffsetMinutes: null,
    runningKernel: null,
  });
  placeSignals([read], [], boots, 'dbsrv07');
}

/** A user's article: loaded beside ours, compiled, and its expressions tried on a line. */
async function loadArticle(input: Uint8Array): Promise<void> {
  const { articles, errors } = loadArticles([{ file: 'own.yaml', yaml: decoder.decode(input) }], BUILTIN);
  must(articles.length >= BUILTIN.length, 'built-in articles stay');
  for (const { line, message } of errors) {
    must(Number.isInteger(line) && line >= 1, 'an error names its line');
    must(message.length > 3, 'an error has words');
  }
  const own = articles.slice(BUILTIN.length);
  if (errors.length > 0) return;
  for (const { signal, match } of compileSignals(own, linearPattern).all) {
    match(`${signal.contains[0] ?? ''} ${'aaaaaaaaaaaaaaaa '.repeat(60)}!`);
  }
}

/** Nothing of a stranger's text may have become markup, script or terminal control. */
function checkReports(cases: readonly CaseInLanguages[]): void {
  for (const { en, ja } of cases) {
    for (const summary of [en, ja, redact(en)]) {
      const html = `${htmlReport([summary])}${pdfDocument(summary).html}`;
      must(!/<(?:script|img src=canary|svg onload|iframe)/i.test(html), 'HTML holds text as text');
      must(
        !/\son\w+\s*=\s*["']?canary/i.test(html.replace(/&[^;]+;/g, '')) || !/<[^>]*\sonerror=/i.test(html),
        'no handler',
      );
      must(!/[\u001b\u0007]/.test(textReport(summary)), 'text holds no terminal control');
      markdownReport(summary);
    }
  }
  JsonDocument.parse(JSON.parse(jsonReport(cases.map(({ en }) => en))));
}

/** The whole pipeline and every output. */
async function analyzeAndReport(input: Uint8Array): Promise<void> {
  const options = { limits: FUZZ_LIMITS, extraArticles: [], now: () => Date.UTC(2022, 4, 24) };
  const result = await analyze(bytesSource(NAME, input), options, () => undefined, never);
  if (!result.ok) return;
  must(result.value.length > 0, 'an analysis without failure gives a case');
  for (const one of result.value) CaseInLanguages.parse(one);
  checkReports(result.value);
}

const mutateBytesAsText = (input: Uint8Array, other: Uint8Array, random: Random): Uint8Array =>
  encoder.encode(mutateText(decoder.decode(input), decoder.decode(other), random));

/** An article's YAML: as text, and with what only YAML has. */
function mutateYaml(input: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  if (!random.once(3)) return mutateBytesAsText(input, other, random);
  const lines = decoder.decode(input).split('\n');
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  const token = random.pick([
    '&a ',
    '*a',
    '!!binary ',
    '<<: *a',
    '? ',
    '|',
    '>-',
    '- - - - ',
    '[[[[[[',
    '{{{{',
    '['.repeat(3000),
    '- '.repeat(3000),
    '"',
    "'",
    '%YAML 1.1',
    '---',
    '!<x> ',
    '(a+)+$',
    '(?<x>.*)*',
    '[\\s\\S]{1,1000}',
  ]);
  const colon = line.indexOf(':');
  if (random.once(3)) lines[at] = `${' '.repeat(random.below(12))}${line.trimStart()}`;
  else
    lines[at] =
      colon < 0 ? token + line : `${line.slice(0, colon + 1)} ${token}${random.once(2) ? line.slice(colon + 1) : ''}`;
  return encoder.encode(lines.join('\n'));
}

export const ENGINE_TARGETS: readonly Target[] = [
  {
    name: 'facts',
    share: 100,
    seeds: async () => hostTars(/\/(?!var\/log|dmesg)/),
    mutate: mutateTree(2),
    run: readFacts,
  },
  {
    name: 'members',
    share: 50,
    seeds: async () => hostTars(/./, 10),
    mutate: mutateTree(8),
    run: readFacts,
  },
  { name: 'logs', share: 285, seeds: async () => hostLogs(), mutate: mutateBytesAsText, run: readLog },
  {
    name: 'articles',
    share: 11,
    seeds: async () => articleTexts().map(bounded),
    mutate: mutateYaml,
    run: loadArticle,
  },
  {
    name: 'whole',
    share: 4,
    seeds: async () => hostTars(/./, 8),
    mutate: mutateTree(3),
    run: analyzeAndReport,
  },
];
