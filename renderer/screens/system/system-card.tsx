import { FileIcon } from '@patternfly/react-icons/dist/esm/icons/file-icon';
import { SeverityCriticalIcon } from '@patternfly/react-icons/dist/esm/icons/severity-critical-icon';
import { SeverityModerateIcon } from '@patternfly/react-icons/dist/esm/icons/severity-moderate-icon';
import { type ReactNode, useState } from 'react';
import type { RemarkPart, RemarkState } from '../../../shared/presentation/system/remark.ts';
import { worstOf } from '../../../shared/presentation/system/remarks.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { shortPath } from '../../components/short-path.ts';
import { type Sign, SignLabel } from '../../components/tones.tsx';
import { useActions } from '../../state/app-context.ts';
import { useSystem } from './system-context.ts';

const SIGNS: Readonly<Record<RemarkState, Sign>> = {
  bad: { tone: 'critical', Icon: SeverityCriticalIcon },
  warn: { tone: 'moderate', Icon: SeverityModerateIcon },
};

/** Icon and word of a remark's state. */
export function StateLabel({ state }: { readonly state: RemarkState }) {
  const { shared } = useSystem();
  return <SignLabel sign={SIGNS[state]}>{shared.state[state]}</SignLabel>;
}

/** The icon alone, with its word for those who cannot see it: where the row says in words what is wrong. */
export function StateIcon({ state }: { readonly state: RemarkState | null }) {
  const { shared } = useSystem();
  if (state === null) return null;
  const { tone, Icon } = SIGNS[state];
  return (
    <span className={`so-sys-sign so-tone-${tone}`} title={shared.state[state]}>
      <Icon className="so-tone-icon" />
      <span className="so-visually-hidden">{shared.state[state]}</span>
    </span>
  );
}

interface PlaceProps {
  readonly path: string;
  readonly line?: number | null;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A button that opens the log explorer at a member, at the line where one is known. */
export function Place({ path, line, children, className = 'so-sys-link' }: PlaceProps) {
  const actions = useActions();
  const { caseId, words } = useSystem();
  const at = typeof line === 'number' ? line : undefined;
  const title = at === undefined ? words.openSource(visibleText(path)) : words.openLine(visibleText(path), at);
  const open = (): void => actions.show({ name: 'logs', caseId, path, ...(at !== undefined && { line: at }) });
  return (
    <button type="button" className={className} title={title} onClick={open}>
      {children}
    </button>
  );
}

interface CardProps {
  readonly title: string;
  /** The parts whose remarks the head of the card shows. */
  readonly parts?: readonly RemarkPart[];
  readonly path?: string | null;
  readonly note?: string;
  /** A sentence below the head. */
  readonly lead?: string;
  readonly children: ReactNode;
}

/** A card of the overview: its title, how it stands, and the file that it was read from. */
export function SystemCard({ title, parts = [], path = null, note, lead, children }: CardProps) {
  const { remarks } = useSystem();
  const states = parts.map((part) => worstOf(remarks, part));
  const state = states.includes('bad') ? 'bad' : (states.find((one) => one !== null) ?? null);
  return (
    <section className="so-card so-sys-card" aria-label={title}>
      <div className="so-card-head">
        <h2>{title}</h2>
        {state !== null && <StateLabel state={state} />}
        {note !== undefined && <span className="so-quiet">{note}</span>}
        {path !== null && (
          <Place path={path} className="so-sys-source">
            <FileIcon /> <span className="so-clip">{visibleText(shortPath(path, 36))}</span>
          </Place>
        )}
      </div>
      {lead !== undefined && <p className="so-sys-lead so-quiet">{lead}</p>}
      {children}
    </section>
  );
}

/** A bar of up to 100 percent; the number stands beside it in text. */
export function Meter({ percent, state }: { readonly percent: number; readonly state: RemarkState | null }) {
  const tone = state === null ? 'neutral' : SIGNS[state].tone;
  return (
    <span className={`so-sys-meter so-tone-${tone}`} aria-hidden="true">
      <i style={{ width: `${Math.max(0, Math.min(100, percent))}%` }} />
    </span>
  );
}

interface Part<T> {
  readonly rows: readonly T[];
  readonly more: ReactNode;
}

/** The first rows of a list, and a button for all of them. `leftOut` are those that the case does not hold. */
export function useFirst<T>(rows: readonly T[], most: number, leftOut = 0): Part<T> {
  const { words } = useSystem();
  const [all, setAll] = useState(false);
  const hidden = rows.length > most;
  const more = (hidden || leftOut > 0) && (
    <p className="so-sys-more">
      {hidden && (
        <button type="button" className="so-text-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.showLess : words.showAll(rows.length)}
        </button>
      )}
      {leftOut > 0 && (all || !hidden) && <span className="so-quiet">{words.leftOut(leftOut)}</span>}
    </p>
  );
  return { rows: all ? rows : rows.slice(0, most), more };
}

/** A table of the overview, with its heads; numbers are aligned at the end. */
export function Table({
  heads,
  children,
  label,
}: {
  readonly heads: readonly (string | readonly [string])[];
  readonly children: ReactNode;
  readonly label: string;
}) {
  return (
    <div className="so-sys-scroll">
      <table className="so-table so-sys-table" aria-label={label}>
        <thead>
          <tr>
            {heads.map((head) => {
              const number = typeof head !== 'string';
              const text = number ? head[0] : head;
              return (
                <th key={text} scope="col" className={number ? 'so-number' : undefined}>
                  {text}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** Name and value in two columns; rows without a value are left out. */
export function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="so-facts so-card-body so-sys-facts">
      {rows
        .filter(([, value]) => value !== null && value !== '' && value !== false)
        .map(([name, value]) => (
          <Pair key={name} name={name} value={value} />
        ))}
    </dl>
  );
}

function Pair({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** The rows with remarks first, the worst before; the order is kept otherwise. */
export function useWorstFirst<T>(rows: readonly T[], part: RemarkPart, nameOf: (row: T) => string): readonly T[] {
  const { remarks } = useSystem();
  const rank = (row: T): number => {
    const state = worstOf(remarks, part, nameOf(row));
    return state === 'bad' ? 0 : state === 'warn' ? 1 : 2;
  };
  return [...rows].sort((a, b) => rank(a) - rank(b));
}
