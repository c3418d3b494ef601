import type { Finding } from '../contracts/finding.ts';
import { type ExcerptPanel, type ExcerptRow, excerptPanels } from '../presentation/excerpt-panels.ts';

/** What a report shows of a finding's evidence: enough to prove it, not the whole log. */
export interface ReportPanels {
  readonly panels: readonly ExcerptPanel[];
  /** Proving lines that are not shown. */
  readonly left: number;
}

const PANELS = 5;
const MINOR_PANELS = 2;
const ROWS = 14;
const MINOR_ROWS = 4;

/** The first rows of the first panels; findings after the first few, and minor ones, get less room. */
export function reportPanels(finding: Finding): ReportPanels {
  const minor = finding.totalRisk < 3 && finding.verdict === null;
  const all = excerptPanels(finding.evidence);
  const panels = all.slice(0, minor ? MINOR_PANELS : PANELS).map((panel) => cut(panel, minor ? MINOR_ROWS : ROWS));
  const shown = panels.reduce((sum, panel) => sum + proofs(panel.rows) + panel.alsoIn.length, 0);
  return { panels, left: Math.max(0, finding.count - shown) };
}

const proofs = (rows: readonly ExcerptRow[]): number =>
  rows.reduce((sum, row) => sum + (row.kind === 'fold' ? row.hits : row.proof ? 1 : 0), 0);

/** Cuts after a proving line, so that no fold or context ends a panel. */
function cut(panel: ExcerptPanel, limit: number): ExcerptPanel {
  if (panel.rows.length <= limit) return panel;
  const head = panel.rows.slice(0, limit);
  const rows = head.slice(0, head.findLastIndex((row) => row.kind === 'line' && row.proof) + 1);
  const last = rows.at(-1);
  return { ...panel, rows, hits: proofs(rows), lastLine: last?.kind === 'line' ? last.number : panel.lastLine };
}
