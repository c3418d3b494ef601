import type { CaseSummary } from '../contracts/case-summary.ts';
import type { JsonDocument } from '../contracts/document.ts';
import type { CaseNote } from '../contracts/note.ts';
import { TOOL } from './tool.ts';

/** The document that `--format json` prints, for all inputs of one run. */
export const jsonDocument = (
  cases: readonly JsonDocument['cases'][number][],
  failures: JsonDocument['failures'] = [],
): JsonDocument => ({
  schemaVersion: 1,
  tool: { name: TOOL.name, version: TOOL.version },
  cases: [...cases],
  failures,
});

/** A case with the user's note beside it; a note without words and pins is left out. */
export const withNote = (summary: CaseSummary, note: CaseNote | null): JsonDocument['cases'][number] =>
  note === null || (note.text === '' && note.pins.length === 0) ? summary : { ...summary, note };

/** The same as text, ending in a line end. */
export const jsonReport = (
  cases: readonly JsonDocument['cases'][number][],
  failures: JsonDocument['failures'] = [],
): string => `${JSON.stringify(jsonDocument(cases, failures), null, 2)}\n`;
