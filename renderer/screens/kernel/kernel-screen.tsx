import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';

export interface KernelScreenProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
}

/** The kernel screen of a case. */
export function KernelScreen({ summary }: KernelScreenProps) {
  return (
    <section className="so-card" data-testid="kernel-screen">
      <h1>{visibleText(summary.host.hostname ?? '')}</h1>
    </section>
  );
}
