import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';

export interface SystemScreenProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
}

/** The system screen of a case. */
export function SystemScreen({ summary }: SystemScreenProps) {
  return (
    <section className="so-card" data-testid="system-screen">
      <h1>{visibleText(summary.host.hostname ?? '')}</h1>
    </section>
  );
}
