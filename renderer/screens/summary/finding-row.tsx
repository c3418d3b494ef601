import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { Finding } from '../../../shared/contracts/finding.ts';
import { formatShortTime } from '../../../shared/presentation/format.ts';
import { RichText } from '../../components/rich-text.tsx';
import { RiskBars } from '../../components/risk-bars.tsx';
import { Sparkline } from '../../components/sparkline.tsx';
import { SignLabel, severitySign } from '../../components/tones.tsx';
import { useLanguage, useSharedWords } from '../../state/app-context.ts';
import { isConsequence } from '../../state/findings-order.ts';

interface RowProps {
  readonly finding: Finding;
  readonly summary: CaseSummary;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly onOpen: () => void;
}

/** One finding; its button covers the whole row (summary.css), so that a click anywhere opens it. A consequence is indented and carries no severity, risk or confidence of its own. */
export function FindingRow({ finding, summary, selected, onSelect, onOpen }: RowProps) {
  const shared = useSharedWords();
  const language = useLanguage();
  const nested = isConsequence(finding, summary.findings);
  const sign = severitySign(finding.severity);
  const until = summary.host.collectedAt;
  return (
    <tr
      className={selected ? 'so-row so-row-selected' : 'so-row'}
      data-testid="finding-row"
      data-article={finding.article}
      data-selected={selected}
    >
      <td>{!nested && <SignLabel sign={sign}>{shared.severity[finding.severity]}</SignLabel>}</td>
      <td className={nested ? 'so-nested' : undefined}>
        <button
          type="button"
          className={selected && !nested ? 'so-row-button so-row-button-strong' : 'so-row-button'}
          data-row-button
          aria-current={selected}
          onFocus={onSelect}
          onClick={onOpen}
        >
          {nested && '↳ '}
          <RichText text={finding.title} />
        </button>
      </td>
      <td>{!nested && <RiskBars risk={finding.totalRisk} tone={sign.tone} />}</td>
      <td className="so-nowrap">{!nested && shared.confidence[finding.confidence]}</td>
      <td className="so-number">{finding.count}</td>
      <td>
        <Sparkline perDay={finding.perDay} until={until} tone={sign.tone} />
      </td>
      <td className="so-quiet so-nowrap">
        {finding.lastSeen === null ? '' : formatShortTime(finding.lastSeen, language)}
      </td>
    </tr>
  );
}
