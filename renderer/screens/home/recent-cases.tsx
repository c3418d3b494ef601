import { Badge, SearchInput } from '@patternfly/react-core';
import { UnlinkIcon } from '@patternfly/react-icons/dist/esm/icons/unlink-icon';
import { useState } from 'react';
import type { RecentCase } from '../../../shared/contracts/ipc.ts';
import { formatDate, withoutArchitecture } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { HostName } from '../../components/host-name.tsx';
import { SignLabel, verdictSign } from '../../components/tones.tsx';
import { ago } from '../../state/ago.ts';
import { useActions, useLanguage, useSharedWords, useWords } from '../../state/app-context.ts';
import { filterRecent } from '../../state/queries.ts';

/** The cases of the library that were opened last, with a filter. */
export function RecentCases({ recent }: { readonly recent: readonly RecentCase[] }) {
  const words = useWords();
  const actions = useActions();
  const [filter, setFilter] = useState('');
  const rows = filterRecent(recent, filter);
  return (
    <section className="so-card" aria-label={words.recent}>
      <div className="so-card-head">
        <h2>{words.recent}</h2>
        <Badge isRead>{recent.length}</Badge>
        <button
          type="button"
          className="so-text-button so-small"
          data-testid="all-cases"
          onClick={() => actions.show({ name: 'library' })}
        >
          {words.allCases}
        </button>
        <div className="so-recent-filter">
          <SearchInput
            value={filter}
            placeholder={words.recentFilter}
            aria-label={words.recentFilter}
            resetButtonLabel={words.clearFilter}
            data-find
            onChange={(_event, value) => setFilter(value)}
            onClear={() => setFilter('')}
          />
        </div>
      </div>
      {rows.length === 0 ? (
        <p className="so-empty so-quiet">{words.noRecentMatch(filter)}</p>
      ) : (
        <RecentTable rows={rows} />
      )}
    </section>
  );
}

function RecentTable({ rows }: { readonly rows: readonly RecentCase[] }) {
  const words = useWords();
  const heads = [
    words.host,
    words.kernelVerdict,
    words.kernel,
    words.topFinding,
    words.caseNumber,
    words.collected,
    words.opened,
  ];
  return (
    <table className="so-table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RecentRow key={row.recentId} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function RecentRow({ row }: { readonly row: RecentCase }) {
  const actions = useActions();
  const words = useWords();
  const shared = useSharedWords();
  const language = useLanguage();
  return (
    <tr data-testid="recent-row">
      <td className="so-recent-host">
        <button
          type="button"
          className="so-text-button"
          title={visibleText(row.file)}
          onClick={() => actions.show({ name: 'summary', caseId: row.recentId })}
        >
          <HostName name={row.hostname ?? row.file} />
        </button>
        {!row.available && (
          <span className="so-moved" role="img" aria-label={words.archiveMoved} title={words.archiveMoved}>
            <UnlinkIcon />
          </span>
        )}
      </td>
      <td>
        {row.verdict === null ? (
          <span className="so-quiet">{words.noVerdict}</span>
        ) : (
          <SignLabel sign={verdictSign(row.verdict)}>{shared.verdict[row.verdict]}</SignLabel>
        )}
      </td>
      <td className="so-mono so-quiet so-nowrap">
        {row.kernel === null ? shared.label.unknown : visibleText(withoutArchitecture(row.kernel))}
      </td>
      <td className="so-recent-top">{visibleText(row.topFinding ?? words.noFindingShort)}</td>
      <td className="so-quiet so-nowrap">{row.caseNumber === null ? '' : visibleText(row.caseNumber)}</td>
      <td className="so-quiet so-nowrap">{row.collectedAt === null ? '' : formatDate(row.collectedAt, language)}</td>
      <td className="so-quiet so-nowrap">{ago(row.openedAt, Date.now(), language)}</td>
    </tr>
  );
}
