import { CaretDownIcon } from '@patternfly/react-icons/dist/esm/icons/caret-down-icon';
import { TimesIcon } from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface FilterMenuProps {
  readonly name: string;
  /** What the filter leaves, in words; null while it leaves all. */
  readonly value: string | null;
  readonly all: string;
  readonly dropLabel: string;
  readonly onDrop: () => void;
  /** The panel's content; told how to close it. */
  readonly children: (close: () => void) => ReactNode;
}

/** A chip that says what a filter leaves, drops it, and opens a panel to change it. Esc and a click elsewhere close the panel. */
export function FilterMenu({ name, value, all, dropLabel, onDrop, children }: FilterMenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLSpanElement>(null);
  const close = (): void => {
    setOpen(false);
    box.current?.querySelector<HTMLElement>('button')?.focus();
  };
  useEffect(() => {
    if (!open) return;
    const onDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && box.current?.contains(event.target) !== true) setOpen(false);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      setOpen(false);
      box.current?.querySelector<HTMLElement>('button')?.focus();
    };
    window.addEventListener('pointerdown', onDown);
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('pointerdown', onDown);
      window.removeEventListener('keydown', onKey);
    };
  }, [open]);
  return (
    <span className={value === null ? 'so-filter' : 'so-filter so-filter-on'} ref={box}>
      <button
        type="button"
        className="so-filter-toggle"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-haspopup="dialog"
        onClick={() => setOpen(!open)}
      >
        <span className="so-filter-name">{name}</span> <strong>{value ?? all}</strong>
        {value === null && <CaretDownIcon />}
      </button>
      {value !== null && (
        <button type="button" className="so-icon-button" aria-label={dropLabel} title={dropLabel} onClick={onDrop}>
          <TimesIcon />
        </button>
      )}
      {open && (
        <div id={id} className="so-logs-panel" role="dialog" aria-label={name} data-logs-panel>
          {children(close)}
        </div>
      )}
    </span>
  );
}

interface ChoiceProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly count: string;
  readonly onToggle: () => void;
  readonly focus?: boolean;
}

/** One value of a facet with the lines that have it. */
export function Choice({ label, checked, count, onToggle, focus = false }: ChoiceProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);
  return (
    <label className="so-choice">
      <input ref={field} type="checkbox" checked={checked} onChange={onToggle} />
      <span className="so-clip">{label}</span>
      <span className="so-quiet so-number">{count}</span>
    </label>
  );
}
