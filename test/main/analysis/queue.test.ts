import { describe, expect, it, vi } from 'vitest';
import type { AnalysisOutcome } from '../../../main/analysis/outcome.ts';
import { JobQueue } from '../../../main/analysis/queue.ts';
import { caseIdOf } from '../../../main/state/case-id.ts';
import type { Progress } from '../../../shared/contracts/progress.ts';
import { sampleCase } from '../../builders/case-summary.ts';

interface Started {
  readonly path: string;
  readonly cancelled: ReturnType<typeof vi.fn>;
  progress(progress: Progress): void;
  end(outcome: AnalysisOutcome): void;
}

const found = { en: sampleCase(), ja: { ...sampleCase(), language: 'ja' as const } };
const input = (path: string) => ({ input: { kind: 'file' as const, path }, file: path, bytes: 10 });
const unreadable: AnalysisOutcome = { type: 'failed', failure: { code: 'unreadable', message: 'no' } };

function setUp(concurrency = 2) {
  const started: Started[] = [];
  const clock = { now: 0 };
  const onChange = vi.fn();
  const onCase = vi.fn();
  const onDone = vi.fn();
  const queue = new JobQueue({
    start(what, progress, end) {
      const cancelled = vi.fn();
      started.push({ path: what.kind === 'file' ? what.path : 'sample', cancelled, progress, end });
      return { cancel: cancelled };
    },
    concurrency,
    now: () => clock.now,
    onChange,
    idOf: caseIdOf,
    onCase,
    onDone,
  });
  const states = () => queue.list('en').map(({ state }) => state);
  const job = (at: number) => {
    const running = started[at];
    if (running === undefined) throw new Error(`job ${at} was not started`);
    return running;
  };
  return { queue, started, clock, onChange, onCase, onDone, states, job };
}

describe('JobQueue', () => {
  it('runs as many as it may, in the order they came, and goes on when one ends', () => {
    const { queue, started, states, job } = setUp();
    queue.add(['a', 'b', 'c', 'd'].map(input));
    expect(states()).toEqual(['running', 'running', 'queued', 'queued']);
    job(1).end(unreadable);
    expect(states()).toEqual(['running', 'failed', 'running', 'queued']);
    job(0).end({ type: 'done', cases: [found] });
    expect(started.map(({ path }) => path)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('shows progress, time and the cases, several for one archive', () => {
    const { queue, clock, onCase, onDone, job } = setUp();
    const [id] = queue.add([input('a')]);
    job(0).progress({ bytesRead: 4, totalBytes: 10, member: 'm', findings: 1 });
    clock.now = 250;
    expect(queue.list('en')[0]).toMatchObject({ state: 'running', elapsedMs: 250, progress: { bytesRead: 4 } });
    clock.now = 400;
    job(0).end({ type: 'done', cases: [found, found] });
    clock.now = 9000;
    expect(queue.list('en')[0]).toMatchObject({ state: 'done', elapsedMs: 400 });
    const ids = queue.list('en')[0]?.cases.map(({ caseId }) => caseId) ?? [];
    expect(new Set(ids).size).toBe(2);
    expect(onCase.mock.calls.map(([caseId]) => caseId)).toEqual(ids);
    expect(onDone).toHaveBeenCalledWith(id, ids);
  });

  it('cancels a queued job at once and a running one when it has stopped', () => {
    const { queue, started, states, job } = setUp(1);
    const [a = '', b = ''] = queue.add([input('a'), input('b')]);
    queue.cancel(b);
    expect(states()).toEqual(['running', 'cancelled']);
    queue.cancel(a);
    expect(job(0).cancelled).toHaveBeenCalledOnce();
    expect(states()).toEqual(['running', 'cancelled']);
    job(0).end({ type: 'cancelled' });
    expect(states()).toEqual(['cancelled', 'cancelled']);
    expect(started).toHaveLength(1);
  });

  it('tries a failed or cancelled job again from the start, but no other', () => {
    const { queue, states, job } = setUp(1);
    const [a = '', b = ''] = queue.add([input('a'), input('b')]);
    queue.retry(a);
    queue.retry(b);
    expect(states()).toEqual(['running', 'queued']);
    job(0).end(unreadable);
    queue.retry(a);
    expect(queue.list('en')[0]).toMatchObject({ state: 'queued', failure: null, elapsedMs: 0 });
    job(1).end({ type: 'done', cases: [] });
    expect(states()).toEqual(['running', 'done']);
    queue.retry(b);
    expect(states()).toEqual(['running', 'done']);
  });

  it('forgets only what has ended', () => {
    const { queue, states, job } = setUp(1);
    const [a = '', b = ''] = queue.add([input('a'), input('b'), input('c')]);
    queue.remove(a);
    queue.remove(b);
    expect(states()).toEqual(['running', 'queued', 'queued']);
    job(0).end(unreadable);
    job(1).end(unreadable);
    queue.remove(a);
    expect(states()).toEqual(['failed', 'running']);
    queue.clearFinished();
    expect(states()).toEqual(['running']);
  });

  it('is not moved by requests for jobs that do not exist', () => {
    const { queue, states } = setUp();
    queue.add([input('a')]);
    for (const act of ['cancel', 'retry', 'remove'] as const) queue[act]('job-99');
    expect(states()).toEqual(['running']);
  });

  it('asks everything to stop when the app closes', () => {
    const { queue, states, job } = setUp(1);
    queue.add(['a', 'b'].map(input));
    queue.cancelAll();
    expect(states()).toEqual(['running', 'cancelled']);
    expect(job(0).cancelled).toHaveBeenCalledOnce();
  });
});
