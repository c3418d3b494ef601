import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';

export interface LogsScreenProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
  /** The file to show, null for the one with the most evidence. */
  readonly path: string | null;
  /** Line of it to land on, from 1. */
  readonly line: number | null;
}

/** The logs screen of a case. */
export function LogsScreen({ summary }: LogsScreenProps) {
  return (
    <section className="so-card" data-testid="logs-screen">
      <h1>{visibleText(summary.host.hostname ?? '')}</h1>
    </section>
  );
}
