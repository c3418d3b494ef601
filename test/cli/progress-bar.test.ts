import { describe, expect, it } from 'vitest';
import { progressBar, progressLine } from '../../main/cli/progress-bar.ts';
import { columns } from '../../shared/presentation/text-width.ts';
import { recordedTerminal } from './terminal.ts';

const half = { bytesRead: 50_000_000, totalBytes: 100_000_000, member: null, findings: 2 };

describe('the progress bar', () => {
  it('says how far, how much, and what was found', () => {
    expect(progressLine('a.tar.xz', half, 79)).toBe(
      '[##########..........]  50 %  50 MB of 100 MB  2 findings  a.tar.xz',
    );
    expect(progressLine('pipe', { ...half, totalBytes: null, findings: 0 }, 79)).toBe('50 MB  pipe');
  });

  it('never leaves its line, whatever the file is called', () => {
    const line = progressLine(`\u001b[2J\n${'カーネル'.repeat(40)}`, half, 60);
    expect(columns(line)).toBeLessThanOrEqual(60);
    expect(line).not.toMatch(/[\u001b\n]/);
  });

  it('is written at most every tenth of a second and taken away at the end', () => {
    const terminal = recordedTerminal({ errIsTty: true });
    let now = 0;
    const bar = progressBar(terminal, () => now);
    bar.show('a', half);
    now = 50;
    bar.show('b', half);
    bar.clear();
    expect(terminal.stderr().match(/\r/g)).toHaveLength(2);
    expect(terminal.stderr().endsWith('\r\u001b[K')).toBe(true);
  });

  it('is silent where standard error is no terminal', () => {
    const terminal = recordedTerminal();
    progressBar(terminal, () => 0).show('a', half);
    expect(terminal.stderr()).toBe('');
  });
});
