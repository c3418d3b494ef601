import type { CaseSummary } from '../contracts/case-summary.ts';
import type { Finding, ResolutionStep } from '../contracts/finding.ts';
import type { ExcerptPanel } from '../presentation/excerpt-panels.ts';
import { formatBytes, formatTime, formatZone, withoutArchitecture } from '../presentation/format.ts';
import { caseLead } from '../presentation/lead.ts';
import { upgradeCuresLead } from '../presentation/lead-advice.ts';
import { upgradeSentence } from '../presentation/upgrade-goal.ts';
import { type Words, words } from '../presentation/words.ts';
import { bootName } from './boot-name.ts';
import { foldText } from './fold-text.ts';
import { hostFacts } from './host-facts.ts';
import { code, fenced, link, plain } from './markdown-escape.ts';
import { noteSections, section, timelineSection } from './markdown-note.ts';
import { holds, type ReportOptions, tells } from './options.ts';
import { reportPanels } from './panels.ts';
import { systemLines } from './system-lines.ts';
import { TOOL } from './tool.ts';

/** A case note to paste into a ticket: verdict, host, evidence, what to do, what was missing. Ends in a line end. */
export function markdownReport(summary: CaseSummary, options: ReportOptions = {}): string {
  const t = words(summary.language);
  const lines = [
    ...heading(summary, holds(options, 'summary'), t),
    ...(holds(options, 'system') ? hostSection(summary, t) : []),
    ...(holds(options, 'kernel') ? toDo(summary, t) : []),
    ...noteSections(summary, options, t),
    ...findingSections(summary, options, t),
    ...(holds(options, 'timeline') ? timelineSection(summary, t) : []),
    ...(holds(options, 'gaps') ? notAssessed(summary, t) : []),
    ...(holds(options, 'kernel') ? verdicts(summary, t) : []),
    ...(holds(options, 'system') ? systemSection(summary) : []),
    ...sourceSection(summary, options, t),
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** Remarks first, each with its word; then the host in lines. */
function systemSection(summary: CaseSummary): string[] {
  const told = systemLines(summary);
  if (told === null) return [];
  const remarks = told.remarks.map(([, word, text]) => `**${word}** ${plain(text)}`);
  const rest = told.rest === null ? [] : [told.rest, ''];
  const facts = told.facts.map(([label, value]) => `${label}: ${plain(value)}`);
  return section(told.title, [...bullets(remarks), ...(remarks.length === 0 ? [] : ['']), ...rest, ...bullets(facts)]);
}

const bullets = (items: readonly string[]): string[] => items.map((item) => `- ${item}`);

function heading(summary: CaseSummary, told: boolean, t: Words): string[] {
  const { headline, text, verdict, finding } = caseLead(summary);
  const name = summary.host.hostname ?? summary.source.file;
  const number = summary.source.caseNumber === null ? '' : ` (${t.label.case} ${plain(summary.source.caseNumber)})`;
  const marks = [
    verdict === null ? null : t.verdict[verdict],
    finding === null ? null : t.severity[finding.severity],
    finding === null ? null : `${t.label.totalRisk} ${finding.totalRisk}/4`,
    finding === null ? null : t.confidence[finding.confidence],
  ].filter((mark) => mark !== null);
  const partial = summary.source.complete ? [] : [`**${t.say.partialArchive()}**`, ''];
  return [
    `# ${t.title.caseSummary}: ${plain(name)}${number}`,
    '',
    `**${plain(headline)}**`,
    '',
    ...(marks.length === 0 ? [] : [marks.join(' · '), '']),
    ...(told ? [plain(text), ''] : []),
    ...partial,
  ];
}

const hostSection = (summary: CaseSummary, t: Words): string[] =>
  section(t.title.host, bullets(hostFacts(summary).map(([label, value]) => `${label}: ${plain(value)}`)));

const steps = (list: readonly ResolutionStep[]): string[] =>
  list.map(({ text, command }, index) => {
    const run = command === undefined ? '' : `: ${code(command)}`;
    return `${index + 1}. ${plain(text).replace(/[::]$/, '')}${run}`;
  });

/** The kernel's upgrade; before it what the first finding advises, where that is something else. */
function toDo(summary: CaseSummary, t: Words): string[] {
  const { kernelUpgrade: upgrade } = summary;
  if (upgrade === null) return [];
  const lead = upgradeCuresLead(summary) ? null : caseLead(summary).finding;
  const advice = lead === null ? [] : [...steps(lead.resolution), ...afterSteps(lead)];
  const first = advice.length === 0 ? [] : [...advice, ''];
  const sentence = upgradeSentence(upgrade, t);
  const notes = upgrade.notes.length === 0 ? [] : ['', ...bullets(upgrade.notes.map(plain))];
  return section(t.title.whatToDo, [...first, plain(sentence), '', ...steps(upgrade.steps), ...notes]);
}

const findingSections = (summary: CaseSummary, options: ReportOptions, t: Words): string[] =>
  holds(options, 'findings')
    ? summary.findings.flatMap((finding, index) =>
        tells(options, finding.article) ? findingSection(finding, index, { summary, options, t }) : [],
      )
    : [];

interface Telling {
  readonly summary: CaseSummary;
  readonly options: ReportOptions;
  readonly t: Words;
}

function findingSection(finding: Finding, index: number, { summary, options, t }: Telling): string[] {
  const isLead = caseLead(summary).finding === finding;
  const cause = summary.findings.find((other) => other.article === finding.causedBy);
  const facts = [
    `${t.label.severity}: ${t.severity[finding.severity]}, ${t.label.totalRisk} ${finding.totalRisk}/4 (${t.label.likelihood} ${finding.likelihood}, ${t.label.impact} ${finding.impact})`,
    `${t.label.confidence}: ${t.confidence[finding.confidence]}`,
    finding.verdict === null ? null : `${t.title.verdict}: ${t.verdict[finding.verdict]}`,
    cause === undefined ? null : `${t.label.causedBy}: ${plain(cause.title)}`,
    finding.lastSeen === null ? null : `${t.label.lastSeen}: ${plain(formatTime(finding.lastSeen, summary.language))}`,
  ].filter((fact) => fact !== null);
  const resolved = isLead && summary.kernelUpgrade !== null && holds(options, 'kernel');
  return [
    `## ${index + 1}. ${plain(finding.title)}`,
    '',
    ...bullets(facts),
    '',
    ...(isLead ? [] : [plain(finding.summary), '']),
    ...section(t.title.whyConcluded, bullets(finding.conditions.map(plain)), '###'),
    ...(holds(options, 'evidence') ? evidence(finding, summary, t) : []),
    ...prose(t.title.issue, finding.issue),
    ...prose(t.title.rootCause, finding.rootCause),
    ...(resolved ? [] : section(t.title.resolution, [...steps(finding.resolution), ...afterSteps(finding)], '###')),
    ...section(t.title.diagnosticSteps, steps(finding.diagnosticSteps), '###'),
    ...section(
      t.title.references,
      bullets(finding.references.map(({ kind, id, url }) => `${t.referenceKind[kind]}: ${link(id, url)}`)),
      '###',
    ),
  ];
}

const afterSteps = ({ notes, resolution }: Finding): string[] =>
  notes.length === 0 ? [] : [...(resolution.length === 0 ? [] : ['']), ...bullets(notes.map(plain))];

const prose = (title: string, text: string | null): string[] =>
  text === null
    ? []
    : section(
        title,
        text
          .trim()
          .split(/\n\s*\n/)
          .map(plain)
          .join('\n\n')
          .split('\n'),
        '###',
      );

function evidence(finding: Finding, summary: CaseSummary, t: Words): string[] {
  const { panels, left } = reportPanels(finding);
  const shown = panels.flatMap((panel) => excerpt(panel, summary, t));
  return section(t.title.evidence, left === 0 ? shown : [...shown, t.say.moreEvidence(left)], '###');
}

function excerpt(panel: ExcerptPanel, summary: CaseSummary, t: Words): string[] {
  const where = [
    t.say.lineRange(panel.firstLine, panel.lastLine),
    panel.boot === null ? null : plain(bootName(panel.boot, summary)),
    panel.printedBy === null ? null : t.say.printedBy(plain(withoutArchitecture(panel.printedBy))),
  ].filter((part) => part !== null);
  const wide = String(panel.lastLine).length;
  const rows = panel.rows.map((row) =>
    row.kind === 'line'
      ? `${String(row.number).padStart(wide)}: ${row.text}`
      : `${'…'.padStart(wide)}  ${foldText(row, t)}`,
  );
  const also = panel.alsoIn.map(({ path, line }) => code(`${path}:${line}`)).join(', ');
  return [
    `${code(panel.path)}, ${where.join(', ')}:`,
    '',
    ...fenced(rows),
    '',
    ...(also === '' ? [] : [t.say.alsoIn(also), '']),
  ];
}

function notAssessed({ gaps, problems }: CaseSummary, t: Words): string[] {
  const list = gaps.map((gap) => `${t.gapReason[gap.reason]}: ${code(gap.datum)}: ${plain(gap.note)}`);
  const troubles = problems.map(({ code: kind, message, path }) => {
    const place = path === null ? '' : `${code(path)}: `;
    return `${t.problem[kind]}: ${place}${plain(message)}`;
  });
  return [
    ...section(t.title.notAssessed, list.length === 0 ? [t.say.everythingFound()] : bullets(list)),
    ...section(t.title.problems, bullets(troubles)),
  ];
}

const verdicts = (summary: CaseSummary, t: Words): string[] =>
  section(
    t.title.kernelVerdicts,
    bullets(
      Object.entries(summary.verdicts).map(([article, verdict]) => {
        const about = summary.verdictNotes[article];
        return `${plain(about?.title ?? article)}: **${t.verdict[verdict]}**${about === undefined ? '' : `: ${plain(about.note)}`}`;
      }),
    ),
  );

function sourceSection({ source, host, language }: CaseSummary, options: ReportOptions, t: Words): string[] {
  const name = source.member === null ? source.file : `${source.file}: ${source.member}`;
  const state = source.complete ? t.say.completeArchive() : t.say.partialArchive();
  return section(t.title.source, [
    ...bullets([
      `${code(name)}, ${formatBytes(source.bytes)} ${plain(source.format)}, ${t.say.members(source.members)}, ${state}`,
      ...(source.sha256 === null ? [] : [`SHA-256 ${code(source.sha256)}`]),
      `${TOOL.product} ${TOOL.version}. ${t.say.articlesChecked(source.articlesChecked)} ${t.say.redacted(options.redacted ?? false)}`,
      ...(host.collectedAt === null ? [] : [`${t.label.collected}: ${plain(formatTime(host.collectedAt, language))}`]),
      t.say.timesAreHosts(formatZone(host.utcOffsetMinutes)),
    ]),
  ]);
}
