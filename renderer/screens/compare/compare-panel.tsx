import { Switch } from '@patternfly/react-core';
import { ExternalLinkAltIcon } from '@patternfly/react-icons/dist/esm/icons/external-link-alt-icon';
import { TimesIcon } from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { useMemo, useState } from 'react';
import { compareCases } from '../../../shared/presentation/compare.ts';
import { compareWords } from '../../../shared/presentation/compare-words.ts';
import { useActions, useAreaWords, useLanguage } from '../../state/app-context.ts';
import { useCases } from '../../state/compare/use-cases.ts';
import { useOpenFinding } from '../../state/compare/use-open-finding.ts';
import { useCommands } from '../../state/use-commands.ts';
import { compareScreenWords } from '../../words/areas/compare.ts';
import { ComparisonTable } from './comparison-table.tsx';

interface PanelProps {
  readonly a: string;
  readonly b: string;
  readonly onSwap: () => void;
  readonly onClose: () => void;
}

/** Two hosts of the fleet side by side, below the table. */
export function ComparePanel({ a, b, onSwap, onClose }: PanelProps) {
  const actions = useActions();
  const words = useAreaWords(compareScreenWords);
  const say = compareWords(useLanguage());
  const pair = useCases(a, b);
  const openFinding = useOpenFinding();
  const [onlyDifferences, setOnlyDifferences] = useState(true);
  const comparison = useMemo(() => (pair.state === 'ready' ? compareCases(pair.a, pair.b) : null), [pair]);
  useCommands({ swap: onSwap });
  return (
    <section
      className="so-card so-compare-panel"
      aria-label={say.title}
      data-testid="compare-panel"
      data-region
      tabIndex={-1}
    >
      <div className="so-card-head">
        <h2>{say.title}</h2>
        <span className="so-quiet">
          {comparison === null ? words.loading : say.rowsDiffer(comparison.differing, comparison.rows)}
        </span>
        <span className="so-spring" />
        <Switch
          id="compare-only"
          label={words.onlyDifferences}
          isChecked={onlyDifferences}
          onChange={(_event, checked) => setOnlyDifferences(checked)}
        />
        <button type="button" className="so-text-button so-compare-swap" onClick={onSwap} title={words.swap}>
          <kbd className="so-kbd">X</kbd> {words.swapShort}
        </button>
        <button
          type="button"
          className="so-icon-button"
          aria-label={words.openWhole}
          title={words.openWhole}
          onClick={() => actions.show({ name: 'compare', a, b })}
        >
          <ExternalLinkAltIcon />
        </button>
        <button type="button" className="so-icon-button" aria-label={words.close} title={words.close} onClick={onClose}>
          <TimesIcon />
        </button>
      </div>
      {pair.state === 'gone' && <p className="so-empty so-quiet">{words.gone}</p>}
      {comparison !== null && (
        <div className="so-compare-scroll">
          <ComparisonTable
            comparison={comparison}
            filter={{ onlyDifferences, text: '' }}
            onFinding={(side, article) => openFinding(side === 'a' ? a : b, article)}
          />
        </div>
      )}
    </section>
  );
}
