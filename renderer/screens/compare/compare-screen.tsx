import { Skeleton } from '@patternfly/react-core';
import { useMemo, useState } from 'react';
import type { CompareFormat } from '../../../shared/contracts/fleet.ts';
import { compareCases } from '../../../shared/presentation/compare.ts';
import { useOutcome } from '../../components/outcome-line.tsx';
import { useActions, useAreaWords } from '../../state/app-context.ts';
import type { RowFilter } from '../../state/compare/shown-rows.ts';
import { useCaseName } from '../../state/compare/use-case-name.ts';
import { useCases } from '../../state/compare/use-cases.ts';
import { useOpenFinding } from '../../state/compare/use-open-finding.ts';
import { useCommands } from '../../state/use-commands.ts';
import { compareScreenWords } from '../../words/areas/compare.ts';
import { CompareHead } from './compare-head.tsx';
import { ComparisonTable } from './comparison-table.tsx';

export interface CompareScreenProps {
  /** Ids of the two cases, null where none is chosen yet. */
  readonly a: string | null;
  readonly b: string | null;
}

/** Two cases side by side. */
export function CompareScreen({ a, b }: CompareScreenProps) {
  return a !== null && b !== null && a !== b ? <Compared key={`${a} ${b}`} a={a} b={b} /> : <Choosing a={a} b={b} />;
}

/** Before both are chosen: what comparing is good for. */
function Choosing({ a, b }: CompareScreenProps) {
  const actions = useActions();
  const words = useAreaWords(compareScreenWords);
  const [nameA, nameB] = [useCaseName(a), useCaseName(b)];
  useCommands({ escape: actions.back });
  return (
    <div className="so-compare" data-testid="compare-screen">
      <CompareHead a={a} b={b} nameA={nameA} nameB={nameB} comparison={null} />
      <section className="so-card so-empty" data-testid="compare-empty">
        <h2>{words.empty}</h2>
        <p>{a !== null && a === b ? words.same : words.emptyNote}</p>
      </section>
    </div>
  );
}

interface Both {
  readonly a: string;
  readonly b: string;
}

function Compared({ a, b }: Both) {
  const actions = useActions();
  const words = useAreaWords(compareScreenWords);
  const pair = useCases(a, b);
  const openFinding = useOpenFinding();
  const [filter, setFilter] = useState<RowFilter>({ onlyDifferences: true, text: '' });
  const comparison = useMemo(() => (pair.state === 'ready' ? compareCases(pair.a, pair.b) : null), [pair]);
  useCommands({ escape: actions.back, swap: () => actions.show({ name: 'compare', a: b, b: a }) });
  const exporting = useExport({ a, b }, filter.onlyDifferences);
  return (
    <div className="so-compare" data-testid="compare-screen">
      <CompareHead
        a={a}
        b={b}
        nameA={comparison?.a.name ?? null}
        nameB={comparison?.b.name ?? null}
        comparison={comparison}
        filter={filter}
        onFilter={setFilter}
        exporting={exporting}
      />
      {pair.state === 'gone' && <p className="so-card so-empty">{words.gone}</p>}
      {pair.state === 'loading' && <Skeleton height="400px" screenreaderText={words.loading} />}
      {comparison !== null && (
        <section className="so-card so-compare-card">
          <ComparisonTable
            comparison={comparison}
            filter={filter}
            onFinding={(side, article) => openFinding(side === 'a' ? a : b, article)}
          />
        </section>
      )}
    </div>
  );
}

/** Saving and copying what is compared. */
function useExport({ a, b }: Both, onlyDifferences: boolean) {
  const actions = useActions();
  const words = useAreaWords(compareScreenWords);
  const { outcome, follow, say, fail } = useOutcome(words.saved);
  return {
    outcome,
    save: (format: CompareFormat) =>
      follow(actions.request('compare:export', { a, b, onlyDifferences, format }), words.export),
    copy: () => {
      actions.request('compare:copy', { a, b, onlyDifferences }).then(() => say(words.copied), fail);
    },
  };
}
export type Exporting = ReturnType<typeof useExport>;
