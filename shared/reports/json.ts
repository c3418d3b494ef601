import type { CaseSummary } from '../contracts/case-summary.ts';
import type { JsonDocument } from '../contracts/document.ts';
import { TOOL } from './tool.ts';

/** The document that `--format json` prints, for all inputs of one run. */
export const jsonDocument = (cases: readonly CaseSummary[], failures: JsonDocument['failures'] = []): JsonDocument => ({
  schemaVersion: 1,
  tool: { name: TOOL.name, version: TOOL.version },
  cases: [...cases],
  failures,
});

/** The same as text, ending in a line end. */
export const jsonReport = (cases: readonly CaseSummary[], failures: JsonDocument['failures'] = []): string =>
  `${JSON.stringify(jsonDocument(cases, failures), null, 2)}\n`;
