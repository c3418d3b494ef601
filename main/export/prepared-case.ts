import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { type CaseNote, DEFAULT_CHOICES, type Replacement, type ReportChoices } from '../../shared/contracts/note.ts';
import type { ReportOptions } from '../../shared/reports/options.ts';
import type { Workspace } from '../workspace.ts';

/** A case with its note as a report takes them, by the user's choices, redacted where that is chosen. */
export interface PreparedCase {
  readonly summary: CaseSummary;
  readonly options: ReportOptions;
  /** What redaction replaced and what the user keeps; empty where the case is not redacted. */
  readonly replacements: readonly Replacement[];
}

function optionsOf(choices: ReportChoices, note: CaseNote, redacted: boolean): ReportOptions {
  return { redacted, sections: choices.sections, findings: choices.findings, note };
}

/**
 * Fetches a case for a report.
 * @throws where the case is not in the library any more
 */
export async function preparedCase(
  { library, settings, caseIn }: Workspace,
  caseId: string,
  redact: boolean,
): Promise<PreparedCase> {
  const summary = await caseIn(caseId, settings.get().language);
  if (summary === null) throw new Error('this case is not held any more: open its archive again');
  const record = library.get(caseId);
  const note: CaseNote = { text: record?.text ?? '', pins: record?.pins ?? [] };
  const choices = record?.choices ?? DEFAULT_CHOICES;
  if (!redact) return { summary, options: optionsOf(choices, note, false), replacements: [] };
  const { redactCase } = await import('../../shared/reports/redact.ts');
  const redacted = redactCase(summary, note, choices);
  return {
    summary: redacted.summary,
    options: optionsOf(choices, redacted.note, true),
    replacements: redacted.replacements,
  };
}
