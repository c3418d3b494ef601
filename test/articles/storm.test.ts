import { describe, expect, it } from 'vitest';
import { rhel7Host } from '../../shared/sample/rhel7-host.ts';
import { analyzeTree, findingOf } from '../builders/analyze.ts';

const LINES = 1_000_000;
const REPEATS = 500;
const two = (value: number): string => String(value).padStart(2, '0');

/** A day's log: a line for every 86 ms, every 2,000th of them one and the same error. */
function dayLog(): string {
  const lines: string[] = [];
  for (let index = 0; index < LINES; index += 1) {
    const second = Math.floor((index * 86_400) / LINES);
    const stamp = `May 15 ${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)} dbsrv07`;
    const error = index % (LINES / REPEATS) === 7;
    lines.push(
      error
        ? `${stamp} kernel: nf_conntrack: table full, dropping packet`
        : `${stamp} app[${index % 97}]: request ${index} done`,
    );
  }
  return `${lines.join('\n')}\n`;
}

describe("a day's log of 1,000,000 lines with 500 repeats of one error", () => {
  it('gives one finding with all of them, the first, the last, and its day for the sparkline', async () => {
    const host = rhel7Host({ release: '3.10.0-1160.119.1.el7.x86_64', installed: [] });
    const summary = await analyzeTree({ ...host, 'var/log/messages-20220516': dayLog() });
    const finding = findingOf(summary, 'conntrack-table-full');
    expect(finding.count).toBe(REPEATS);
    expect(finding.firstSeen).toBe('2022-05-15T00:00:00+09:00');
    expect(finding.lastSeen).toBe('2022-05-15T23:57:07+09:00');
    expect(finding.perDay).toEqual([{ day: '2022-05-15', count: REPEATS }]);
    expect(finding.evidence.length).toBeLessThan(REPEATS);
    expect(summary.findings.filter((one) => one.article.startsWith('conntrack'))).toHaveLength(1);
    expect(summary.logs.find((log) => log.path === 'var/log/messages-20220516')?.lines).toBe(LINES);
  });
});
