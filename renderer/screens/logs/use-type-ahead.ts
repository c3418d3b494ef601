import { useRef } from 'react';

const PAUSE_MS = 700;

/** Collects letters typed in quick succession; returns what was typed so far, this key included. Other keys end it. */
export function useTypeAhead(): (key: string) => string {
  const typed = useRef({ letters: '', at: 0 });
  return (key) => {
    const now = performance.now();
    const { letters, at } = typed.current;
    if (key.length !== 1) typed.current = { letters: '', at: now };
    else typed.current = { letters: now - at < PAUSE_MS ? letters + key : key, at: now };
    return typed.current.letters;
  };
}
