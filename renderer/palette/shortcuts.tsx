import { useEffect, useRef } from 'react';
import { useAreaWords } from '../state/app-context.ts';
import { paletteWords } from '../words/areas/palette.ts';
import { SHORTCUTS } from './shortcut-list.ts';

/** The table of all keys, for the sheet and for the settings. */
export function ShortcutTable() {
  const { keys } = useAreaWords(paletteWords);
  return (
    <div className="so-keys-sheet">
      {SHORTCUTS.map(([where, shortcuts]) => (
        <section key={where}>
          <h3>{keys[where]}</h3>
          <dl>
            {shortcuts.map(({ keys: caps, does }) => (
              <div key={does}>
                <dt>
                  {caps.map((cap) => (
                    <kbd key={cap}>{cap}</kbd>
                  ))}
                </dt>
                <dd>{keys[does]}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** The sheet of keys as a dialog over the window. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const words = useAreaWords(paletteWords);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="so-dialog"
      aria-labelledby="so-sheet-title"
      onClose={onClose}
      data-testid="shortcuts"
    >
      <header>
        <h2 id="so-sheet-title">{words.shortcuts}</h2>
        <button type="button" className="so-text-button" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
      </header>
      <ShortcutTable />
    </dialog>
  );
}
