import type { CaseSummary } from '../contracts/case-summary.ts';
import type { Evidence, Finding } from '../contracts/finding.ts';
import { formatShortTime } from '../presentation/format.ts';
import { words } from '../presentation/words.ts';

/** The chain of events as a table: steps across, boots down, so that what did not happen again can be read. */
export interface Chain {
  readonly steps: readonly string[];
  readonly boots: readonly { readonly name: string; readonly cells: readonly (string | null)[] }[];
}

const STEPS = 6;

/** Null where fewer than two steps of a finding are placed in boots. */
export function eventChain(finding: Finding, summary: CaseSummary): Chain | null {
  const placed = finding.evidence.filter((piece) => piece.boot !== null);
  const steps = finding.signals
    .filter(({ id, role }) => role !== 'context' && placed.some((piece) => piece.signal === id))
    .slice(0, STEPS);
  if (steps.length < 2) return null;
  const boots = [...new Set(placed.map((piece) => piece.boot ?? 0))].sort((a, b) => a - b);
  return {
    steps: steps.map((step) => step.title),
    boots: boots.map((boot) => ({
      name: bootName(boot, summary),
      cells: steps.map(({ id }) =>
        cell(
          placed.filter((piece) => piece.boot === boot && piece.signal === id),
          summary,
        ),
      ),
    })),
  };
}

/** "boot of 15 May 23:04", or its number where its start is not known. */
export function bootName(boot: number, { boots, language }: CaseSummary): string {
  const { say } = words(language);
  const start = boots.find(({ index }) => index === boot)?.start ?? null;
  return start === null ? say.bootNumber(boot) : say.bootOf(formatShortTime(start, language));
}

function cell(pieces: readonly Evidence[], { language }: CaseSummary): string | null {
  const earliest = pieces.filter(({ uptime }) => uptime !== null).sort((a, b) => (a.uptime ?? 0) - (b.uptime ?? 0))[0];
  if (earliest?.uptime !== undefined && earliest.uptime !== null)
    return `${earliest.uptime.toFixed(earliest.uptime < 100 ? 4 : 2)} s`;
  const time = pieces.find((piece) => piece.time !== null)?.time;
  if (time !== undefined && time !== null) return formatShortTime(time, language);
  return pieces.length === 0 ? null : words(language).say.linesFold(pieces.length);
}
