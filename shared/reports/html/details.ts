import type { CaseSummary } from '../../contracts/case-summary.ts';
import type { Finding, Reference } from '../../contracts/finding.ts';
import { type ChainRow, cellMoment, chainOf } from '../../presentation/event-chain.ts';
import { formatBytes } from '../../presentation/format.ts';
import { caseLead } from '../../presentation/lead.ts';
import { type Words, words } from '../../presentation/words.ts';
import { bootName } from '../boot-name.ts';
import { holds, type ReportOptions, tells } from '../options.ts';
import { evidenceSection } from './evidence.ts';
import { riskBars, toneIcon } from './icons.ts';
import { type Html, html } from './markup.ts';
import { noteSections } from './note.ts';
import { noteList, paragraphs, stepList } from './overview.ts';
import { systemSection } from './system.ts';
import { timelineSection } from './timeline.ts';

/** What proves the first page: every finding with its evidence, what could not be assessed, the source. */
export function details(summary: CaseSummary, options: ReportOptions): Html {
  const t = words(summary.language);
  const told = holds(options, 'findings') ? summary.findings : [];
  const findings = told.map((finding, index) =>
    tells(options, finding.article) ? findingDetail(finding, index, { summary, options, t }) : null,
  );
  return html`${noteSections(summary, options)}${findings}
${holds(options, 'timeline') ? timelineSection(summary) : null}${holds(options, 'gaps') ? html`${notAssessed(summary, t)}${problemList(summary, t)}` : null}${holds(options, 'kernel') ? verdictList(summary, t) : null}${holds(options, 'system') ? systemSection(summary) : null}${sourceSection(summary, options, t)}`;
}

interface Telling {
  readonly summary: CaseSummary;
  readonly options: ReportOptions;
  readonly t: Words;
}

function findingDetail(finding: Finding, index: number, { summary, options, t }: Telling): Html {
  const { severity } = finding;
  const isLead = caseLead(summary).finding === finding;
  const cause = summary.findings.find((other) => other.article === finding.causedBy);
  const repeated = isLead && summary.kernelUpgrade !== null && holds(options, 'kernel');
  return html`<section class="finding"><div class="keep"><h2>${toneIcon(severity, 18)} ${index + 1}. ${finding.title}</h2>
<p class="marks"><span class="strong">${t.severity[severity]}</span><span>${t.label.totalRisk} ${riskBars(finding.totalRisk, severity)}</span><span>${t.label.likelihood} ${finding.likelihood}, ${t.label.impact} ${finding.impact}</span><span>${t.label.riskOfChange}: ${t.riskOfChange[finding.riskOfChange]}</span><span>${t.confidence[finding.confidence]}</span>${finding.verdict === null ? null : html`<span>${t.verdict[finding.verdict]}</span>`}</p></div>
${isLead ? null : html`<p>${finding.summary}</p>`}${cause === undefined ? null : html`<p>${t.label.causedBy}: ${cause.title}</p>`}
${chainTable(finding, summary, t)}${conditions(finding, t)}${holds(options, 'evidence') ? evidenceSection(finding, summary) : null}
${textSection(t.title.issue, finding.issue)}${textSection(t.title.rootCause, finding.rootCause)}
${repeated ? null : block(t.title.resolution, stepList(finding.resolution), noteList(isLead ? [] : finding.notes))}
${block(t.title.diagnosticSteps, stepList(finding.diagnosticSteps), null)}${references(finding.references, t)}</section>`;
}

const block = (title: string, first: Html | null, second: Html | null): Html | null =>
  first === null && second === null ? null : html`<h3>${title}</h3>${first}${second}`;

const textSection = (title: string, text: string | null): Html | null =>
  text === null ? null : block(title, paragraphs(text), null);

/** Only of findings with steps to compare: two of them at least, and a boot to compare them in. */
function chainTable(finding: Finding, summary: CaseSummary, t: Words): Html | null {
  const { steps, rows, hasMore } = chainOf(finding, summary.boots);
  if (steps.length < 2 || rows.every(({ boot }) => boot === null)) return null;
  const heads = steps.map(({ title }, index) => html`<th>${index + 1} ${title}</th>`);
  const more = hasMore ? html`<th>${t.label.alsoSeen}</th>` : null;
  return html`<table class="chain"><thead><tr><th>${t.title.chainOfEvents}</th>${heads}${more}</tr></thead><tbody>${rows.map((row) => chainRow(row, hasMore, summary, t))}</tbody></table>`;
}

