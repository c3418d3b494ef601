import { describe, expect, it } from 'vitest';
import { createActions } from '../../../renderer/state/actions.ts';
import { initialState, reduce } from '../../../renderer/state/app-state.ts';
import { createStore } from '../../../renderer/state/store.ts';
import type { RequestName, SosightBridge } from '../../../shared/contracts/ipc.ts';
import { sampleCase } from '../../builders/case-summary.ts';

type Answers = Partial<Record<RequestName, (argument: unknown) => unknown>>;

/** A bridge that answers from a table, and what it was asked. */
function setUp(answers: Answers = {}) {
  const asked: { readonly name: string; readonly argument: unknown }[] = [];
  const listeners = new Map<string, (payload: unknown) => void>();
  const bridge = {
    request: async (name: RequestName, argument: unknown) => {
      asked.push({ name, argument });
      return answers[name]?.(argument);
    },
    on: (name: string, listener: (payload: unknown) => void) => {
      listeners.set(name, listener);
      return () => listeners.delete(name);
    },
    pathOf: (file: { readonly name: string }) => (file.name === 'text' ? '' : `/in/${file.name}`),
  };
  const store = createStore(reduce, initialState);
  const actions = createActions(bridge as unknown as SosightBridge, store);
  return { actions, store, asked, emit: (name: string, payload: unknown) => listeners.get(name)?.(payload) };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const answers: Answers = {
  'settings:get': () => ({ theme: 'light', language: 'ja', articleFolder: null }),
  'jobs:list': () => [],
  'recent:list': () => [],
  'app:about': () => ({ version: '1', articles: 3 }),
  'cases:get': () => sampleCase(),
  'settings:set': (argument) => ({ theme: 'light', language: 'en', articleFolder: null, ...(argument as object) }),
};

describe('starting', () => {
  it('takes settings, queue and recent cases from main', async () => {
    const { actions, store } = setUp(answers);
    actions.start();
    await settled();
    expect(store.get()).toMatchObject({ ready: true, settings: { language: 'ja' }, about: { articles: 3 } });
  });

  it('fetches and shows the case that main names', async () => {
    const { actions, store, emit } = setUp(answers);
    actions.start();
    emit('cases:show', { caseId: 'x' });
    await settled();
    expect(store.get().screen).toEqual({ name: 'summary', caseId: 'x' });
    expect(store.get().cases.get('x')?.state).toBe('ready');
  });

  it('hears nothing after its end', async () => {
    const { actions, store, emit } = setUp(answers);
    const end = actions.start();
    await settled();
    end();
    emit('cases:show', { caseId: 'x' });
    expect(store.get().screen.name).toBe('home');
  });
});

it('fetches open cases again when the language changes, and only then', async () => {
  const { actions, asked } = setUp(answers);
  actions.show({ name: 'summary', caseId: 'x' });
  await settled();
  const fetches = (): number => asked.filter(({ name }) => name === 'cases:get').length;
  actions.set({ theme: 'dark' });
  await settled();
  expect(fetches()).toBe(1);
  actions.set({ language: 'ja' });
  await settled();
  expect(fetches()).toBe(2);
});

it('drops an answer in a language that was left meanwhile', async () => {
  let finish = (): void => {};
  const slow = new Promise((resolve) => {
    finish = () => resolve(sampleCase());
  });
  let first = true;
  const { actions, store } = setUp({
    ...answers,
    'cases:get': () => {
      if (!first) return sampleCase({ language: 'ja' });
      first = false;
      return slow;
    },
  });
  actions.show({ name: 'summary', caseId: 'x' });
  actions.set({ language: 'ja' });
  await settled();
  finish();
  await settled();
  expect(store.get().cases.get('x')?.summary?.language).toBe('ja');
});

it('hands over the real paths of dropped files and nothing for a drop without files', async () => {
  const { actions, asked } = setUp();
  actions.addFiles([new File([], 'a.tar.xz'), new File([], 'text')]);
  actions.addFiles([new File([], 'text')]);
  await settled();
  expect(asked).toEqual([{ name: 'jobs:add', argument: { paths: ['/in/a.tar.xz'] } }]);
});

describe('exporting', () => {
  it.each([
    [
      { state: 'saved', file: 'a.pdf' },
      { kind: 'saved', file: 'a.pdf' },
    ],
    [{ state: 'cancelled' }, null],
    [
      { state: 'failed', message: 'disk full' },
      { kind: 'failed', message: 'disk full' },
    ],
  ])('says the outcome %o', async (outcome, notice) => {
    const { actions, store } = setUp({ ...answers, 'cases:export': () => outcome });
    actions.show({ name: 'summary', caseId: 'x' });
    actions.exportCase('pdf');
    await settled();
    expect(store.get().notice).toEqual(notice);
  });

  it('passes the redaction that was ticked', async () => {
    const { actions, asked } = setUp({ ...answers, 'cases:export': () => ({ state: 'cancelled' }) });
    actions.show({ name: 'summary', caseId: 'x' });
    actions.setRedact(true);
    actions.exportCase('json');
    await settled();
    expect(asked.at(-1)).toEqual({ name: 'cases:export', argument: { caseId: 'x', format: 'json', redact: true } });
  });

  it('does nothing on Home', async () => {
    const { actions, asked } = setUp();
    actions.exportCase('pdf');
    actions.copyNote();
    await settled();
    expect(asked).toEqual([]);
  });
});

it('says so when a request fails', async () => {
  const { actions, store } = setUp({
    'jobs:add-sample': () => {
      throw new Error('no worker');
    },
  });
  actions.addSample();
  await settled();
  expect(store.get().notice).toEqual({ kind: 'failed', message: 'no worker' });
});
