import type { CaseSummary } from '../../contracts/case-summary.ts';
import type { Finding, ResolutionStep } from '../../contracts/finding.ts';
import { formatDate, formatShortTime, formatTime } from '../../presentation/format.ts';
import { reportRuler } from '../../presentation/kernel-words.ts';
import { caseLead, consequences } from '../../presentation/lead.ts';
import { upgradeCuresLead } from '../../presentation/lead-advice.ts';
import { upgradeGoal, upgradeSentence } from '../../presentation/upgrade-goal.ts';
import { type Words, words } from '../../presentation/words.ts';
import { hostFacts } from '../host-facts.ts';
import { holds, type ReportOptions, tells } from '../options.ts';
import { riskBars, toneIcon } from './icons.ts';
import { type Html, html } from './markup.ts';
import { rulerSvg } from './ruler-svg.ts';

/** The table of findings: how many rows, and whether in one line each. */
interface TableShape {
  readonly rows: number;
  readonly compact: boolean;
}
const WHOLE: TableShape = { rows: Number.POSITIVE_INFINITY, compact: false };

/** What stands alone on the first page: host, verdict, what happened, what to do, the findings in a table. */
export function overview(summary: CaseSummary, options: ReportOptions, shape: TableShape = WHOLE): Html {
  const t = words(summary.language);
  return html`${heading(summary, t)}${partialBanner(summary, t)}${banner(summary, t)}
${holds(options, 'system') ? html`<section><h2>${t.title.host}</h2>${factList(summary, t)}</section>` : null}
${holds(options, 'summary') ? happened(summary, t) : null}${holds(options, 'kernel') ? toDo(summary, t) : null}${findingsTable(summary, options, shape, t)}${holds(options, 'gaps') ? gapsLine(summary, t) : null}`;
}

function heading({ host, source, language, analyzedAt }: CaseSummary, t: Words): Html {
  const parts = [
    source.caseNumber === null ? null : `${t.label.case} ${source.caseNumber}`,
    host.collectedAt === null ? null : t.say.sosreportOf(formatTime(host.collectedAt, language)),
    t.say.summaryOf(formatDate(analyzedAt, language)),
  ];
  const line = parts.filter((part) => part !== null).join(' · ');
  return html`<header><h1>${host.hostname ?? source.file}</h1><p class="subtitle">${line}</p></header>`;
}

/** Above everything where only part of the archive could be read. */
function partialBanner({ source, problems }: CaseSummary, t: Words): Html | null {
  if (source.complete) return null;
  const [problem] = problems;
  const title = problem === undefined ? t.say.partialArchive() : t.problem[problem.code];
  return html`<section class="banner banner-moderate">${toneIcon('moderate', 24)}<div><h2>${title}</h2><p>${problem?.message ?? null}</p></div></section>`;
}

function banner(summary: CaseSummary, t: Words): Html {
  const lead = caseLead(summary);
  const { finding, verdict } = lead;
  const word = verdict === null ? null : html`<span class="pill">${t.verdict[verdict]}</span>`;
  const marks =
    finding === null
      ? null
      : html`<span class="strong">${toneIcon(finding.severity)} ${t.severity[finding.severity]}</span><span>${t.label.totalRisk} ${riskBars(finding.totalRisk, finding.severity)}</span><span class="pill">${t.confidence[finding.confidence]}</span>${finding.rebootRequired ? html`<span class="pill">${t.label.rebootNeeded}</span>` : null}`;
  return html`<section class="banner banner-${lead.tone}">${toneIcon(lead.tone, 36)}<div><h2>${lead.headline}</h2><p>${hasHappened(finding) ? null : lead.text} ${goal(summary, t)}</p><p class="marks">${word}${marks}</p></div></section>`;
}

function goal({ kernelUpgrade, language }: CaseSummary, t: Words): Html | null {
  if (kernelUpgrade === null) return null;
  if (kernelUpgrade.state === 'reboot-needed') return html`${upgradeSentence(kernelUpgrade, t)}`;
  const { advisory, advisoryDate } = kernelUpgrade;
  const date = advisoryDate === null ? '' : `, ${formatDate(advisoryDate, language)}`;
  const from = advisory === null ? '' : ` (${advisory}${date})`;
  return html`<span class="nowrap">${t.label.target}: <b class="mono">${upgradeGoal(kernelUpgrade)}</b></span>${from}`;
}

