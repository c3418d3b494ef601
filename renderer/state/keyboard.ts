/** What a key asks for, before a screen gives it a meaning. */
export type Command =
  | 'open'
  | 'palette'
  | 'shortcuts'
  | 'export'
  | 'down'
  | 'up'
  | 'enter'
  | 'escape'
  | 'previous-finding'
  | 'next-finding'
  | 'next-evidence'
  | 'previous-evidence'
  | 'next-region'
  | 'previous-region'
  | 'wrap'
  | 'delete'
  | 'find'
  | 'next-match'
  | 'previous-match'
  | 'pin'
  | 'open-log'
  | 'left'
  | 'right'
  | 'zoom-in'
  | 'zoom-out'
  | 'zoom-all'
  | 'select'
  | 'swap';

/** The part of a KeyboardEvent that decides. */
export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const PLAIN: Readonly<Record<string, Command>> = {
  j: 'down',
  k: 'up',
  ArrowDown: 'down',
  ArrowUp: 'up',
  Enter: 'enter',
  Delete: 'delete',
  '[': 'previous-finding',
  ']': 'next-finding',
  n: 'next-evidence',
  p: 'previous-evidence',
  w: 'wrap',
  b: 'pin',
  o: 'open-log',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  '0': 'zoom-all',
  ' ': 'select',
  x: 'swap',
};

/** With Ctrl, or Cmd. */
const HELD: Readonly<Record<string, Command>> = { o: 'open', e: 'export', f: 'find', k: 'palette' };

/**
 * The command of a key, or null. Single letters, arrows and Esc are left to a field that takes text (`typing`), Enter and arrows to
 * a control that has its own use for them (`onControl`): a button, a menu, a link.
 */
export function commandOf(event: Key, typing: boolean, onControl: boolean): Command | null {
  if (event.altKey) return null;
  const lower = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) {
    if (event.shiftKey) return null;
    return Object.hasOwn(HELD, lower) ? (HELD[lower] ?? null) : null;
  }
  if (event.key === 'F1') return 'shortcuts';
  if (event.key === 'F3') return event.shiftKey ? 'previous-match' : 'next-match';
  if (event.key === 'F6') return event.shiftKey ? 'previous-region' : 'next-region';
  if (typing) return null;
  if (event.key === 'Escape') return 'escape';
  if (onControl && (lower === 'Enter' || lower === ' ' || lower.startsWith('Arrow'))) return null;
  return Object.hasOwn(PLAIN, lower) ? (PLAIN[lower] ?? null) : null;
}
