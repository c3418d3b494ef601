import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';

export interface NoteScreenProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
}

/** The note screen of a case. */
export function NoteScreen({ summary }: NoteScreenProps) {
  return (
    <section className="so-card" data-testid="note-screen">
      <h1>{visibleText(summary.host.hostname ?? '')}</h1>
    </section>
  );
}