/** The time of collection stands in the line below the host's name. */
function factList(summary: CaseSummary, t: Words): Html {
  const facts = hostFacts(summary).filter(([label]) => label !== t.label.collected);
  return html`<dl class="facts">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${label === t.label.runningKernel ? html`<b>${value}</b>` : value}</dd></div>`)}</dl>`;
}

/** Whether the archive tells a history: without evidence, the finding's text says what may happen, and stands in the banner. */
export const hasHappened = (finding: Finding | null): boolean => finding !== null && finding.evidence.length > 0;

function happened(summary: CaseSummary, t: Words): Html | null {
  const { finding, text } = caseLead(summary);
  return hasHappened(finding) ? html`<section><h2>${t.title.whatHappened}</h2>${paragraphs(text)}</section>` : null;
}

/** Text of an article: blank lines part paragraphs. */
export const paragraphs = (text: string): Html =>
  html`${text
    .trim()
    .split(/\n\s*\n/)
    .map((part) => html`<p>${part}</p>`)}`;

/** Numbered steps, each with its command in full. */
export const stepList = (steps: readonly ResolutionStep[]): Html | null =>
  steps.length === 0
    ? null
    : html`<ol class="steps">${steps.map((step) => html`<li><span>${step.text}</span>${step.command === undefined ? null : html`<code class="command">${step.command}</code>`}</li>`)}</ol>`;

export const noteList = (notes: readonly string[]): Html | null =>
  notes.length === 0 ? null : html`<p class="notes">${notes.join(' ')}</p>`;

/**
 * The steps and notes of page 1: what the first finding advises, or the kernel's upgrade where that is its cure or it advises
 * nothing. An upgrade for another finding stands in the banner and with that finding.
 */
export function toDoList(summary: CaseSummary): Pick<Finding, 'notes'> & { readonly steps: readonly ResolutionStep[] } {
  const { finding } = caseLead(summary);
  const advises = finding !== null && finding.resolution.length > 0;
  const upgrade = advises && !upgradeCuresLead(summary) ? null : summary.kernelUpgrade;
  return { steps: upgrade?.steps ?? finding?.resolution ?? [], notes: upgrade?.notes ?? finding?.notes ?? [] };
}

function toDo(summary: CaseSummary, t: Words): Html | null {
  const { steps, notes } = toDoList(summary);
  const ruler = caseLead(summary).finding?.verdict === 'symptom-other-kernel' ? null : rulerSvg(summary);
  if (steps.length === 0 && notes.length === 0 && ruler === null) return null;
  const pattern = ruler === null ? null : html`<span class="aside mono">${reportRuler(summary)?.pattern ?? ''}</span>`;
  const title = steps.length === 0 && notes.length === 0 ? t.title.kernel : t.title.whatToDo;
  return html`<section><h2>${title}${pattern}</h2>${ruler}${stepList(steps)}${noteList(notes)}</section>`;
}

function findingsTable(
  summary: CaseSummary,
  options: ReportOptions,
  { rows: most, compact }: TableShape,
  t: Words,
): Html | null {
  const { findings } = summary;
  if (findings.length === 0) return null;
  const { label } = t;
  const all = tableFindings(findings).filter(({ article }) => tells(options, article));
  if (all.length === 0) return null;
  const rows = all.slice(0, most);
  const left = all.length - rows.length;
  return html`<section><h2>${t.title.findingsRanked}</h2><table class="findings"><thead><tr><th>${label.severity}</th><th>${label.finding}</th><th>${label.risk}</th><th>${label.confidence}</th><th class="number nowrap">${label.lines}</th><th>${label.lastSeen}</th></tr></thead><tbody>${rows.map((finding) => findingRow(finding, summary, compact, t))}</tbody></table>${left === 0 ? null : html`<p class="notes">${t.say.furtherFindings(left)}</p>`}</section>`;
}

/** The findings that have a row: a consequence stands in the row of what caused it, where that is a finding too. */
export const tableFindings = (all: readonly Finding[]): readonly Finding[] =>
  all.filter(
    ({ causedBy, article }) =>
      causedBy === null ||
      causedBy === article ||
      !all.some((other) => other.article === causedBy && other.causedBy === null),
  );

/** The number is that of the finding's own section. */
function findingRow(finding: Finding, { findings, language }: CaseSummary, compact: boolean, t: Words): Html {
  const { severity } = finding;
  const led = finding.causedBy === null ? consequences(findings, finding.article) : [];
  const names = led.map((other) => (compact ? String(findings.indexOf(other) + 1) : other.title));
  const told = html`<span class="quiet">${t.label.ledTo}: ${names.join(compact ? ', ' : '; ')}</span>`;
  const place = findings.indexOf(finding);
  const title = html`${place + 1}. ${finding.title}`;
  const seen = finding.lastSeen === null ? '–' : formatShortTime(finding.lastSeen, language);
  return html`<tr><td class="strong">${toneIcon(severity)} ${t.severity[severity]}</td><td>${place === 0 ? html`<b>${title}</b>` : title}${led.length === 0 ? null : html`${compact ? ' ' : html`<br>`}${told}`}</td><td>${riskBars(finding.totalRisk, severity)}</td><td class="nowrap">${t.confidence[finding.confidence]}</td><td class="number">${finding.count}</td><td class="nowrap">${seen}</td></tr>`;
}

const gapsLine = ({ gaps }: CaseSummary, t: Words): Html | null =>
  gaps.length === 0 ? null : html`<p class="gaps">${toneIcon('unknown', 13)} ${t.say.gapsSeeBelow(gaps.length)}</p>`;
