import { beforeEach, describe, expect, it, vi } from 'vitest';

const registered = vi.hoisted(() => new Map<string, (...args: unknown[]) => unknown>());
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, listener: (...args: unknown[]) => unknown) => registered.set(channel, listener),
  },
}));

import type { WebContents } from 'electron';
import { type Handlers, handleRequests } from '../../../main/ipc/handle-requests.ts';
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

const ask = (name: unknown, argument?: unknown, senderFrame: unknown = frame) =>
  registered.get('sosight:request')?.({ senderFrame }, name, argument);

beforeEach(() => {
  called.mockClear();
  handleRequests(() => page as unknown as WebContents, fakeHandlers());
});

describe('requests of the window', () => {
  it('are answered by the handler of that name, with the checked argument', async () => {
    expect(await ask('jobs:cancel', { id: 'job-1', more: 'is dropped' })).toEqual({ ok: true, value: 'jobs:cancel' });
    expect(called).toHaveBeenCalledExactlyOnceWith('jobs:cancel', { id: 'job-1' });
  });

  it('have a handler each', async () => {
    const names = Object.keys(requests) as RequestName[];
    expect(names.length).toBeGreaterThan(10);
    expect(await ask('settings:get')).toEqual({ ok: true, value: 'settings:get' });
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
    handleRequests(() => ({ mainFrame: elsewhere }) as unknown as WebContents, fakeHandlers());
    expect(await ask('jobs:list', undefined, elsewhere)).toEqual({ ok: false, message: 'not allowed' });
  });

  it('whose handler throws say so and nothing else breaks', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await ask('jobs:clear-finished')).toEqual({ ok: false, message: 'jobs:clear-finished failed: broken' });
    complaint.mockRestore();
  });
});
