import { CommentAltIcon } from '@patternfly/react-icons/dist/esm/icons/comment-alt-icon';
import { SortAmountDownIcon } from '@patternfly/react-icons/dist/esm/icons/sort-amount-down-icon';
import { SortAmountUpIcon } from '@patternfly/react-icons/dist/esm/icons/sort-amount-up-icon';
import { ThumbtackIcon } from '@patternfly/react-icons/dist/esm/icons/thumbtack-icon';
import { UnlinkIcon } from '@patternfly/react-icons/dist/esm/icons/unlink-icon';
import type { LibraryPage, LibraryRow, LibrarySort } from '../../../shared/contracts/library.ts';
import { withoutArchitecture } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { HostName } from '../../components/host-name.tsx';
import { SignLabel, severitySign, verdictSign } from '../../components/tones.tsx';
import { ago } from '../../state/ago.ts';
import { useAreaWords, useLanguage, useSharedWords, useWords } from '../../state/app-context.ts';
import { libraryWords } from '../../words/areas/library.ts';
import type { LibraryView } from './use-library.ts';

/** The columns in order; each is what it sorts by. */
const COLUMNS: readonly LibrarySort[] = ['host', 'verdict', 'kernel', 'finding', 'number', 'opened'];
/** Newest first, else A first and worst first. */
const DESCENDING: ReadonlySet<LibrarySort> = new Set(['opened', 'added', 'collected']);

interface TableProps {
  readonly library: LibraryView;
  readonly page: LibraryPage;
  readonly current: string | null;
  readonly chosen: ReadonlySet<string>;
  readonly onCurrent: (caseId: string) => void;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
  readonly onOpen: (row: LibraryRow) => void;
}

/** The cases, a row each; the row that is current is told beside the table. */
export function LibraryTable({ library, page, current, chosen, onCurrent, onChosen, onOpen }: TableProps) {
  const words = useAreaWords(libraryWords);
  const { rows, matched } = page;
  const all = rows.every(({ caseId }) => chosen.has(caseId));
  const choose = (caseId: string): void => {
    const next = new Set(chosen);
    if (!next.delete(caseId)) next.add(caseId);
    onChosen(next);
  };
  return (
    <>
      <table className="so-table so-library-table">
        <thead>
          <tr>
            <th>
              <input
                type="checkbox"
                checked={all}
                aria-label={words.selectAll}
                onChange={() => onChosen(all ? new Set() : new Set(rows.map(({ caseId }) => caseId)))}
              />
            </th>
            {COLUMNS.map((sort) => (
              <SortHead key={sort} sort={sort} library={library} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CaseRow
              key={row.caseId}
              row={row}
              current={row.caseId === current}
              chosen={chosen.has(row.caseId)}
              onCurrent={() => onCurrent(row.caseId)}
              onChoose={() => choose(row.caseId)}
              onOpen={() => onOpen(row)}
            />
          ))}
        </tbody>
      </table>
      {matched > rows.length && (
        <button type="button" className="so-text-button so-library-more" onClick={library.showMore}>
          {words.showMore(Math.min(100, matched - rows.length))}
        </button>
      )}
    </>
  );
}

function SortHead({ sort, library }: { readonly sort: LibrarySort; readonly library: LibraryView }) {
  const words = useAreaWords(libraryWords);
  const { query, change } = library;
  const on = query.sort === sort;
  const descending = on ? !query.descending : DESCENDING.has(sort);
  return (
    <th scope="col" aria-sort={on ? (query.descending ? 'descending' : 'ascending') : undefined}>
      <button
        type="button"
        className="so-sort"
        title={words.sortBy(words.sorts[sort])}
        onClick={() => change({ sort, descending })}
      >
        {words.sorts[sort]}
        {on && (query.descending ? <SortAmountDownIcon /> : <SortAmountUpIcon />)}
      </button>
    </th>
  );
}

interface RowProps {
  readonly row: LibraryRow;
  readonly current: boolean;
  readonly chosen: boolean;
  readonly onCurrent: () => void;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
}

function CaseRow({ row, current, chosen, onCurrent, onChoose, onOpen }: RowProps) {
  const words = useAreaWords(libraryWords);
  const ui = useWords();
  const shared = useSharedWords();
  const language = useLanguage();
  const name = visibleText(row.hostname ?? row.file);
  return (
    <tr
      className={current ? 'so-library-current' : undefined}
      aria-selected={current}
      data-testid="library-row"
      data-case-row={row.caseId}
      onClick={onCurrent}
      onDoubleClick={onOpen}
      onFocus={onCurrent}
    >
      <td>
        <input type="checkbox" checked={chosen} aria-label={words.select(name)} onChange={onChoose} />
      </td>
      <td className="so-library-host">
        <button type="button" className="so-text-button" onClick={onOpen}>
          <HostName name={row.hostname ?? row.file} />
        </button>
        <Marks row={row} />
      </td>
      <td className="so-library-verdict">
        {row.verdict === null ? (
          <span className="so-quiet">{ui.noVerdict}</span>
        ) : (
          <SignLabel sign={verdictSign(row.verdict)}>{shared.verdict[row.verdict]}</SignLabel>
        )}
      </td>
      <td className="so-mono so-quiet so-library-kernel">
        {row.kernel === null ? shared.label.unknown : visibleText(withoutArchitecture(row.kernel))}
      </td>
      <td className="so-library-top">
        <TopFinding row={row} />
      </td>
      <td className="so-quiet so-nowrap">{row.caseNumber === null ? '' : visibleText(row.caseNumber)}</td>
      <td className="so-quiet so-nowrap">{ago(row.openedAt, Date.now(), language)}</td>
    </tr>
  );
}

function TopFinding({ row }: { readonly row: LibraryRow }) {
  const ui = useWords();
  const shared = useSharedWords();
  if (row.topFinding === null || row.severity === null) return <span className="so-quiet">{ui.noFindingShort}</span>;
  const sign = severitySign(row.severity);
  const title = `${shared.severity[row.severity]}: ${visibleText(row.topFinding)}`;
  return (
    <span className={`so-library-finding so-tone-${sign.tone}`} title={title}>
      <sign.Icon className="so-tone-icon" />
      <span className="so-visually-hidden">{shared.severity[row.severity]}: </span>
      <span>{visibleText(row.topFinding)}</span>
    </span>
  );
}

/** Signs after the host's name: archive gone, note, pins, tags; each with its words. */
function Marks({ row }: { readonly row: LibraryRow }) {
  const words = useAreaWords(libraryWords);
  const gone = row.place === 'moved' || row.place === 'changed';
  return (
    <span className="so-library-marks">
      {gone && (
        <span role="img" aria-label={words.places[row.place]} title={words.places[row.place]} className="so-moved">
          <UnlinkIcon />
        </span>
      )}
      {row.noteStart !== '' && (
        <span role="img" aria-label={words.note} title={visibleText(row.noteStart)}>
          <CommentAltIcon />
        </span>
      )}
      {row.pins > 0 && (
        <span role="img" aria-label={words.pins(row.pins)} title={words.pins(row.pins)}>
          <ThumbtackIcon />
        </span>
      )}
      {row.place === 'sample' && <span className="so-chip">{words.sample}</span>}
      {row.tags.map((tag) => (
        <span key={tag} className="so-chip">
          {visibleText(tag)}
        </span>
      ))}
    </span>
  );
}
