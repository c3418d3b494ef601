import { AngleLeftIcon } from '@patternfly/react-icons/dist/esm/icons/angle-left-icon';
import { AngleRightIcon } from '@patternfly/react-icons/dist/esm/icons/angle-right-icon';
import { ArrowLeftIcon } from '@patternfly/react-icons/dist/esm/icons/arrow-left-icon';
import { CopyIcon } from '@patternfly/react-icons/dist/esm/icons/copy-icon';
import { ExpandIcon } from '@patternfly/react-icons/dist/esm/icons/expand-icon';
import { SearchMinusIcon } from '@patternfly/react-icons/dist/esm/icons/search-minus-icon';
import { ThumbtackIcon } from '@patternfly/react-icons/dist/esm/icons/thumbtack-icon';
import type { ReactNode } from 'react';
import type { LogFilter, LogRow, LogViewState } from '../../../shared/contracts/logs.ts';
import { formatBytes, formatCount } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { shortPath } from '../../components/short-path.ts';
import { useActions, useAppState } from '../../state/app-context.ts';
import { shortNames } from '../../state/logs/archive-tree.ts';
import { hostTime, lengthOf } from '../../state/logs/time-axis.ts';
import type { LogsWords } from '../../words/areas/logs.ts';

interface HeadProps {
  readonly paths: readonly string[];
  readonly view: LogViewState;
  readonly filter: LogFilter;
  readonly row: LogRow | null;
  readonly said: string;
  readonly missed: { readonly line: number; readonly hidden: boolean } | null;
  readonly whole: boolean;
  /** Rows that prove, and the current one. */
  readonly proofs: readonly number[];
  readonly current: number;
  readonly onWalk: (step: 1 | -1) => void;
  readonly words: LogsWords;
  readonly onCopy: () => void;
  readonly onPin: () => void;
  readonly onWhole: () => void;
  readonly onAllTime: () => void;
  readonly onDropFilters: () => void;
}

/** Which file this is, what the histogram counts, and what can be done with the current line. */
export function ViewHead(props: HeadProps) {
  const { paths, view, filter, row, said, missed, words, onAllTime, onDropFilters } = props;
  const actions = useActions();
  const cameFrom = useAppState(({ origins }) => origins.at(-1)?.name ?? null);
  return (
    <header className="so-logs-head">
      {cameFrom === 'finding' && (
        <button type="button" className="so-text-button so-small so-nowrap" onClick={actions.back}>
          <ArrowLeftIcon /> {words.backToFinding} <kbd className="so-kbd">Esc</kbd>
        </button>
      )}
      <Names paths={paths} />
      <LinkTarget paths={paths} view={view} words={words} />
      <BucketLength view={view} words={words} />
      {(filter.from !== null || filter.to !== null) && (
        <button type="button" className="so-text-button so-small so-nowrap" onClick={onAllTime}>
          <SearchMinusIcon /> {words.allTime}
        </button>
      )}
      <span role="status" className="so-quiet so-clip">
        {view.message !== null && view.state === 'ready' ? visibleText(view.message) : said}
        {missed !== null && (
          <>
            {' '}
            {missed.hidden ? words.hidden(formatCount(missed.line)) : words.noSuchLine(formatCount(missed.line))}{' '}
            {missed.hidden && (
              <button type="button" className="so-text-button" onClick={onDropFilters}>
                {words.dropFilters}
              </button>
            )}
          </>
        )}
      </span>
      <span className="so-spring" />
      <Walk {...props} />
      {view.histogram !== null && <Legend words={words} />}
      <Tool label={words.pin} disabled={row === null} onClick={props.onPin} icon={<ThumbtackIcon />} />
      <Tool label={words.copy} disabled={row === null} onClick={props.onCopy} icon={<CopyIcon />} />
      <Tool
        label={words.wholeLine}
        disabled={row === null}
        onClick={props.onWhole}
        pressed={props.whole}
        icon={<ExpandIcon />}
      />
    </header>
  );
}

