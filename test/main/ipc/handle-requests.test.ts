import { beforeEach, describe, expect, it, vi } from 'vitest';

const registered = vi.hoisted(() => new Map<string, (...args: unknown[]) => unknown>());
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, listener: (...args: unknown[]) => unknown) => registered.set(channel, listener),
  },
}));

import type { WebContents } from 'electron';
import { answering, type Handlers } from '../../../main/ipc/answer.ts';
import { handleRequests } from '../../../main/ipc/handle-requests.ts';
import { type RequestName, requests } from '../../../shared/contracts/ipc.ts';

const called = vi.fn();
const frame = { url: 'sosight://app/index.html' };
const page = { mainFrame: frame };

/** Every handler answers with its own name. */
function fakeHandlers(): Handlers {
  const entries = Object.keys(requests).map((name) => [
    name,
    (argument: unknown) => {
      called(name, argument);
      if (name === 'jobs:clear-finished') throw new Error('broken');
      return name;
    },
  ]);
  const handlers: Handlers = Object.fromEntries(entries);
  return handlers;
}

const takeRequests = (from: unknown, handlers = fakeHandlers()) =>
  handleRequests(
    () => from as WebContents,
    async () => answering(handlers),
  );

const ask = (name: unknown, argument?: unknown, senderFrame: unknown = frame) =>
  registered.get('sosight:request')?.({ senderFrame }, name, argument);

beforeEach(() => {
  called.mockClear();
  takeRequests(page);
});

describe('requests of the window', () => {
  it('are answered by the handler of that name, with the checked argument', async () => {
    expect(await ask('jobs:cancel', { id: 'job-1', more: 'is dropped' })).toEqual({ ok: true, value: undefined });
    expect(called).toHaveBeenCalledExactlyOnceWith('jobs:cancel', { id: 'job-1' });
  });

  it('have a handler each', async () => {
    const names = Object.keys(requests) as RequestName[];
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(fakeHandlers()[name]).toBeTypeOf('function');
  });

  it.each([
    ['no object', 'jobs:add', 'x'],
    ['a wrong type', 'jobs:add', { paths: [1] }],
    ['too many paths', 'jobs:add', { paths: Array.from({ length: 1001 }, () => 'a') }],
    ['an overlong path', 'jobs:add', { paths: ['a'.repeat(4097)] }],
    ['an unknown format', 'cases:export', { caseId: 'a', format: 'exe', redact: false }],
    ['an argument where none is taken', 'jobs:list', { a: 1 }],
    ['an unknown theme', 'settings:set', { theme: 'pink' }],
  ])('with %s are refused before any handler runs', async (_, name, argument) => {
    expect(await ask(name, argument)).toMatchObject({ ok: false });
    expect(called).not.toHaveBeenCalled();
  });

  it.each([['nothing:known'], ['toString'], ['__proto__'], [7], [undefined]])(
    'of the name %s are refused',
    async (name) => {
      expect(await ask(name)).toEqual({ ok: false, message: 'unknown request' });
    },
  );

  it.each([
    ['another frame', { url: 'sosight://app/index.html' }],
    ['no frame', null],
  ])('from %s are refused', async (_, senderFrame) => {
    expect(await ask('jobs:list', undefined, senderFrame)).toEqual({ ok: false, message: 'not allowed' });
    expect(called).not.toHaveBeenCalled();
  });

  it('from our frame showing another page are refused', async () => {
    const elsewhere = { url: 'https://example.com/' };
    takeRequests({ mainFrame: elsewhere });
    expect(await ask('jobs:list', undefined, elsewhere)).toEqual({ ok: false, message: 'not allowed' });
  });

  it('that come before there is anybody to answer them wait', async () => {
    let come: (one: ReturnType<typeof answering>) => void = () => undefined;
    const coming = new Promise<ReturnType<typeof answering>>((resolve) => {
      come = resolve;
    });
    handleRequests(
      () => page as unknown as WebContents,
      () => coming,
    );
    const answer = ask('jobs:cancel', { id: 'job-1' });
    expect(called).not.toHaveBeenCalled();
    come(answering(fakeHandlers()));
    expect(await answer).toEqual({ ok: true, value: undefined });
    expect(called).toHaveBeenCalledExactlyOnceWith('jobs:cancel', { id: 'job-1' });
  });

  it('are answered in words where nobody can answer them', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    handleRequests(
      () => page as unknown as WebContents,
      () => Promise.reject(new Error('no such file')),
    );
    expect(await ask('jobs:list')).toEqual({ ok: false, message: expect.stringContaining('no such file') });
    complaint.mockRestore();
  });

  it('are answered with what the schema names, and nothing else', async () => {
    const about = { version: '1', articles: 2, secret: 'of main' };
    takeRequests(page, { ...fakeHandlers(), 'app:about': () => about });
    expect(await ask('app:about')).toEqual({ ok: true, value: { version: '1', articles: 2 } });
  });

  it('whose answer does not fit its schema get none, and the log no value', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    // Every fake handler answers with its own name, which is no list of jobs.
    expect(await ask('jobs:list')).toEqual({ ok: false, message: expect.stringContaining('does not fit') });
    expect(complaint.mock.calls.join()).toMatch(/jobs:list: the answer does not fit/);
    complaint.mockRestore();
  });

  it('whose handler throws say so and nothing else breaks', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await ask('jobs:clear-finished')).toEqual({ ok: false, message: 'jobs:clear-finished failed: broken' });
    complaint.mockRestore();
  });
});
