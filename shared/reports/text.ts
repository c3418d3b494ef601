import type { CaseSummary } from '../contracts/case-summary.ts';
import type { Finding, ResolutionStep } from '../contracts/finding.ts';
import type { ExcerptPanel } from '../presentation/excerpt-panels.ts';
import { formatBytes, visibleText } from '../presentation/format.ts';
import { caseLead } from '../presentation/lead.ts';
import { upgradeCuresLead } from '../presentation/lead-advice.ts';
import { columns } from '../presentation/text-width.ts';
import { upgradeSentence } from '../presentation/upgrade-goal.ts';
import { type Words, words } from '../presentation/words.ts';
import { bootName } from './boot-name.ts';
import { foldText } from './fold-text.ts';
import { hostFacts } from './host-facts.ts';
import { holds, type ReportOptions, tells } from './options.ts';
import { reportPanels } from './panels.ts';
import { systemLines } from './system-lines.ts';
import { colourStyle, padded, plainStyle, type Style, wrapped } from './text-layout.ts';

export interface TextOptions extends ReportOptions {
  /** True to colour for a terminal. */
  readonly colour?: boolean;
  /** Columns to wrap sentences at (80 to 100 by default); log lines are never cut or wrapped. */
  readonly width?: number;
}

interface Page {
  readonly t: Words;
  readonly style: Style;
  readonly width: number;
}

