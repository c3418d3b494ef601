import type { ResolutionStep } from '../../shared/contracts/finding.ts';
import { CommandLine } from './command.tsx';
import { RichText } from './rich-text.tsx';

/** Numbered steps, each with its command to copy: beside the words where there is room, below them in a narrow column. */
export function Steps({
  steps,
  narrow = false,
}: {
  readonly steps: readonly ResolutionStep[];
  readonly narrow?: boolean;
}) {
  return (
    <ol className={narrow ? 'so-steps so-steps-narrow' : 'so-steps'}>
      {steps.map(({ text, command }) => (
        <li key={text + (command ?? '')}>
          <RichText text={text} />
          {command !== undefined && <CommandLine command={command} />}
        </li>
      ))}
    </ol>
  );
}