/** A dash is "not seen"; lines whose boot is not known cannot say so. */
function chainRow({ boot, cells, also }: ChainRow, hasMore: boolean, summary: CaseSummary, t: Words): Html {
  const none = boot === null ? '' : '–';
  const shown = cells.map((cell) =>
    cell === null ? none : (cellMoment(cell, summary.language) ?? t.say.linesFold(cell.lines)),
  );
  return html`<tr><th scope="row">${boot === null ? t.label.bootUnplaced : bootName(boot, summary)}</th>${shown.map((text) => html`<td>${text}</td>`)}${hasMore ? html`<td class="also-seen">${also.join(', ')}</td>` : null}</tr>`;
}

const conditions = (finding: Finding, t: Words): Html | null =>
  finding.conditions.length === 0
    ? null
    : html`<h3>${t.title.whyConcluded}</h3><ul>${finding.conditions.map((condition) => html`<li>${condition}</li>`)}</ul>`;

/** One row a kind. Only http(s) becomes a link. */
function references(list: readonly Reference[], t: Words): Html | null {
  if (list.length === 0) return null;
  const one = ({ id, url }: Reference): Html =>
    url !== null && /^https?:\/\//.test(url) ? html`<a href="${url}">${id}</a>` : html`${id}`;
  const kinds = [...new Set(list.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => {
    const ids = list.filter((reference) => reference.kind === kind).map(one);
    return html`<tr><th scope="row">${t.referenceKind[kind]}</th><td>${ids.map((id, index) => html`${index === 0 ? '' : ', '}${id}`)}</td></tr>`;
  });
  return html`<h3>${t.title.references}</h3><table class="pairs">${rows}</table>`;
}

function notAssessed({ gaps }: CaseSummary, t: Words): Html {
  const rows = gaps.map(
    (gap) =>
      html`<tr><th scope="row">${t.gapReason[gap.reason]}</th><td><span class="mono">${gap.datum}</span>: ${gap.note}</td></tr>`,
  );
  const body = rows.length === 0 ? html`<p>${t.say.everythingFound()}</p>` : html`<table class="pairs">${rows}</table>`;
  return html`<section class="keep"><h2>${t.title.notAssessed}</h2>${body}</section>`;
}

function problemList({ problems }: CaseSummary, t: Words): Html | null {
  if (problems.length === 0) return null;
  const rows = problems.map(
    ({ code, message, path }) =>
      html`<tr><th scope="row">${t.problem[code]}</th><td>${path === null ? null : html`<span class="mono">${path}</span>: `}${message}</td></tr>`,
  );
  return html`<section class="keep"><h2>${t.title.problems}</h2><table class="pairs">${rows}</table></section>`;
}

function verdictList({ verdicts, verdictNotes }: CaseSummary, t: Words): Html | null {
  const rows = Object.entries(verdicts).map(([article, verdict]) => {
    const about = verdictNotes[article];
    return html`<tr><th scope="row">${about?.title ?? article}</th><td><b>${t.verdict[verdict]}</b>${about === undefined ? null : html`: ${about.note}`}</td></tr>`;
  });
  return rows.length === 0
    ? null
    : html`<section class="keep"><h2>${t.title.kernelVerdicts}</h2><table class="pairs">${rows}</table></section>`;
}

function sourceSection({ source }: CaseSummary, options: ReportOptions, t: Words): Html {
  const state = source.complete ? t.say.completeArchive() : t.say.partialArchive();
  const hash = source.sha256 === null ? null : html` SHA-256 <span class="mono hash">${source.sha256}</span>.`;
  const name = source.member === null ? source.file : `${source.file}: ${source.member}`;
  const sos = source.sosVersion === null ? '' : `, sos ${source.sosVersion}`;
  return html`<section class="keep"><h2>${t.title.source}</h2><p>${name}, ${formatBytes(source.bytes)} ${source.format}, ${t.say.members(source.members)}${sos}, ${state}.${hash} ${t.say.articlesChecked(source.articlesChecked)} ${t.say.redacted(options.redacted ?? false)}</p></section>`;
}