/** A case for the terminal: verdict first, then what to do, evidence as path:line, what could not be assessed. */
export function textReport(summary: CaseSummary, options: TextOptions = {}): string {
  const page: Page = {
    t: words(summary.language),
    style: options.colour === true ? colourStyle : plainStyle,
    width: Math.min(100, Math.max(60, options.width ?? 96)),
  };
  const lines = [
    ...top(summary, page),
    ...(holds(options, 'system') ? hostLines(summary, page) : []),
    ...(holds(options, 'kernel') ? toDo(summary, page) : []),
    ...summary.findings.flatMap((finding, index) =>
      holds(options, 'findings') && tells(options, finding.article) ? findingLines(finding, index, summary, page) : [],
    ),
    ...(holds(options, 'gaps') ? [...gaps(summary, page), ...problems(summary, page)] : []),
    ...(holds(options, 'kernel') ? verdicts(summary, page) : []),
    ...(holds(options, 'system') ? system(summary, page) : []),
    ...source(summary, options, page),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** One line of a stranger's text. */
const shown = (text: string): string => visibleText(text.replace(/\s*\r?\n\s*/g, ' ').trim());

const titled = (title: string, lines: readonly string[], { style }: Page): string[] =>
  lines.length === 0 ? [] : ['', style.bold(title), ...lines];

function top(summary: CaseSummary, { t, style, width }: Page): string[] {
  const { headline, text, verdict, finding } = caseLead(summary);
  const number = summary.source.caseNumber === null ? '' : ` (${t.label.case} ${shown(summary.source.caseNumber)})`;
  const paint = finding !== null && finding.totalRisk >= 3 ? style.red : style.bold;
  const marks = [
    verdict === null ? null : t.verdict[verdict],
    finding === null ? null : t.severity[finding.severity],
    finding === null ? null : `${t.label.totalRisk} ${finding.totalRisk}/4`,
    finding === null ? null : t.confidence[finding.confidence],
  ].filter((mark) => mark !== null);
  const partial = summary.source.complete ? [] : [style.yellow(t.say.partialArchive())];
  return [
    style.bold(`${shown(summary.host.hostname ?? summary.source.file)}${number}`),
    ...wrapped(shown(headline), width).map(paint),
    ...(marks.length === 0 ? [] : [marks.join(' | ')]),
    ...wrapped(shown(text), width),
    ...partial,
  ];
}

function hostLines(summary: CaseSummary, page: Page): string[] {
  const facts = hostFacts(summary);
  const wide = Math.max(...facts.map(([label]) => columns(label))) + 2;
  const indent = ' '.repeat(wide + 2);
  const lines = facts.flatMap(([label, value]) =>
    wrapped(shown(value), page.width, indent, `  ${padded(label, wide)}`),
  );
  return titled(page.t.title.host, lines, page);
}

/** Remarks first, each with its word; then the host in lines. */
function system(summary: CaseSummary, page: Page): string[] {
  const told = systemLines(summary);
  if (told === null) return [];
  const { style, width } = page;
  const wide = Math.max(...told.facts.map(([label]) => columns(label))) + 2;
  const indent = ' '.repeat(wide + 2);
  const remarks = told.remarks.flatMap(([state, word, text]) =>
    wrapped(shown(`${word}: ${text}`), width, '    ', '  - ').map(state === 'bad' ? style.red : style.yellow),
  );
  const rest = told.rest === null ? [] : [`  ${told.rest}`];
  const facts = told.facts.flatMap(([label, value]) =>
    wrapped(shown(value), width, indent, `  ${padded(label, wide)}`),
  );
  return titled(told.title, [...remarks, ...rest, ...facts], page);
}

const stepLines = (steps: readonly ResolutionStep[], { style, width }: Page): string[] =>
  steps.flatMap(({ text, command }, index) => [
    ...wrapped(shown(text), width, '     ', `  ${index + 1}. `),
    ...(command === undefined ? [] : [`       ${style.bold(`$ ${shown(command)}`)}`]),
  ]);

const noteLines = (notes: readonly string[], { width }: Page): string[] =>
  notes.flatMap((note) => wrapped(shown(note), width, '    ', '  - '));

/** The kernel's upgrade; before it what the first finding advises, where that is something else. */
function toDo(summary: CaseSummary, page: Page): string[] {
  const { kernelUpgrade: upgrade } = summary;
  if (upgrade === null) return [];
  const first = upgradeCuresLead(summary) ? null : caseLead(summary).finding;
  const sentence = upgradeSentence(upgrade, page.t);
  const lines = [
    ...(first === null ? [] : [...stepLines(first.resolution, page), ...noteLines(first.notes, page)]),
    ...wrapped(shown(sentence), page.width, '  '),
    ...stepLines(upgrade.steps, page),
  ];
  return titled(page.t.title.whatToDo, [...lines, ...noteLines(upgrade.notes, page)], page);
}

function findingLines(finding: Finding, index: number, summary: CaseSummary, page: Page): string[] {
  const { t, width } = page;
  const isLead = caseLead(summary).finding === finding;
  const cause = summary.findings.find((other) => other.article === finding.causedBy);
  const marks = [
    t.severity[finding.severity],
    `${t.label.risk} ${finding.totalRisk}/4`,
    t.confidence[finding.confidence],
    finding.article,
  ];
  const resolved = isLead && summary.kernelUpgrade !== null;
  const ids = finding.references.map(({ kind, id }) => `${t.referenceKind[kind]} ${shown(id)}`).join('; ');
  return titled(
    `${index + 1}. ${shown(finding.title)}`,
    [
      `  ${marks.join(' | ')}`,
      ...(isLead ? [] : wrapped(shown(finding.summary), width, '  ')),
      ...(cause === undefined ? [] : [`  ${t.label.causedBy}: ${shown(cause.title)}`]),
      ...finding.conditions.flatMap((condition) => wrapped(shown(condition), width, '    ', '  - ')),
      ...evidenceLines(finding, summary, page),
      ...(resolved ? [] : stepLines(finding.resolution, page)),
      ...(resolved ? [] : noteLines(finding.notes, page)),
      ...(ids === '' ? [] : wrapped(`${t.title.references}: ${ids}`, width, '    ', '  ')),
    ],
    page,
  );
}

function evidenceLines(finding: Finding, summary: CaseSummary, page: Page): string[] {
  const { panels, left } = reportPanels(finding);
  const lines = panels.flatMap((panel) => panelLines(panel, summary, page));
  return left === 0 ? lines : [...lines, `  ${page.t.say.moreEvidence(left)}`];
}

function panelLines(panel: ExcerptPanel, summary: CaseSummary, { t, style }: Page): string[] {
  const boot = panel.boot === null ? '' : ` (${bootName(panel.boot, summary)})`;
  const rows = panel.rows.map((row) => {
    if (row.kind === 'line') {
      const line = `    ${panel.path}:${row.number}: ${row.text}`;
      return row.proof ? line : style.quiet(line);
    }
    return style.quiet(`    … ${foldText(row, t)}`);
  });
  const also = panel.alsoIn.map(({ path, line }) => shown(`${path}:${line}`)).join(', ');
  return [`  ${t.title.evidence}${boot}:`, ...rows, ...(also === '' ? [] : [style.quiet(`    ${t.say.alsoIn(also)}`)])];
}

function gaps(summary: CaseSummary, page: Page): string[] {
  const { t, width } = page;
  const lines = summary.gaps.flatMap(({ reason, datum, note }) =>
    wrapped(shown(`${t.gapReason[reason]}: ${datum}: ${note}`), width, '    ', '  - '),
  );
  return titled(t.title.notAssessed, lines.length === 0 ? [`  ${t.say.everythingFound()}`] : lines, page);
}

function problems(summary: CaseSummary, page: Page): string[] {
  const { t, width } = page;
  const lines = summary.problems.flatMap(({ code, message, path }) =>
    wrapped(shown(`${t.problem[code]}: ${path === null ? '' : `${path}: `}${message}`), width, '    ', '  - '),
  );
  return titled(t.title.problems, lines, page);
}

function verdicts(summary: CaseSummary, page: Page): string[] {
  const lines = Object.entries(summary.verdicts).flatMap(([article, verdict]) => {
    const about = summary.verdictNotes[article];
    const why = about === undefined ? '' : `: ${about.note}`;
    return wrapped(shown(`${about?.title ?? article}: ${page.t.verdict[verdict]}${why}`), page.width, '    ', '  - ');
  });
  return titled(page.t.title.kernelVerdicts, lines, page);
}

function source({ source: from }: CaseSummary, options: ReportOptions, page: Page): string[] {
  const { say, title } = page.t;
  const name = from.member === null ? from.file : `${from.file}: ${from.member}`;
  const state = from.complete ? say.completeArchive() : say.partialArchive();
  const text = `${name}, ${formatBytes(from.bytes)} ${from.format}, ${say.members(from.members)}, ${state}. ${say.articlesChecked(from.articlesChecked)} ${say.redacted(options.redacted ?? false)}`;
  const hash = from.sha256 === null ? [] : [`  SHA-256 ${from.sha256}`];
  return titled(title.source, [...wrapped(shown(text), page.width, '  '), ...hash], page);
}
