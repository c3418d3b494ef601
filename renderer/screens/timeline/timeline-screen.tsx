import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';

export interface TimelineScreenProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
  /** ISO time of the event to start at, null for the incident. */
  readonly at: string | null;
}

/** The timeline screen of a case. */
export function TimelineScreen({ summary }: TimelineScreenProps) {
  return (
    <section className="so-card" data-testid="timeline-screen">
      <h1>{visibleText(summary.host.hostname ?? '')}</h1>
    </section>
  );
}
