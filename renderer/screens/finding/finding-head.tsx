import { Button } from '@patternfly/react-core';
import { CopyIcon } from '@patternfly/react-icons/dist/esm/icons/copy-icon';
import { HistoryIcon } from '@patternfly/react-icons/dist/esm/icons/history-icon';
import type { Finding } from '../../../shared/contracts/finding.ts';
import { NoticeLine } from '../../components/notice-line.tsx';
import { RichText } from '../../components/rich-text.tsx';
import { RiskBars } from '../../components/risk-bars.tsx';
import { SignLabel, severitySign } from '../../components/tones.tsx';
import { useActions, useAreaWords, useSharedWords, useWords } from '../../state/app-context.ts';
import { findingWords } from '../../words/areas/finding.ts';

interface HeadProps {
  readonly caseId: string;
  readonly finding: Finding;
  readonly index: number;
  readonly total: number;
  readonly onGo: (index: number) => boolean;
}

/** Where one is among the findings, the title, and its risk in words and numbers. */
export function FindingHead({ caseId, finding, index, total, onGo }: HeadProps) {
  const actions = useActions();
  const words = useWords();
  const { openArticle } = useAreaWords(findingWords);
  return (
    <header>
      <div className="so-crumbs">
        <button type="button" className="so-text-button" onClick={() => actions.show({ name: 'summary', caseId })}>
          {words.findings}
        </button>
        <span className="so-quiet">/</span>
        <span>{words.nOf(index + 1, total)}</span>
        <button
          type="button"
          className="so-chip so-chip-button so-mono"
          title={openArticle}
          onClick={() => actions.show({ name: 'articles', article: finding.article })}
        >
          {finding.article}
        </button>
        <span className="so-spring" />
        <NoticeLine />
        <span className="so-quiet">{words.finding}</span>
        <StepButton label={words.previousFinding} sign="[" enabled={index > 0} onClick={() => onGo(index - 1)} />
        <StepButton label={words.nextFinding} sign="]" enabled={index < total - 1} onClick={() => onGo(index + 1)} />
        <Button variant="secondary" size="sm" icon={<CopyIcon />} onClick={actions.copyNote}>
          {words.copyNote}
        </Button>
      </div>
      <div className="so-page-head">
        <h1 className="so-page-title" data-testid="finding-title">
          <RichText text={finding.title} />
        </h1>
        <Risks finding={finding} />
      </div>
    </header>
  );
}

interface StepProps {
  readonly label: string;
  readonly sign: string;
  readonly enabled: boolean;
  readonly onClick: () => void;
}

function StepButton({ label, sign, enabled, onClick }: StepProps) {
  return (
    <button
      type="button"
      className="so-kbd so-kbd-button"
      aria-label={label}
      title={label}
      disabled={!enabled}
      onClick={onClick}
    >
      {sign}
    </button>
  );
}

function Risks({ finding }: { readonly finding: Finding }) {
  const { severity, label, riskOfChange } = useSharedWords();
  const sign = severitySign(finding.severity);
  return (
    <div className="so-risks">
      <SignLabel sign={sign}>{severity[finding.severity]}</SignLabel>
      <span>
        {label.totalRisk} <RiskBars risk={finding.totalRisk} tone={sign.tone} />
      </span>
      <span>
        {label.likelihood} <strong>{finding.likelihood}</strong>
      </span>
      <span>
        {label.impact} <strong>{finding.impact}</strong>
      </span>
      <span>
        {label.riskOfChange} <strong>{riskOfChange[finding.riskOfChange]}</strong>
      </span>
      {finding.rebootRequired && (
        <span className="so-chip">
          <HistoryIcon /> {label.rebootNeeded}
        </span>
      )}
    </div>
  );
}
