import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { supervised, type WorkerProcess } from '../../../main/analysis/supervise.ts';
import { CaseInLanguages, type ToWorker } from '../../../shared/contracts/worker.ts';
import { sampleCase } from '../../builders/case-summary.ts';

class FakeWorker extends EventEmitter implements WorkerProcess {
  readonly sent: ToWorker[] = [];
  killed = false;
  pid: number | undefined = undefined;
  postMessage(message: ToWorker): void {
    this.sent.push(message);
  }
  kill(): boolean {
    this.killed = true;
    return true;
  }
}

function setUp() {
  const worker = new FakeWorker();
  const onProgress = vi.fn();
  const onEnd = vi.fn();
  const running = supervised(
    () => worker,
    () => ({ articleFolders: ['/articles'], limits: { seconds: 60 } }),
  )({ kind: 'file', path: '/a' }, onProgress, onEnd);
  return { worker, onProgress, onEnd, running };
}

const progress = { bytesRead: 1, totalBytes: 2, member: null, findings: 0 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a supervised analysis', () => {
  it('hands over the input, passes progress on, and ends the process after its last word', () => {
    const { worker, onProgress, onEnd } = setUp();
    expect(worker.sent).toEqual([
      { type: 'start', input: { kind: 'file', path: '/a' }, articleFolders: ['/articles'], limits: { seconds: 60 } },
    ]);
    worker.emit('message', { type: 'progress', progress });
    expect(onProgress).toHaveBeenCalledWith(progress);
    const cases = [CaseInLanguages.parse({ en: sampleCase(), ja: sampleCase() })];
    worker.emit('message', { type: 'done', cases });
    worker.emit('exit', 0);
    expect(onEnd).toHaveBeenCalledExactlyOnceWith({ type: 'done', cases });
    expect(worker.killed).toBe(true);
  });

  it('kills one that does not end when it is told to, and none that has ended', () => {
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
    const stopped = setUp();
    stopped.worker.pid = 4711;
    stopped.running.cancel();
    vi.advanceTimersByTime(150);
    expect(kill).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(kill).toHaveBeenCalledExactlyOnceWith(4711, 'SIGKILL');
    const obedient = setUp();
    obedient.worker.pid = 4712;
    obedient.running.cancel();
    vi.advanceTimersByTime(150);
    obedient.worker.emit('exit', 0);
    vi.advanceTimersByTime(5_000);
    expect(kill).toHaveBeenCalledTimes(1);
    kill.mockRestore();
  });

  it('says that a process which went away without a word crashed, and what to do', () => {
    const { worker, onEnd } = setUp();
    worker.emit('exit', 139);
    expect(onEnd).toHaveBeenCalledExactlyOnceWith({
      type: 'failed',
      failure: {
        code: 'unreadable',
        message: expect.stringMatching(/ended unexpectedly \(exit status 139\).*Try again/),
      },
    });
  });

  it('takes no message that does not fit the contract', () => {
    const { worker, onEnd } = setUp();
    worker.emit('message', { type: 'done', cases: [{ en: 'no case' }] });
    expect(onEnd).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ type: 'failed' }));
    expect(worker.killed).toBe(true);
  });

  it('asks a cancelled process to stop, and ends one that does not', () => {
    const { worker, onEnd, running } = setUp();
    running.cancel();
    running.cancel();
    expect(worker.sent.filter(({ type }) => type === 'cancel')).toHaveLength(1);
    vi.advanceTimersByTime(99);
    expect(onEnd).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onEnd).toHaveBeenCalledExactlyOnceWith({ type: 'cancelled' });
    expect(worker.killed).toBe(true);
  });

  it('counts a process that dies while being cancelled as cancelled', () => {
    const { worker, onEnd, running } = setUp();
    running.cancel();
    worker.emit('exit', 1);
    vi.advanceTimersByTime(5_000);
    expect(onEnd).toHaveBeenCalledExactlyOnceWith({ type: 'cancelled' });
  });

  it('says nothing more once it has ended', () => {
    const { worker, onProgress, onEnd, running } = setUp();
    worker.emit('message', { type: 'cancelled' });
    running.cancel();
    worker.emit('message', { type: 'progress', progress });
    worker.emit('exit', 1);
    expect(onProgress).not.toHaveBeenCalled();
    expect(onEnd).toHaveBeenCalledOnce();
    expect(worker.sent).toHaveLength(1);
  });

  it('ends a process that is silent for a minute: it is stuck, which is said', () => {
    const { worker, onEnd } = setUp();
    vi.advanceTimersByTime(59_999);
    expect(onEnd).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onEnd).toHaveBeenCalledExactlyOnceWith({
      type: 'failed',
      failure: { code: 'unreadable', message: expect.stringMatching(/did not answer for 60 seconds.*Try again/) },
    });
    expect(worker.killed).toBe(true);
    worker.emit('exit', 9);
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it.each([
    { type: 'alive', networkAttempts: 0 },
    { type: 'progress', progress },
  ])('takes %o for a sign of life', (message) => {
    const { worker, onEnd } = setUp();
    for (let minutes = 0; minutes < 10; minutes++) {
      vi.advanceTimersByTime(55_000);
      worker.emit('message', message);
    }
    expect(onEnd).not.toHaveBeenCalled();
  });

  it('looks no longer once it has ended', () => {
    const { worker, onEnd } = setUp();
    worker.emit('message', { type: 'failed', failure: { code: 'empty', message: 'x' } });
    vi.advanceTimersByTime(300_000);
    expect(onEnd).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not take a night asleep for silence: only looks are counted', () => {
    const { onEnd } = setUp();
    vi.advanceTimersByTime(20_000);
    // The clock jumps, the timers do not.
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    vi.advanceTimersByTime(5_000);
    expect(onEnd).not.toHaveBeenCalled();
  });
});
