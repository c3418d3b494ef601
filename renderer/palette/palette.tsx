import { SearchIcon } from '@patternfly/react-icons/dist/esm/icons/search-icon';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useActions, useAppState, useAreaWords, useLanguage, useWords } from '../state/app-context.ts';
import { currentCaseId, shownCaseId } from '../state/app-state.ts';
import { paletteWords } from '../words/areas/palette.ts';
import { GROUPS, itemsOf, type PaletteItem } from './items.ts';
import { matching } from './match.ts';
import { useFound } from './use-found.ts';

/** So many of a kind are shown: while nothing is typed only as many as are worth a look. */
const MOST_OF_A_KIND = { idle: 6, typed: 12 };

interface Shown {
  readonly items: readonly PaletteItem[];
  readonly left: number;
}

/** The items that fit, by kind and at most so many of each. What is typed shall not be drowned by one kind. */
function shownItems(all: readonly PaletteItem[], typed: string): Shown {
  const fitting = matching(all, typed);
  const most = typed.trim() === '' ? MOST_OF_A_KIND.idle : MOST_OF_A_KIND.typed;
  // A screen or a command is never left out: there are few, and nothing else leads there.
  const items = GROUPS.flatMap((group) => {
    const own = fitting.filter((item) => item.group === group);
    return group === 'go' || group === 'do'
      ? own
      : own.slice(0, typed.trim() === '' && group === 'articles' ? 0 : most);
  });
  return { items, left: fitting.length - items.length };
}

function useItems(typed: string, dark: boolean, showShortcuts: () => void): Shown {
  const actions = useActions();
  const words = useWords();
  const own = useAreaWords(paletteWords);
  const language = useLanguage();
  const caseId = useAppState(currentCaseId);
  const onScreen = useAppState(({ screen }) => shownCaseId(screen)) !== null;
  const summary = useAppState(({ cases }) => (caseId === null ? null : (cases.get(caseId)?.summary ?? null)));
  const found = useFound(caseId, typed);
  const all = useMemo(
    () => itemsOf({ actions, words, own, caseId, onScreen, summary, found, dark, language, showShortcuts }),
    [actions, words, own, caseId, onScreen, summary, found, dark, language, showShortcuts],
  );
  return useMemo(() => shownItems(all, typed), [all, typed]);
}

interface OptionsProps {
  readonly items: readonly PaletteItem[];
  readonly active: number;
  onChoose(item: PaletteItem): void;
}

function Options({ items, active, onChoose }: OptionsProps) {
  const { groups, results } = useAreaWords(paletteWords);
  return (
    <div id="so-palette-list" role="listbox" aria-label={results} className="so-palette-list" tabIndex={-1}>
      {GROUPS.filter((group) => items.some((item) => item.group === group)).map((group) => (
        <div key={group}>
          <div className="so-palette-group" aria-hidden="true">
            {groups[group]}
          </div>
          {items.map((item, at) =>
            item.group !== group ? null : (
              <button
                key={item.id}
                id={`so-palette-${at}`}
                type="button"
                role="option"
                tabIndex={-1}
                aria-selected={at === active}
                className="so-palette-item"
                onClick={() => onChoose(item)}
              >
                <span className="so-palette-label">{item.label}</span>
                {item.note !== undefined && <span className="so-palette-note">{item.note}</span>}
                {item.key !== undefined && <kbd>{item.key}</kbd>}
              </button>
            ),
          )}
        </div>
      ))}
    </div>
  );
}

interface PaletteProps {
  readonly dark: boolean;
  readonly onClose: () => void;
  readonly onShortcuts: () => void;
}

/** A field and, below it, everything that fits what is typed: arrows move, Enter does it, Esc closes. */
export function Palette({ dark, onClose, onShortcuts }: PaletteProps) {
  const words = useAreaWords(paletteWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const { items, left } = useItems(typed, dark, onShortcuts);
  const at = Math.min(active, items.length - 1);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => document.getElementById(`so-palette-${at}`)?.scrollIntoView({ block: 'nearest' }), [at]);
  const choose = (item: PaletteItem | undefined): void => {
    if (item === undefined) return;
    dialog.current?.close();
    item.run();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) setActive(Math.max(0, Math.min(at + step, items.length - 1)));
    else if (event.key === 'Enter') choose(items[at]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      className="so-dialog so-palette"
      aria-label={words.title}
      onClose={onClose}
      data-testid="palette"
    >
      <div className="so-palette-field">
        <SearchIcon />
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls="so-palette-list"
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 ? `so-palette-${at}` : undefined}
          aria-label={words.title}
          placeholder={words.placeholder}
          value={typed}
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKey}
        />
        <kbd>Esc</kbd>
      </div>
      <Options items={items} active={at} onChoose={choose} />
      <p role="status" className="so-palette-foot">
        {items.length === 0 ? words.none(typed) : left > 0 ? words.more(left) : ''}
      </p>
    </dialog>
  );
}
