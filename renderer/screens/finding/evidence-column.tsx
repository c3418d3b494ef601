import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { Finding } from '../../../shared/contracts/finding.ts';
import { type ExcerptPanel, excerptPanels } from '../../../shared/presentation/excerpt-panels.ts';
import { formatCount } from '../../../shared/presentation/format.ts';
import { useActions, useWords } from '../../state/app-context.ts';
import { numberRows } from '../../state/evidence-numbers.ts';
import { useCommands } from '../../state/use-commands.ts';
import { EvidencePanel } from './evidence-panel.tsx';
import { EvidenceToolbar } from './evidence-toolbar.tsx';
import { useEvidencePins } from './use-evidence-pins.ts';

interface ColumnProps {
  readonly caseId: string;
  readonly finding: Finding;
  readonly summary: CaseSummary;
}

/** The proving line with this number among those of the panels; null where its row is not kept. */
function proofAt(
  panels: readonly ExcerptPanel[],
  number: number,
): { readonly path: string; readonly line: number } | null {
  let before = 0;
  for (const { path, rows, hits } of panels) {
    const lines = numberRows(rows, before).flatMap(({ row, proof }) =>
      row.kind === 'fold' ? numberRows(row.rows, proof) : [{ row, proof }],
    );
    const found = lines.find(({ row, proof }) => row.proof && proof === number);
    if (found !== undefined) return { path, line: found.row.number };
    before += hits;
  }
  return null;
}

/** The proving lines in their places, panel by panel. N and P walk from line to line, W wraps, O opens the line in its log, B pins it. */
export function EvidenceColumn({ caseId, finding, summary }: ColumnProps) {
  const words = useWords();
  const actions = useActions();
  const panels = useMemo(() => excerptPanels(finding.evidence), [finding]);
  const total = panels.reduce((sum, panel) => sum + panel.hits, 0);
  const [current, setCurrent] = useState(0);
  const [wrap, setWrap] = useState(true);
  const column = useRef<HTMLElement>(null);
  const pins = useEvidencePins(caseId, finding);
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
    'open-log': () => openCurrent(),
    enter: () => openCurrent(),
    pin: () => {
      const proof = proofAt(panels, current);
      if (proof !== null) pins.toggle(proof.path, proof.line);
      return proof !== null;
    },
  });
  const onOpen = (path: string, line: number): void => actions.show({ name: 'logs', caseId, path, line });
  const openCurrent = (): boolean => {
    const proof = proofAt(panels, current);
    if (proof !== null) onOpen(proof.path, proof.line);
    return proof !== null;
  };
  const walk = { current, onCurrent: setCurrent, onOpen, pins };
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
