import { Button, SearchInput } from '@patternfly/react-core';
import { ColumnsIcon } from '@patternfly/react-icons/dist/esm/icons/columns-icon';
import { TimesIcon } from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { TrashIcon } from '@patternfly/react-icons/dist/esm/icons/trash-icon';
import type { LibraryPage } from '../../../shared/contracts/library.ts';
import type { Severity, Verdict } from '../../../shared/contracts/verdict.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { severitySign, verdictSign } from '../../components/tones.tsx';
import { useActions, useAreaWords, useSharedWords } from '../../state/app-context.ts';
import { libraryWords } from '../../words/areas/library.ts';
import { FilterMenu } from './filter-menu.tsx';
import { isFiltered, type LibraryView, unfiltered } from './use-library.ts';

const VERDICTS: readonly Verdict[] = [
  'affected-hit',
  'affected-no-symptom',
  'not-exposed',
  'fixed-not-running',
  'historic',
  'symptom-other-kernel',
  'not-affected',
  'unknown',
];
const SEVERITIES: readonly Severity[] = ['critical', 'important', 'moderate', 'low', 'info'];

const toggled = <T,>(list: readonly T[], value: T): T[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value];

interface ToolbarProps {
  readonly library: LibraryView;
  readonly page: LibraryPage;
  readonly chosen: ReadonlySet<string>;
  readonly onDelete: () => void;
}

/** Search, filters, and what can be done with the chosen cases. */
export function LibraryToolbar({ library, page, chosen, onDelete }: ToolbarProps) {
  const words = useAreaWords(libraryWords);
  const shared = useSharedWords();
  const { query, change } = library;
  return (
    <>
      <div className="so-card-head so-library-bar">
        <SearchInput
          className="so-library-search"
          value={query.text}
          placeholder={words.search}
          aria-label={words.search}
          resetButtonLabel={words.clearSearch}
          data-find
          data-testid="library-search"
          onChange={(_event, text) => change({ text })}
          onClear={() => change({ text: '' })}
        />
        <FilterMenu
          name={words.filterVerdict}
          options={VERDICTS.map((value) => ({ value, label: shared.verdict[value], sign: verdictSign(value) }))}
          chosen={query.verdicts}
          onToggle={(value) => change({ verdicts: toggled(query.verdicts, value) })}
        />
        <FilterMenu
          name={words.filterSeverity}
          options={SEVERITIES.map((value) => ({ value, label: shared.severity[value], sign: severitySign(value) }))}
          chosen={query.severities}
          onToggle={(value) => change({ severities: toggled(query.severities, value) })}
        />
        {page.tags.length > 0 && (
          <FilterMenu
            name={words.filterTag}
            options={page.tags.map(({ tag, count }) => ({
              value: tag,
              label: `${visibleText(tag)} (${count})`,
              sign: null,
            }))}
            chosen={query.tags}
            onToggle={(value) => change({ tags: toggled(query.tags, value) })}
          />
        )}
        <span className="so-spring" />
        {chosen.size > 0 && <ChosenActions chosen={chosen} onDelete={onDelete} />}
      </div>
      {isFiltered(query) && <FilterChips library={library} />}
    </>
  );
}

function ChosenActions({ chosen, onDelete }: Pick<ToolbarProps, 'chosen' | 'onDelete'>) {
  const words = useAreaWords(libraryWords);
  const actions = useActions();
  const [a, b] = [...chosen];
  const two = chosen.size === 2 && a !== undefined && b !== undefined;
  return (
    <>
      <span className="so-quiet" role="status">
        {words.selected(chosen.size)}
      </span>
      <Button
        variant="secondary"
        size="sm"
        icon={<ColumnsIcon />}
        isDisabled={!two}
        title={words.compareHint}
        onClick={() => two && actions.show({ name: 'compare', a, b })}
      >
        {words.compareSelected}
      </Button>
      <Button variant="secondary" size="sm" icon={<TrashIcon />} data-testid="delete-chosen" onClick={onDelete}>
        {words.deleteSelected}
      </Button>
    </>
  );
}

/** Every filter that is on, to take away one by one or all at once. */
function FilterChips({ library: { query, change } }: { readonly library: LibraryView }) {
  const words = useAreaWords(libraryWords);
  const shared = useSharedWords();
  const chips = [
    ...query.verdicts.map((value) => ({
      name: shared.verdict[value],
      off: () => change({ verdicts: toggled(query.verdicts, value) }),
    })),
    ...query.severities.map((value) => ({
      name: shared.severity[value],
      off: () => change({ severities: toggled(query.severities, value) }),
    })),
    ...query.tags.map((value) => ({
      name: visibleText(value),
      off: () => change({ tags: toggled(query.tags, value) }),
    })),
  ];
  if (chips.length === 0) return null;
  return (
    <div className="so-library-chips">
      {chips.map(({ name, off }) => (
        <button
          key={name}
          type="button"
          className="so-chip so-chip-button"
          aria-label={words.removeFilter(name)}
          onClick={off}
        >
          {name} <TimesIcon />
        </button>
      ))}
      <button type="button" className="so-text-button so-small" onClick={() => change(unfiltered(query))}>
        {words.clearFilters}
      </button>
    </div>
  );
}
