import type { PaletteWords } from '../words/areas/palette.ts';

type KeyWord = keyof PaletteWords['keys'];

/** One line of the sheet: keys that do it, each a sequence of caps, and what they do. */
export interface Shortcut {
  readonly keys: readonly string[];
  readonly does: KeyWord;
}

/** Every key of the window, by where it works. `keyboard.ts` and main's menu give them their meaning. */
export const SHORTCUTS: readonly (readonly [where: KeyWord, shortcuts: readonly Shortcut[]])[] = [
  [
    'everywhere',
    [
      { keys: ['Ctrl K'], does: 'palette' },
      { keys: ['Ctrl O'], does: 'open' },
      { keys: ['Ctrl E'], does: 'export' },
      { keys: ['Ctrl Shift C'], does: 'copyNote' },
      { keys: ['Ctrl H'], does: 'home' },
      { keys: ['Esc', 'Alt ←'], does: 'back' },
      { keys: ['F6', 'Shift F6'], does: 'regions' },
      { keys: ['Ctrl +', 'Ctrl -', 'Ctrl 0'], does: 'zoom' },
      { keys: ['F1'], does: 'help' },
    ],
  ],
  [
    'lists',
    [
      { keys: ['J', 'K', '↓', '↑'], does: 'move' },
      { keys: ['Enter'], does: 'choose' },
    ],
  ],
  [
    'finding',
    [
      { keys: ['N', 'P'], does: 'evidence' },
      { keys: ['[', ']'], does: 'otherFinding' },
      { keys: ['O'], does: 'openLog' },
      { keys: ['B'], does: 'pin' },
      { keys: ['W'], does: 'wrap' },
    ],
  ],
  [
    'logs',
    [
      { keys: ['Ctrl F'], does: 'search' },
      { keys: ['F3', 'Shift F3'], does: 'match' },
      { keys: ['N', 'P'], does: 'proving' },
      { keys: ['Shift ↓', 'Shift ↑'], does: 'range' },
      { keys: ['Ctrl C'], does: 'copyLines' },
      { keys: ['B'], does: 'pin' },
      { keys: ['W'], does: 'wrap' },
    ],
  ],
  [
    'timeline',
    [
      { keys: ['+', '-', '0'], does: 'zoomTime' },
      { keys: ['←', '→'], does: 'pan' },
    ],
  ],
];
