import { describe, expect, it } from 'vitest';
import { ago } from '../../../renderer/state/ago.ts';
import { numberRows } from '../../../renderer/state/evidence-numbers.ts';
import { causesFirst, isConsequence } from '../../../renderer/state/findings-order.ts';
import { countStates, jobProgress, openCases } from '../../../renderer/state/job-view.ts';
import { lastDays } from '../../../renderer/state/last-days.ts';
import { filterRecent, isDark } from '../../../renderer/state/queries.ts';
import { shortBuild, shortRelease } from '../../../renderer/state/short-names.ts';
import type { Job } from '../../../shared/contracts/ipc.ts';
import { efiFinding } from '../../builders/case-findings.ts';
import { sampleCase } from '../../builders/case-summary.ts';
import { sampleJobs, sampleRecent } from '../mock-data.ts';

const running = (elapsedMs: number, bytesRead: number, totalBytes: number | null): Job => ({
  id: 'a',
  file: 'a.tar.xz',
  bytes: totalBytes,
  state: 'running',
  progress: { bytesRead, totalBytes, member: null, findings: 0 },
  elapsedMs,
  cases: [],
  failure: null,
});

describe('jobProgress', () => {
  it('tells rate and time left from the first second on', () => {
    expect(jobProgress(running(999, 500, 1000))).toMatchObject({ bytesPerSecond: null, secondsLeft: null });
    expect(jobProgress(running(1000, 500, 1000))).toMatchObject({ bytesPerSecond: 500, secondsLeft: 1, percent: 50 });
  });

  it('tells no share where the size is not known or nothing', () => {
    expect(jobProgress(running(2000, 500, null))).toMatchObject({ percent: null, secondsLeft: null });
    expect(jobProgress(running(2000, 0, 0)).percent).toBeNull();
  });

  it('never passes 100 per cent or a time below zero', () => {
    expect(jobProgress(running(2000, 1500, 1000))).toMatchObject({ percent: 100, secondsLeft: 0 });
  });

  it('does not round up to 100 before the end', () => {
    expect(jobProgress(running(2000, 999, 1000)).percent).toBe(99);
  });
});

describe('the queue', () => {
  it('counts jobs by state', () => {
    expect(countStates(sampleJobs)).toEqual({ queued: 0, running: 1, done: 1, failed: 1, cancelled: 0 });
  });

  it('keeps a case open whose job was taken off the queue, and lists no case twice', () => {
    const held = new Map([['dbsrv07', { state: 'ready', summary: sampleCase() } as const]]);
    expect(openCases([], held).map(({ caseId }) => caseId)).toEqual(['dbsrv07']);
    expect(openCases(sampleJobs, held)).toHaveLength(1);
  });
});

describe('causesFirst', () => {
  const finding = (article: string, causedBy: string | null) => ({ ...efiFinding(), article, causedBy });

  it('loses no finding when two name each other as cause', () => {
    const ordered = causesFirst([finding('a', 'b'), finding('b', 'a'), finding('c', null)]);
    expect(ordered.map(({ article }) => article).sort()).toEqual(['a', 'b', 'c']);
  });

  it('takes a finding whose cause is not in the case as one of its own', () => {
    const alone = finding('a', 'elsewhere');
    expect(isConsequence(alone, [alone])).toBe(false);
    expect(causesFirst([alone])).toEqual([alone]);
  });
});

describe('lastDays', () => {
  it('puts the last day last and leaves out what is older or later', () => {
    const counts = lastDays(
      [
        { day: '2022-02-28', count: 9 },
        { day: '2022-03-01', count: 2 },
        { day: '2022-03-03', count: 5 },
        { day: '2022-03-04', count: 7 },
      ],
      '2022-03-03',
      3,
    );
    expect(counts).toEqual([2, 0, 5]);
  });
});

describe('filterRecent', () => {
  it('wants every word, in any of host, case, kernel, file and finding, in any case', () => {
    expect(filterRecent(sampleRecent, 'ORA 71.1').map(({ hostname }) => hostname)).toEqual(['ora-rac1']);
    expect(filterRecent(sampleRecent, 'ora 36.2')).toEqual([]);
    expect(filterRecent(sampleRecent, '  ')).toHaveLength(sampleRecent.length);
  });
});

describe('ago', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  it.each([
    ['2026-11-22T11:58:00Z', 'en', '2 minutes ago'],
    ['2026-11-22T09:00:00Z', 'en', '3 hours ago'],
    ['2026-11-21T09:00:00Z', 'en', 'yesterday'],
    ['2026-11-17T09:00:00Z', 'ja', '5 日前'],
    ['2026-05-17T09:00:00Z', 'en', '17 May 2026'],
    ['not a time', 'en', 'not a time'],
  ] as const)('says %s in %s as %s', (iso, language, words) => {
    expect(ago(iso, now, language)).toBe(words);
  });
});

it('shortens the names of releases and builds that people shorten, and no others', () => {
  expect(shortRelease('Red Hat Enterprise Linux Server release 7.9 (Maipo)')).toBe('RHEL 7.9 (Maipo)');
  expect(shortRelease('CentOS Linux release 7.9.2009 (Core)')).toBe('CentOS Linux release 7.9.2009 (Core)');
  expect(shortBuild('3.10.0-1160.36.2.el7.x86_64')).toBe('36.2');
  expect(shortBuild('3.10.0-1160.71.1.0.1.el7.x86_64')).toBe('71.1.0.1');
  expect(shortBuild('3.10.0-1160.el7.x86_64')).toBe('3.10.0-1160.el7');
  expect(shortBuild('4.18.0-348.el8.x86_64')).toBe('4.18.0-348.el8');
});

it('is dark as the setting says, or as the system is', () => {
  expect([isDark('dark', false), isDark('light', true), isDark('system', true), isDark('system', false)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

it('numbers proving lines through folds', () => {
  const line = (number: number, proof: boolean) =>
    ({ kind: 'line', number, text: '', proof, marks: [], signal: null }) as const;
  const fold = { kind: 'fold', what: 'lines', count: 9, hits: 2, rows: [line(3, true), line(4, true)] } as const;
  const rows = [line(1, true), line(2, false), fold, line(12, true)];
  expect(numberRows(rows, 5).map(({ proof }) => proof)).toEqual([5, 6, 6, 8]);
  expect(numberRows(fold.rows, 6).map(({ proof }) => proof)).toEqual([6, 7]);
});
