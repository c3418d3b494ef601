import { useRef } from 'react';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { useActions, useAppState, useSharedWords, useWords } from '../../state/app-context.ts';
import { useCommands } from '../../state/use-commands.ts';
import { FindingRow } from './finding-row.tsx';

interface TableProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
}

/** The table of findings. J and K (or the arrows) move the selection and the keyboard's focus, Enter opens. */
export function FindingsTable({ caseId, summary }: TableProps) {
  const actions = useActions();
  const words = useWords();
  const { label } = useSharedWords();
  const body = useRef<HTMLTableSectionElement>(null);
  const selected = useAppState((state) => state.selected.get(caseId) ?? 0);
  const move = (step: 1 | -1): void => {
    const next = Math.max(0, Math.min(summary.findings.length - 1, selected + step));
    actions.selectFinding(caseId, next);
    body.current?.querySelectorAll<HTMLElement>('[data-row-button]')[next]?.focus();
  };
  const open = (index: number): void => actions.show({ name: 'finding', caseId, finding: index });
  useCommands({ down: () => move(1), up: () => move(-1), enter: () => open(selected) });
  return (
    <table className="so-table so-findings">
      <thead>
        <tr>
          <th scope="col">{label.severity}</th>
          <th scope="col">{words.finding}</th>
          <th scope="col">{label.risk}</th>
          <th scope="col">{label.confidence}</th>
          <th scope="col" className="so-number">
            {label.lines}
          </th>
          <th scope="col">{words.fourWeeks}</th>
          <th scope="col">{label.lastSeen}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {summary.findings.map((finding, index) => (
          <FindingRow
            key={finding.article + finding.title}
            finding={finding}
            summary={summary}
            selected={index === selected}
            onSelect={() => actions.selectFinding(caseId, index)}
            onOpen={() => open(index)}
          />
        ))}
      </tbody>
    </table>
  );
}
