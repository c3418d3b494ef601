import { Skeleton } from '@patternfly/react-core';
import { visibleLines } from '../../../shared/presentation/format.ts';
import { useActions, useAppState, useAreaWords, useLanguage } from '../../state/app-context.ts';
import { noteWords } from '../../words/areas/note.ts';
import { useMade } from './use-note.ts';

/** The report as Markdown, as it would be exported now. */
export function PreviewCard({ caseId, version }: { readonly caseId: string; readonly version: number }) {
  const words = useAreaWords(noteWords);
  const actions = useActions();
  const redact = useAppState((state) => state.redact);
  const language = useLanguage();
  const text = useMade(() => actions.request('note:preview', { caseId, redact }), version, redact, language);
  return (
    <section className="so-card so-preview" aria-label={words.preview}>
      <div className="so-card-head">
        <h2>{words.preview}</h2>
      </div>
      {text === null ? (
        <Skeleton height="300px" />
      ) : (
        <div className="so-preview-text">
          <pre data-testid="note-preview">{visibleLines(text)}</pre>
        </div>
      )}
    </section>
  );
}
