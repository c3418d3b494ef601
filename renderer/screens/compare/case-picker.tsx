import {
  Dropdown,
  DropdownItem,
  DropdownList,
  MenuSearch,
  MenuSearchInput,
  MenuToggle,
  SearchInput,
} from '@patternfly/react-core';
import { useEffect, useState } from 'react';
import type { LibraryRow } from '../../../shared/contracts/library.ts';
import { formatDate, withoutArchitecture } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useActions, useAreaWords, useLanguage } from '../../state/app-context.ts';
import { shortHost } from '../../state/fleet/short-cells.ts';
import { compareScreenWords } from '../../words/areas/compare.ts';

const MOST = 50;

/** The cases that hold the words, those opened last first. */
function useFoundCases(text: string, asked: boolean): readonly LibraryRow[] {
  const actions = useActions();
  const [rows, setRows] = useState<readonly LibraryRow[]>([]);
  useEffect(() => {
    if (!asked) return;
    let wanted = true;
    const query = { text, verdicts: [], severities: [], tags: [], sort: 'opened', descending: true } as const;
    actions
      .request('library:list', { ...query, verdicts: [], severities: [], tags: [], offset: 0, limit: MOST })
      .then((page) => {
        if (wanted) setRows(page.rows);
      })
      .catch((error: unknown) => actions.fail(error));
    return () => {
      wanted = false;
    };
  }, [actions, text, asked]);
  return rows;
}

interface PickerProps {
  readonly side: 'A' | 'B';
  /** Name of the case chosen, null where none is. */
  readonly name: string | null;
  readonly onChoose: (caseId: string) => void;
}

/** Chooses one of the kept cases, by searching for host, case number or file. */
export function CasePicker({ side, name, onChoose }: PickerProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const words = useAreaWords(compareScreenWords);
  const rows = useFoundCases(text, open);
  const shown = name === null ? words.choose(side) : shortHost(visibleText(name));
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      isScrollable
      popperProps={{ appendTo: 'inline', minWidth: '24rem' }}
      toggle={(ref) => (
        <MenuToggle ref={ref} size="sm" isExpanded={open} onClick={() => setOpen(!open)} data-testid={`pick-${side}`}>
          <span className="so-badge">{side}</span> {shown}
        </MenuToggle>
      )}
    >
      <MenuSearch>
        <MenuSearchInput>
          <SearchInput
            value={text}
            aria-label={words.search}
            placeholder={words.search}
            onChange={(_event, value) => setText(value)}
            onClear={() => setText('')}
          />
        </MenuSearchInput>
      </MenuSearch>
      <DropdownList aria-label={words.choose(side)}>
        {rows.map((row) => (
          <CaseItem key={row.caseId} row={row} onChoose={onChoose} />
        ))}
        {rows.length === 0 && <DropdownItem isDisabled>{words.noCase}</DropdownItem>}
      </DropdownList>
    </Dropdown>
  );
}

function CaseItem({ row, onChoose }: { readonly row: LibraryRow; readonly onChoose: (caseId: string) => void }) {
  const language = useLanguage();
  const parts = [
    row.collectedAt === null ? null : formatDate(row.collectedAt.slice(0, 10), language),
    row.kernel === null ? null : withoutArchitecture(row.kernel),
    row.caseNumber,
    row.file,
  ];
  const text = parts.filter((part) => part !== null).join(' · ');
  return (
    <DropdownItem description={visibleText(text)} onClick={() => onChoose(row.caseId)}>
      {visibleText(row.hostname ?? row.file)}
    </DropdownItem>
  );
}
