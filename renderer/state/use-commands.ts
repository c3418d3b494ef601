import { useEffect } from 'react';
import { type Command, commandOf } from './keyboard.ts';

/** What a view does on a command; anything but false when it took the key; false to leave it to others. */
export type Handlers = Partial<Record<Command, () => unknown>>;

const TEXT_FIELDS = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';
const CONTROLS = 'button, a[href], [role=menuitem], [role=menu], [role=option], [role=slider], input, summary';

/** An open menu, or a dialog over the window, has its own use for every key that is no accelerator, Esc above all. */
const OPEN_MENU = '.pf-v6-c-menu-toggle[aria-expanded="true"], dialog[open]';
/** What a held key may do again and again. */
const REPEATED: ReadonlySet<Command> = new Set<Command>([
  'down',
  'up',
  'next-evidence',
  'previous-evidence',
  'next-match',
  'previous-match',
  'left',
  'right',
  'zoom-in',
  'zoom-out',
]);

const within = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

/**
 * Listens to the keys of the window while the view is shown. A key that was taken goes no further, so that the same
 * accelerator of the application menu does not fire twice.
 */
export function useCommands(handlers: Handlers): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = commandOf(event, within(event.target, TEXT_FIELDS), within(event.target, CONTROLS));
      if (command === null || (event.repeat && !REPEATED.has(command))) return;
      if (!event.ctrlKey && !event.metaKey && document.querySelector(OPEN_MENU) !== null) return;
      if (handlers[command] !== undefined && handlers[command]() !== false) event.preventDefault();
    };
    // Before the components' own listeners: they close a menu on Esc, after which none would seem to have been open.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  });
}
