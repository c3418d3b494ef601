import { useCallback, useEffect, useRef, useState } from 'react';
import { useActions } from '../../state/app-context.ts';

/** Between the first key of a run and the save: a crash takes no more than this. */
const SAVE_MS = 300;

export type SaveState = 'saved' | 'saving' | 'failed';

export interface Autosave {
  readonly text: string;
  readonly state: SaveState;
  change(text: string): void;
  /** Saves now what is not saved yet. */
  flush(): void;
}

/** A text that is saved while it is written, and at once when the field or the window is left. */
export function useAutosave(initial: string, save: (text: string) => Promise<void>): Autosave {
  const actions = useActions();
  const [text, setText] = useState(initial);
  const [state, setState] = useState<SaveState>('saved');
  const pending = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  const saving = useRef(save);
  saving.current = save;
  const flush = useCallback(() => {
    const now = pending.current;
    if (now === null) return;
    clearTimeout(now.timer);
    pending.current = null;
    saving.current(now.text).then(
      () => setState(pending.current === null ? 'saved' : 'saving'),
      (error: unknown) => {
        setState('failed');
        actions.fail(error);
      },
    );
  }, [actions]);
  useEffect(() => {
    window.addEventListener('blur', flush);
    window.addEventListener('beforeunload', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('beforeunload', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);
  return {
    text,
    state,
    flush,
    change(next) {
      setText(next);
      setState('saving');
      if (pending.current === null) pending.current = { text: next, timer: setTimeout(flush, SAVE_MS) };
      else pending.current.text = next;
    },
  };
}