function Names({ paths }: { readonly paths: readonly string[] }) {
  const [first] = paths;
  if (paths.length === 1 && first !== undefined) {
    return (
      <h1 className="so-mono so-logs-path so-clip" title={visibleText(first)} data-testid="log-path">
        {visibleText(shortPath(first, 70))}
      </h1>
    );
  }
  const names = shortNames(paths);
  return (
    <h1 className="so-mono so-logs-path so-clip" data-testid="log-path">
      {paths.map((path, number) => (
        <span key={path} className={`so-file-${number % 6} so-logs-file-name`} title={visibleText(path)}>
          {visibleText(names.get(path) ?? path)}
        </span>
      ))}
    </h1>
  );
}

/** A link is shown under its own name; this says what it leads to. */
function LinkTarget({ paths, view, words }: Pick<HeadProps, 'paths' | 'view' | 'words'>) {
  const [target] = view.files;
  if (paths.length !== 1 || target === undefined || target.path === paths[0]) return null;
  return <span className="so-quiet so-clip">{words.linkTo(visibleText(target.path))}</span>;
}

function BucketLength({ view, words }: { readonly view: LogViewState; readonly words: LogsWords }) {
  const { histogram } = view;
  if (histogram === null || histogram.buckets.length === 0) return null;
  const from = hostTime(histogram.from);
  const to = hostTime(histogram.to);
  if (from === null || to === null || to.at <= from.at) return null;
  return (
    <span className="so-quiet so-nowrap">{words.bucket(lengthOf((to.at - from.at) / histogram.buckets.length))}</span>
  );
}

/** Previous and next proving line, and which one is current. */
function Walk({ proofs, current, words, onWalk }: HeadProps) {
  if (proofs.length === 0) return null;
  const at = proofs.indexOf(current);
  const of = formatCount(proofs.length);
  return (
    <span className="so-logs-walk so-small">
      <Tool
        label={words.previousProving}
        disabled={(proofs[0] ?? 0) >= current}
        onClick={() => onWalk(-1)}
        icon={<AngleLeftIcon />}
      />
      <span className="so-tree-proving" title={words.provingLines(of)} data-testid="log-proving">
        {at < 0 ? words.proving(of) : words.provingOf(formatCount(at + 1), of)}
      </span>
      <Tool
        label={words.nextProving}
        disabled={(proofs.at(-1) ?? 0) <= current}
        onClick={() => onWalk(1)}
        icon={<AngleRightIcon />}
      />
    </span>
  );
}

function Legend({ words }: { readonly words: LogsWords }) {
  return (
    <span className="so-logs-legend so-small" aria-hidden="true">
      <i className="so-legend-error" /> {words.errors}
      <i className="so-legend-warning" /> {words.warnings}
      <i className="so-legend-other" /> {words.others}
    </span>
  );
}

interface ToolProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly disabled: boolean;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

function Tool({ label, icon, disabled, pressed, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className="so-icon-button so-logs-tool"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      {icon}
    </button>
  );
}

interface EmptyProps {
  readonly view: LogViewState;
  readonly words: LogsWords;
  readonly filtered: boolean;
  readonly onDropFilters: () => void;
}

/** Why there are no rows: binary data, an empty file, or filters that leave nothing. */
export function EmptyView({ view, words, filtered, onDropFilters }: EmptyProps) {
  const bytes = view.files.reduce((sum, file) => sum + file.bytes, 0);
  if (view.binary) return <Said title={words.binary} note={words.binaryNote(formatBytes(bytes))} />;
  if (!filtered) return <Said title={words.emptyFile} note={words.emptyFileNote} />;
  return (
    <Said title={words.nothingLeft} note="">
      <button type="button" className="pf-v6-c-button pf-m-secondary pf-m-small" onClick={onDropFilters}>
        {words.dropFilters}
      </button>
    </Said>
  );
}

interface SaidProps {
  readonly title: string;
  readonly note: string;
  readonly children?: ReactNode;
}

/** A state without lines, in words, with what to do. */
export function Said({ title, note, children }: SaidProps) {
  return (
    <div className="so-empty so-logs-empty" role="status" data-testid="logs-empty">
      <h2>{title}</h2>
      {note !== '' && <p>{note}</p>}
      {children}
    </div>
  );
}
