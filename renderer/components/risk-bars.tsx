import { useWords } from '../state/app-context.ts';
import type { Tone } from './tones.tsx';

const STEPS = [1, 2, 3, 4] as const;

/** A risk of 1 to 4 as four bars and the number. */
export function RiskBars({ risk, tone }: { readonly risk: number; readonly tone: Tone }) {
  const words = useWords();
  return (
    <span className={`so-risk so-tone-${tone}`} role="img" aria-label={words.riskOf(risk)}>
      <span className="so-bars" aria-hidden="true">
        {STEPS.map((step) => (
          <i key={step} className={step <= risk ? 'so-bar-on' : undefined} />
        ))}
      </span>
      <span aria-hidden="true">
        <strong>{risk}</strong>
        <span className="so-quiet"> /4</span>
      </span>
    </span>
  );
}
