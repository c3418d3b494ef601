import { Button, FormSelect, FormSelectOption, SearchInput } from '@patternfly/react-core';
import { ColumnsIcon } from '@patternfly/react-icons/dist/esm/icons/columns-icon';
import { FolderPlusIcon } from '@patternfly/react-icons/dist/esm/icons/folder-plus-icon';
import type { FleetFormat, FleetRow, FleetSource } from '../../../shared/contracts/fleet.ts';
import { SEVERITIES } from '../../../shared/contracts/scales.ts';
import { type FleetFilter, sharedArchives } from '../../../shared/presentation/fleet.ts';
import { fleetWords } from '../../../shared/presentation/fleet-words.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { NoticeLine } from '../../components/notice-line.tsx';
import { type Outcome, OutcomeLine } from '../../components/outcome-line.tsx';
import { useActions, useAreaWords, useLanguage, useSharedWords } from '../../state/app-context.ts';
import { fleetScreenWords } from '../../words/areas/fleet.ts';
import { FleetExport } from './fleet-export.tsx';

export interface FleetHeadProps {
  readonly source: FleetSource;
  /** Every row of the source. */
  readonly rows: readonly FleetRow[];
  readonly shown: number;
  readonly filter: FleetFilter;
  readonly selected: readonly string[];
  readonly outcome: Outcome | null;
  readonly onSource: (source: FleetSource, file: string | null) => void;
  readonly onFilter: (filter: FleetFilter) => void;
  readonly onExport: (format: FleetFormat) => void;
}

/** Title, where the hosts come from, what to do with them; below it the filters. */
export function FleetHead(props: FleetHeadProps) {
  const { rows, shown, selected, outcome, onExport } = props;
  const actions = useActions();
  const words = useAreaWords(fleetScreenWords);
  const say = fleetWords(useLanguage());
  const [a, b, ...more] = selected;
  const two = a !== undefined && b !== undefined && more.length === 0;
  const addFolder = (): void => {
    actions.request('fleet:add-folder', undefined).catch(actions.fail);
  };
  return (
    <>
      <div className="so-page-head">
        <div className="so-page-title">
          <h1>{say.title}</h1>
          <SourceSelect {...props} />
          <span className="so-quiet" data-testid="fleet-count">
            {words.shown(shown, rows.length)}
          </span>
          <NoticeLine />
          <OutcomeLine outcome={outcome} />
        </div>
        <Button variant="secondary" size="sm" icon={<FolderPlusIcon />} onClick={addFolder}>
          {words.addFolder}
        </Button>
        <Button
          variant="secondary"
          size="sm"
          icon={<ColumnsIcon />}
          isAriaDisabled={!two}
          title={two ? undefined : words.compareHint}
          data-testid="fleet-compare"
          onClick={() => two && actions.show({ name: 'compare', a, b })}
        >
          {words.compare}
        </Button>
        <FleetExport disabled={shown === 0} onExport={onExport} />
      </div>
      <Filters {...props} />
    </>
  );
}

/** This session, all cases, or one archive of several hosts. */
function SourceSelect({ source, rows, filter, onSource }: FleetHeadProps) {
  const words = useAreaWords(fleetScreenWords);
  const archives = sharedArchives(rows);
  const value = filter.file === null ? source : `file ${filter.file}`;
  const choose = (chosen: string): void => {
    if (chosen === 'session' || chosen === 'library') onSource(chosen, null);
    else onSource(source, chosen.slice('file '.length));
  };
  return (
    <FormSelect
      className="so-fleet-select"
      value={value}
      aria-label={words.source}
      data-testid="fleet-source"
      onChange={(_event, chosen) => choose(chosen)}
    >
      <FormSelectOption value="session" label={words.session} />
      <FormSelectOption value="library" label={words.library} />
      {archives.map(({ file, hosts }) => (
        <FormSelectOption key={file} value={`file ${file}`} label={words.archiveOf(visibleText(file), hosts)} />
      ))}
    </FormSelect>
  );
}

function Filters({ filter, onFilter }: FleetHeadProps) {
  const words = useAreaWords(fleetScreenWords);
  const { severity } = useSharedWords();
  return (
    <div className="so-fleet-filters">
      <SearchInput
        className="so-fleet-search"
        value={filter.text}
        placeholder={words.filter}
        aria-label={words.filterHint}
        resetButtonLabel={words.clearFilter}
        data-find
        onChange={(_event, text) => onFilter({ ...filter, text })}
        onClear={() => onFilter({ ...filter, text: '' })}
      />
      <FormSelect
        className="so-fleet-select"
        value={filter.severity ?? ''}
        aria-label={words.severityFilter}
        data-testid="fleet-severity"
        onChange={(_event, value) => onFilter({ ...filter, severity: SEVERITIES.find((one) => one === value) ?? null })}
      >
        <FormSelectOption value="" label={words.anySeverity} />
        {SEVERITIES.slice(0, -1).map((one) => (
          <FormSelectOption key={one} value={one} label={words.atLeast(severity[one])} />
        ))}
      </FormSelect>
    </div>
  );
}
