import { useEffect } from 'react';
import { type Command, commandOf } from './keyboard.ts';

/** What a view does on a command; anything but false when it took the key; false to leave it to others. */
export type Handlers = Partial<Record<Command, () => unknown>>;

const TEXT_FIELDS = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';
const CONTROLS = 'button, a[href], [role=menuitem], [role=menu], [role=option], input, summary';

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
      const handler = command === null ? undefined : handlers[command];
      if (handler !== undefined && handler() !== false) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
