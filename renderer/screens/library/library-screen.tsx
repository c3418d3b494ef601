import { Button, Skeleton } from '@patternfly/react-core';
import { FolderOpenIcon } from '@patternfly/react-icons/dist/esm/icons/folder-open-icon';
import { useEffect, useState } from 'react';
import type { LibraryPage, LibraryRow } from '../../../shared/contracts/library.ts';
import { NoticeLine } from '../../components/notice-line.tsx';
import { useActions, useAreaWords } from '../../state/app-context.ts';
import { useCommands } from '../../state/use-commands.ts';
import { libraryWords } from '../../words/areas/library.ts';
import { CaseDetails } from './case-details.tsx';
import { LibraryTable } from './library-table.tsx';
import { LibraryToolbar } from './library-toolbar.tsx';
import { TroubleBanner } from './trouble-banner.tsx';
import { isFiltered, type LibraryView, unfiltered, useLibrary } from './use-library.ts';

/** The library screen: every case that was analysed, to find, to open, to number, to delete. */
export function LibraryScreen() {
  const words = useAreaWords(libraryWords);
  const actions = useActions();
  const library = useLibrary();
  const { page } = library;
  return (
    <div className="so-library" data-testid="library-screen">
      <div className="so-page-head">
        <h1>{words.title}</h1>
        {page !== null && page.total > 0 && (
          <span className="so-quiet" role="status" data-testid="library-count">
            {words.count(page.matched, page.total)}
          </span>
        )}
        <span className="so-spring" />
        <NoticeLine />
        <Button variant="secondary" size="sm" icon={<FolderOpenIcon />} onClick={actions.openDialog}>
          {words.open}
        </Button>
      </div>
      {page !== null && page.trouble.length > 0 && <TroubleBanner trouble={page.trouble} />}
      {page === null ? (
        <Skeleton height="320px" />
      ) : page.total === 0 ? (
        <NoCases />
      ) : (
        <Cases library={library} page={page} />
      )}
    </div>
  );
}

function NoCases() {
  const words = useAreaWords(libraryWords);
  const actions = useActions();
  return (
    <section className="so-card so-empty" data-testid="library-empty">
      <h2>{words.none}</h2>
      <p>{words.noneNote}</p>
      <span className="so-actions">
        <Button variant="primary" size="sm" onClick={actions.openDialog}>
          {words.open}
        </Button>
        <Button variant="secondary" size="sm" onClick={actions.addSample}>
          {words.openSample}
        </Button>
      </span>
    </section>
  );
}

interface CasesProps {
  readonly library: LibraryView;
  readonly page: LibraryPage;
}

/** The row that is current survives answers that still hold it. */
function useCurrent(rows: readonly LibraryRow[]) {
  const [currentId, setCurrentId] = useState<string | null>(null);
  const at = rows.findIndex(({ caseId }) => caseId === currentId);
  return { current: rows[at < 0 ? 0 : at] ?? null, at: at < 0 ? 0 : at, setCurrentId };
}

function Cases({ library, page }: CasesProps) {
  const actions = useActions();
  const { rows } = page;
  const { current, at, setCurrentId } = useCurrent(rows);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // What is not in the answer any more is not chosen either: a filter must not hide what Delete takes.
  useEffect(() => {
    setChosen((before) => new Set([...before].filter((id) => rows.some(({ caseId }) => caseId === id))));
  }, [rows]);
  const open = (row: LibraryRow): void => actions.show({ name: 'summary', caseId: row.caseId });
  const remove = (ids: readonly string[]): void => {
    const only = ids.length === 1 ? rows.find(({ caseId }) => caseId === ids[0]) : undefined;
    if (ids.length > 0) actions.deleteCases(ids, only === undefined ? null : (only.hostname ?? only.file));
  };
  const go = (to: number): boolean => {
    const row = rows[to];
    if (row === undefined) return false;
    setCurrentId(row.caseId);
    document.querySelector(`[data-case-row="${row.caseId}"]`)?.scrollIntoView({ block: 'nearest' });
    return true;
  };
  useCommands({
    escape: actions.back,
    down: () => go(at + 1),
    up: () => go(at - 1),
    enter: () => (current === null ? false : open(current)),
    delete: () => remove(chosen.size > 0 ? [...chosen] : current === null ? [] : [current.caseId]),
  });
  return (
    <div className="so-library-columns">
      <section className="so-card">
        <LibraryToolbar library={library} page={page} chosen={chosen} onDelete={() => remove([...chosen])} />
        {rows.length === 0 ? (
          <NoMatch onClear={() => library.change(unfiltered(library.query))} filtered={isFiltered(library.query)} />
        ) : (
          <LibraryTable
            library={library}
            page={page}
            current={current?.caseId ?? null}
            chosen={chosen}
            onCurrent={setCurrentId}
            onChosen={setChosen}
            onOpen={open}
          />
        )}
      </section>
      {current !== null && <CaseDetails key={current.caseId} row={current} onDelete={() => remove([current.caseId])} />}
    </div>
  );
}

function NoMatch({ onClear, filtered }: { readonly onClear: () => void; readonly filtered: boolean }) {
  const words = useAreaWords(libraryWords);
  return (
    <div className="so-empty" data-testid="library-no-match">
      <h2>{words.noMatch}</h2>
      <p>{words.noMatchNote}</p>
      {filtered && (
        <Button variant="secondary" size="sm" onClick={onClear}>
          {words.clearFilters}
        </Button>
      )}
    </div>
  );
}
