import { Button, Dropdown, DropdownItem, DropdownList, MenuToggle, SearchInput, Switch } from '@patternfly/react-core';
import { CopyIcon } from '@patternfly/react-icons/dist/esm/icons/copy-icon';
import { ExchangeAltIcon } from '@patternfly/react-icons/dist/esm/icons/exchange-alt-icon';
import { FileExportIcon } from '@patternfly/react-icons/dist/esm/icons/file-export-icon';
import { useState } from 'react';
import type { CompareFormat } from '../../../shared/contracts/fleet.ts';
import type { Comparison } from '../../../shared/presentation/compare-types.ts';
import { compareWords } from '../../../shared/presentation/compare-words.ts';
import { NoticeLine } from '../../components/notice-line.tsx';
import { OutcomeLine } from '../../components/outcome-line.tsx';
import { useActions, useAreaWords, useLanguage, useWords } from '../../state/app-context.ts';
import type { RowFilter } from '../../state/compare/shown-rows.ts';
import { compareScreenWords } from '../../words/areas/compare.ts';
import { CasePicker } from './case-picker.tsx';
import type { Exporting } from './compare-screen.tsx';

interface HeadProps {
  readonly a: string | null;
  readonly b: string | null;
  readonly nameA: string | null;
  readonly nameB: string | null;
  readonly comparison: Comparison | null;
  readonly filter?: RowFilter;
  readonly onFilter?: (filter: RowFilter) => void;
  readonly exporting?: Exporting;
}

/** Title, the two cases, and what to do with the comparison. */
export function CompareHead(props: HeadProps) {
  const { a, b, nameA, nameB, comparison, exporting } = props;
  const actions = useActions();
  const ui = useWords();
  const words = useAreaWords(compareScreenWords);
  const say = compareWords(useLanguage());
  const show = (left: string | null, right: string | null): void =>
    actions.show({ name: 'compare', ...(left !== null && { a: left }), ...(right !== null && { b: right }) });
  return (
    <>
      <div className="so-page-head">
        <div className="so-page-title">
          <h1>{ui.compare}</h1>
          <CasePicker side="A" name={nameA} onChoose={(caseId) => show(caseId, b)} />
          <Button
            variant="plain"
            size="sm"
            icon={<ExchangeAltIcon />}
            aria-label={words.swap}
            title={`${words.swap} (X)`}
            onClick={() => show(b, a)}
          />
          <CasePicker side="B" name={nameB} onChoose={(caseId) => show(a, caseId)} />
          <NoticeLine />
          <OutcomeLine outcome={exporting?.outcome ?? null} />
        </div>
        {comparison !== null && exporting !== undefined && <ExportButtons exporting={exporting} />}
      </div>
      {comparison !== null && (
        <div className="so-fleet-filters">
          <FilterControls {...props} />
          <span className="so-quiet" data-testid="compare-count">
            {say.rowsDiffer(comparison.differing, comparison.rows)}
            {comparison.unknown > 0 && `, ${say.cannotTell(comparison.unknown)}`}
          </span>
          <span className="so-spring" />
          <SectionLinks comparison={comparison} />
        </div>
      )}
    </>
  );
}

function FilterControls({ filter, onFilter }: HeadProps) {
  const words = useAreaWords(compareScreenWords);
  if (filter === undefined || onFilter === undefined) return null;
  return (
    <>
      <Switch
        id="compare-only"
        label={words.onlyDifferences}
        isChecked={filter.onlyDifferences}
        onChange={(_event, onlyDifferences) => onFilter({ ...filter, onlyDifferences })}
      />
      <SearchInput
        className="so-fleet-search"
        value={filter.text}
        placeholder={words.filter}
        aria-label={words.filter}
        resetButtonLabel={words.clearFilter}
        data-find
        onChange={(_event, text) => onFilter({ ...filter, text })}
        onClear={() => onFilter({ ...filter, text: '' })}
      />
    </>
  );
}

/** Jumps to a section, each with how many rows differ in it. */
function SectionLinks({ comparison }: { readonly comparison: Comparison }) {
  const words = useAreaWords(compareScreenWords);
  const jump = (id: string): void => document.querySelector(`#compare-${id}`)?.scrollIntoView({ block: 'start' });
  return (
    <nav className="so-compare-links" aria-label={words.sections}>
      {comparison.sections
        .filter(({ differing }) => differing > 0)
        .map(({ id, title, differing }) => (
          <button key={id} type="button" className="so-chip so-compare-link" onClick={() => jump(id)}>
            {title} <strong>{differing}</strong>
          </button>
        ))}
    </nav>
  );
}

const FORMATS: readonly CompareFormat[] = ['markdown', 'html', 'csv'];

function ExportButtons({ exporting }: { readonly exporting: Exporting }) {
  const [open, setOpen] = useState(false);
  const words = useAreaWords(compareScreenWords);
  return (
    <>
      <Button variant="secondary" size="sm" icon={<CopyIcon />} onClick={exporting.copy} data-testid="compare-copy">
        {words.copy}
      </Button>
      <Dropdown
        isOpen={open}
        onOpenChange={setOpen}
        onSelect={() => setOpen(false)}
        popperProps={{ appendTo: 'inline', position: 'right' }}
        toggle={(ref) => (
          <MenuToggle
            ref={ref}
            variant="primary"
            size="sm"
            icon={<FileExportIcon />}
            isExpanded={open}
            onClick={() => setOpen(!open)}
            data-testid="compare-export"
          >
            {words.export}
          </MenuToggle>
        )}
      >
        <DropdownList>
          {FORMATS.map((format) => (
            <DropdownItem key={format} data-testid={`compare-export-${format}`} onClick={() => exporting.save(format)}>
              {words.formats[format]}
            </DropdownItem>
          ))}
        </DropdownList>
      </Dropdown>
    </>
  );
}
