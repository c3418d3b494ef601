import { useCallback, useEffect, useRef, useState } from 'react';
import type { NoteState, ReportChoices } from '../../../shared/contracts/note.ts';
import { useActions } from '../../state/app-context.ts';

/** Changes come in runs (typing, moving a pin up): what is made of them waits for the end of a run. */
const SETTLE_MS = 250;

export interface NoteView {
  /** Null until the first answer, and for a case that is not in the library. */
  readonly note: NoteState | null;
  /** Counts changes that have settled: what is computed from the note is asked for again when it differs. */
  readonly version: number;
  choose(choices: ReportChoices): void;
}

/** The note of a case as main holds it, asked again whenever it changes. */
export function useNote(caseId: string): NoteView {
  const actions = useActions();
  const [note, setNote] = useState<NoteState | null>(null);
  const [version, setVersion] = useState(0);
  const fetch = useCallback(() => {
    actions
      .request('note:get', { caseId })
      .then((answer) => {
        setNote(answer);
      })
      .catch(actions.fail);
  }, [actions, caseId]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setVersion((before) => before + 1), SETTLE_MS);
    };
    fetch();
    const stop = actions.on('note:changed', (changed) => {
      if (changed.caseId !== caseId) return;
      fetch();
      settle();
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [actions, caseId, fetch]);
  return {
    note,
    version,
    choose(choices) {
      // At once, so that a box that is ticked looks ticked.
      setNote((before) => (before === null ? null : { ...before, choices }));
      actions.request('note:choose', { caseId, choices }).catch(actions.fail);
    },
  };
}

/** A text that main makes of the case and its note; null until the first answer. Asked again when `version` or `redact` changes. */
export function useMade<T>(ask: () => Promise<T>, ...when: readonly unknown[]): T | null {
  const actions = useActions();
  const [made, setMade] = useState<T | null>(null);
  const number = useRef(0);
  const latest = useRef(ask);
  latest.current = ask;
  const key = JSON.stringify(when);
  useEffect(() => {
    if (key === '') return;
    number.current += 1;
    const mine = number.current;
    latest
      .current()
      .then((answer) => {
        if (mine === number.current) setMade(answer);
      })
      .catch(actions.fail);
  }, [actions, key]);
  return made;
}
