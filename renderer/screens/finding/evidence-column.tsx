import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { Finding } from '../../../shared/contracts/finding.ts';
import { excerptPanels } from '../../../shared/presentation/excerpt-panels.ts';
import { formatCount } from '../../../shared/presentation/format.ts';
import { useWords } from '../../state/app-context.ts';
import { useCommands } from '../../state/use-commands.ts';
import { EvidencePanel } from './evidence-panel.tsx';
import { EvidenceToolbar } from './evidence-toolbar.tsx';

interface ColumnProps {
  readonly finding: Finding;
  readonly summary: CaseSummary;
}

/** The proving lines in their places, panel by panel. N and P walk from line to line, W wraps. */
export function EvidenceColumn({ finding, summary }: ColumnProps) {
  const words = useWords();
  const panels = useMemo(() => excerptPanels(finding.evidence), [finding]);
  const total = panels.reduce((sum, panel) => sum + panel.hits, 0);
  const [current, setCurrent] = useState(0);
  const [wrap, setWrap] = useState(true);
  const column = useRef<HTMLElement>(null);
  const go = (to: number): boolean => {
    if (to < 0 || to >= total) return false;
    // At once: the line may stand in a fold that opens only now.
    flushSync(() => setCurrent(to));
    const line = column.current?.querySelector<HTMLElement>(`[data-proof="${to}"]`);
    line?.focus({ preventScroll: true });
    line?.scrollIntoView({ block: 'nearest' });
    return true;
  };
  useCommands({
    'next-evidence': () => go(current + 1),
    'previous-evidence': () => go(current - 1),
    wrap: () => setWrap(!wrap),
  });
  const walk = { current, onCurrent: setCurrent };
  let before = 0;
  return (
    <section className="so-evidence" ref={column} data-region tabIndex={-1} aria-label={words.evidence}>
      <EvidenceToolbar
        finding={finding}
        panels={panels}
        current={current}
        total={total}
        wrap={wrap}
        onGo={go}
        onWrap={setWrap}
      />
      {panels.length === 0 && <p className="so-card so-empty so-quiet">{words.noEvidence}</p>}
      {panels.map((panel) => {
        const firstProof = before;
        before += panel.hits;
        return (
          <EvidencePanel
            key={`${panel.path} ${panel.boot}`}
            panel={panel}
            summary={summary}
            wrap={wrap}
            firstProof={firstProof}
            walk={walk}
          />
        );
      })}
      {finding.count > finding.evidence.length && panels.length > 0 && (
        <p className="so-quiet">{words.evidenceShown(total, formatCount(finding.count))}</p>
      )}
    </section>
  );
}
