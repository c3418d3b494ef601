import { useActions, useAreaWords } from '../../state/app-context.ts';
import { noteWords } from '../../words/areas/note.ts';
import { useAutosave } from './use-autosave.ts';

/** One's own words, saved while they are written. */
export function NoteEditor({ caseId, text }: { readonly caseId: string; readonly text: string }) {
  const words = useAreaWords(noteWords);
  const actions = useActions();
  const note = useAutosave(text, (next) => actions.request('note:set-text', { caseId, text: next }));
  return (
    <section className="so-card so-note-editor" aria-label={words.notes}>
      <div className="so-card-head">
        <h2>{words.notes}</h2>
        <span className="so-spring" />
        <span
          className={note.state === 'failed' ? 'so-small so-critical' : 'so-quiet'}
          role="status"
          data-testid="note-saved"
          data-state={note.state}
        >
          {words[note.state]}
        </span>
      </div>
      <textarea
        value={note.text}
        rows={Math.min(30, Math.max(8, note.text.split('\n').length + 1))}
        maxLength={1_000_000}
        placeholder={words.notesHint}
        aria-label={words.notes}
        data-testid="note-text"
        onChange={(event) => note.change(event.target.value)}
        onBlur={note.flush}
      />
    </section>
  );
}
