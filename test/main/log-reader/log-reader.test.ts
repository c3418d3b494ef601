import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LogReader, type ReaderProcess } from '../../../main/log-reader/log-reader.ts';
import type { FromReader, ToReader } from '../../../main/log-reader/protocol.ts';
import type { LogViewState } from '../../../shared/contracts/logs.ts';

class FakeProcess extends EventEmitter implements ReaderProcess {
  readonly sent: ToReader[] = [];
  killed = false;
  postMessage(message: ToReader): void {
    this.sent.push(message);
  }
  kill(): boolean {
    this.killed = true;
    return true;
  }
  say(message: FromReader): void {
    this.emit('message', message);
  }
}

function setUp() {
  const processes: FakeProcess[] = [];
  const onView = vi.fn<(state: LogViewState) => void>();
  const reader = new LogReader({
    fork: () => {
      const started = new FakeProcess();
      processes.push(started);
      return started;
    },
    onView,
    onSearch: () => undefined,
    idleMs: 1000,
  });
  const last = (): FakeProcess => processes.at(-1) as FakeProcess;
  return { processes, onView, reader, last };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the log reader as main sees it', () => {
  it('starts the process when it is first asked, and gives each answer to its request', async () => {
    const { reader, processes, last } = setUp();
    expect(reader.running).toBe(false);
    const one = reader.ask('row-at-time', { viewId: 'v', time: 'x' });
    const two = reader.ask('row-at-time', { viewId: 'v', time: 'y' });
    expect(processes).toHaveLength(1);
    const [first, second] = last().sent;
    last().say({ type: 'answer', id: second?.id ?? 0, value: 2 });
    last().say({ type: 'answer', id: first?.id ?? 0, value: 1 });
    expect(await Promise.all([one, two])).toEqual([1, 2]);
    const refused = reader.ask('row-at-time', { viewId: 'v', time: 'z' });
    last().say({ type: 'refused', id: last().sent.at(-1)?.id ?? 0, message: 'no' });
    await expect(refused).rejects.toThrow('no');
  });

  it('costs the views when it crashes, which say so, and starts another', async () => {
    const { reader, processes, onView, last } = setUp();
    const opening = reader.ask('open', { caseId: 'c', viewId: 'v1', paths: ['x'] });
    void reader.ask('open-case', { caseId: 'c', facts: {} as never }).catch(() => undefined);
    expect(reader.knows('c')).toBe(true);
    last().emit('exit', 139);
    await expect(opening).rejects.toThrow(/ended unexpectedly/);
    expect(onView).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ viewId: 'v1', state: 'failed', message: expect.stringMatching(/open the file again/) }),
    );
    expect(reader.knows('c')).toBe(false);
    void reader.ask('folder', { caseId: 'c', path: '' }).catch(() => undefined);
    expect(processes).toHaveLength(2);
    last().emit('exit', 0);
  });

  it('passes on news of open views only', async () => {
    const { reader, onView, last } = setUp();
    void reader.ask('open', { caseId: 'c', viewId: 'v1', paths: ['x'] }).catch(() => undefined);
    const state = { viewId: 'v1', state: 'reading' } as LogViewState;
    last().say({ type: 'view', state });
    expect(onView).toHaveBeenCalledWith(state);
    void reader.ask('close', { viewId: 'v1' }).catch(() => undefined);
    last().say({ type: 'view', state });
    expect(onView).toHaveBeenCalledTimes(1);
    reader.end();
  });

  it('holds no view that could not be opened', async () => {
    const { reader, last } = setUp();
    const refused = reader.ask('open', { caseId: 'c', viewId: 'v1', paths: ['x'] });
    last().say({ type: 'refused', id: last().sent[0]?.id ?? 0, message: 'no such file' });
    await expect(refused).rejects.toThrow('no such file');
    vi.advanceTimersByTime(1000);
    expect(last().killed).toBe(true);
  });

  it('is ended when no view was open for a while', async () => {
    const { reader, last } = setUp();
    void reader.ask('open', { caseId: 'c', viewId: 'v1', paths: ['x'] }).catch(() => undefined);
    vi.advanceTimersByTime(5000);
    expect(last().killed).toBe(false);
    void reader.ask('close', { viewId: 'v1' }).catch(() => undefined);
    vi.advanceTimersByTime(999);
    expect(last().killed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(last().killed).toBe(true);
    expect(reader.running).toBe(false);
  });
});
