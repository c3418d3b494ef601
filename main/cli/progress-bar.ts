import type { Progress } from '../../shared/contracts/progress.ts';
import { columns, formatBytes, visibleText } from '../../shared/reports/terminal-text.ts';
import type { Terminal } from './terminal.ts';

const EVERY_MS = 100;
const BAR = 20;

/** One line on standard error that is rewritten, only where that is a terminal. */
export interface ProgressBar {
  show(file: string, progress: Progress): void;
  /** Takes the line away, so that other words can be written. */
  clear(): void;
}

const NONE: ProgressBar = { show: () => undefined, clear: () => undefined };

/** `now` gives milliseconds. */
export function progressBar(terminal: Terminal, now: () => number): ProgressBar {
  if (!terminal.errIsTty) return NONE;
  let last = Number.NEGATIVE_INFINITY;
  let shown = false;
  return {
    show(file, progress) {
      if (now() - last < EVERY_MS) return;
      last = now();
      shown = true;
      terminal.err(`\r\u001b[K${progressLine(file, progress, terminal.columns - 1)}`);
    },
    clear() {
      if (shown) terminal.err('\r\u001b[K');
      shown = false;
    },
  };
}

/** "[#####.....]  41 %  263 MB of 642 MB  2 findings  FILE", cut to a width. */
export function progressLine(file: string, progress: Progress, width: number): string {
  const { bytesRead, totalBytes, findings } = progress;
  const share = totalBytes === null || totalBytes === 0 ? null : Math.min(1, bytesRead / totalBytes);
  const bar = share === null ? '' : `[${'#'.repeat(Math.round(share * BAR)).padEnd(BAR, '.')}] `;
  const percent = share === null ? '' : `${String(Math.floor(share * 100)).padStart(3)} %  `;
  const size = totalBytes === null ? formatBytes(bytesRead) : `${formatBytes(bytesRead)} of ${formatBytes(totalBytes)}`;
  const found = findings === 0 ? '' : `  ${findings} ${findings === 1 ? 'finding' : 'findings'}`;
  let line = '';
  for (const character of `${bar}${percent}${size}${found}  ${visibleText(file)}`) {
    if (columns(line + character) > width) break;
    line += character;
  }
  return line;
}
