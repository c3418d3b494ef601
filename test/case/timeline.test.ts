import { describe, expect, it } from 'vitest';
import { MOST_EVENTS, timelineOf } from '../../shared/case/timeline.ts';
import type { Boot } from '../../shared/contracts/case-summary.ts';
import type { Finding } from '../../shared/contracts/finding.ts';
import { efiFinding } from '../builders/case-findings.ts';

const boots: readonly Boot[] = [
  { index: 0, start: '2022-05-15T23:21:16+09:00', end: '2022-05-16T02:41:00+09:00', kernel: 'k', ended: 'running' },
  { index: -1, start: '2022-05-15T23:04:27+09:00', end: '2022-05-15T23:08:33+09:00', kernel: null, ended: 'panic' },
  { index: -2, start: null, end: '2022-05-15T22:58:00+09:00', kernel: 'j', ended: 'shutdown' },
];
const [proof] = efiFinding().evidence;
if (proof === undefined) throw new Error('the sample finding has evidence');
const many = (count: number, article = 'a'): Finding => ({
  ...efiFinding(),
  article,
  evidence: Array.from({ length: count }, (_, line) => ({
    ...proof,
    line: line + 1,
    time: `2022-05-15T23:${String(22 + (line % 30)).padStart(2, '0')}:00+09:00`,
  })),
});

describe('timelineOf', () => {
  it('tells starts, how boots ended and the collection, each with its boot', () => {
    const events = timelineOf(boots, [], 'en');
    expect(events.map(({ kind, bootIndex }) => [kind, bootIndex])).toEqual([
      ['shutdown', -2],
      ['boot', -1],
      ['panic', -1],
      ['boot', 0],
      ['collection', 0],
    ]);
  });

  it('tells every dated line of evidence with severity, signal, boot and place; undated ones are left out', () => {
    const finding = many(3);
    finding.evidence.push({ ...proof, line: 9, time: null });
    const events = timelineOf([], [finding], 'en');
    expect(events).toHaveLength(3);
    expect(events[0]).toMatchObject({
      kind: 'evidence',
      article: 'a',
      severity: 'critical',
      signal: proof.signal,
      path: proof.path,
      line: 1,
      bootIndex: proof.boot,
    });
  });

  it('keeps what begins a signal when there is more than it tells', () => {
    const findings = [many(MOST_EVENTS, 'worst'), many(2, 'least')];
    const events = timelineOf(boots, findings, 'en');
    expect(events).toHaveLength(MOST_EVENTS);
    expect(events.filter(({ article }) => article === 'least')).toHaveLength(1);
    expect(events.filter(({ kind }) => kind === 'panic')).toHaveLength(1);
  });
});
