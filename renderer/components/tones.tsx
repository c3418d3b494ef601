import { BanIcon } from '@patternfly/react-icons/dist/esm/icons/ban-icon';
import { CheckCircleIcon } from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import { HistoryIcon } from '@patternfly/react-icons/dist/esm/icons/history-icon';
import { QuestionCircleIcon } from '@patternfly/react-icons/dist/esm/icons/question-circle-icon';
import { SeverityCriticalIcon } from '@patternfly/react-icons/dist/esm/icons/severity-critical-icon';
import { SeverityImportantIcon } from '@patternfly/react-icons/dist/esm/icons/severity-important-icon';
import { SeverityMinorIcon } from '@patternfly/react-icons/dist/esm/icons/severity-minor-icon';
import { SeverityModerateIcon } from '@patternfly/react-icons/dist/esm/icons/severity-moderate-icon';
import { SeverityNoneIcon } from '@patternfly/react-icons/dist/esm/icons/severity-none-icon';
import { WrenchIcon } from '@patternfly/react-icons/dist/esm/icons/wrench-icon';
import type { ComponentType } from 'react';
import type { Severity, Verdict } from '../../shared/contracts/verdict.ts';

/** A colour of the window by what it means; the class sets --tone (tokens.css). */
export type Tone =
  | 'critical'
  | 'important'
  | 'moderate'
  | 'low'
  | 'info'
  | 'success'
  | 'vendor'
  | 'neutral'
  | 'unknown';

/** A shape and a tone: never the colour alone. */
export interface Sign {
  readonly tone: Tone;
  readonly Icon: ComponentType<{ className?: string }>;
}

const SEVERITY_SIGNS: Readonly<Record<Severity, Sign>> = {
  critical: { tone: 'critical', Icon: SeverityCriticalIcon },
  important: { tone: 'important', Icon: SeverityImportantIcon },
  moderate: { tone: 'moderate', Icon: SeverityModerateIcon },
  low: { tone: 'low', Icon: SeverityMinorIcon },
  info: { tone: 'info', Icon: SeverityNoneIcon },
};

const VERDICT_SIGNS: Readonly<Record<Verdict, Sign>> = {
  'affected-hit': { tone: 'critical', Icon: SeverityCriticalIcon },
  'affected-no-symptom': { tone: 'important', Icon: SeverityImportantIcon },
  'fixed-not-running': { tone: 'moderate', Icon: SeverityModerateIcon },
  historic: { tone: 'neutral', Icon: HistoryIcon },
  'not-exposed': { tone: 'neutral', Icon: BanIcon },
  'symptom-other-kernel': { tone: 'vendor', Icon: WrenchIcon },
  'not-affected': { tone: 'success', Icon: CheckCircleIcon },
  unknown: { tone: 'unknown', Icon: QuestionCircleIcon },
};

export const severitySign = (severity: Severity): Sign => SEVERITY_SIGNS[severity];
export const verdictSign = (verdict: Verdict): Sign => VERDICT_SIGNS[verdict];

/** Shape and word in a row: a severity, a verdict. */
export function SignLabel({ sign, children }: { readonly sign: Sign; readonly children: string }) {
  return (
    <span className={`so-label so-tone-${sign.tone}`}>
      <sign.Icon className="so-tone-icon" />
      {children}
    </span>
  );
}
