import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnalysisOutcome } from '../../main/analysis/outcome.ts';
import { caseLibrary, type Library } from '../../main/library/library.ts';
import { settingsStore } from '../../main/state/settings-store.ts';
import { workspace } from '../../main/workspace.ts';
import { CaseInLanguages } from '../../shared/contracts/worker.ts';
import { sampleCase } from '../builders/case-summary.ts';

const found = CaseInLanguages.parse({ en: sampleCase(), ja: sampleCase({ language: 'ja' }) });
let folder = '';
const put = (name: string) => {
  writeFileSync(join(folder, name), 'x');
  return join(folder, name);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sosight-workspace-'));
});
const libraries: Library[] = [];
afterEach(async () => {
  for (const library of libraries.splice(0)) await library.flush();
  rmSync(folder, { recursive: true, force: true });
});

function setUp() {
  const ends: ((outcome: AnalysisOutcome) => void)[] = [];
  const send = vi.fn();
  const library = caseLibrary(join(folder, 'cases'));
  libraries.push(library);
  const settings = settingsStore(join(folder, 'settings.json'), 'en-US');
  const desk = workspace({
    start(_input, _progress, end) {
      ends.push(end);
      return { cancel: () => end({ type: 'cancelled' }) };
    },
    library,
    settings,
    send,
  });
  const sent = (name: string) => send.mock.calls.filter(([event]) => event === name).map(([, payload]) => payload);
  const endAll = (outcome: AnalysisOutcome) => {
    while (ends.length > 0) ends.shift()?.(outcome);
  };
  return { desk, library, settings, sent, endAll };
}

describe('the workspace', () => {
  it('shows the case of an archive that was opened by itself, and remembers it', async () => {
    const { desk, library, sent, endAll } = setUp();
    await desk.open([put('a.tar')]);
    endAll({ type: 'done', cases: [found, found] });
    const [job] = desk.queue.list('en');
    const first = job?.cases[0]?.caseId ?? '';
    expect(sent('cases:show')).toEqual([{ caseId: first }]);
    expect(desk.cases.get(first, 'ja')?.language).toBe('ja');
    await library.flush();
    expect(library.get(first)?.source).toEqual({ kind: 'file', path: join(folder, 'a.tar'), innerArchive: null });
    expect(desk.sources.sourceOf(first)).toEqual(library.get(first)?.source);
  });

  it('does not jump about when several were opened at once', async () => {
    const { desk, sent, endAll } = setUp();
    await desk.open([put('a.tar'), put('b.tar')]);
    endAll({ type: 'done', cases: [found] });
    expect(sent('cases:show')).toEqual([]);
    expect(desk.queue.list('en').map(({ state }) => state)).toEqual(['done', 'done']);
  });

  it('begins nothing more once the app ends, not even what was on its way', async () => {
    const { desk } = setUp();
    await desk.open([put('a.tar')]);
    const opening = desk.open([put('b.tar')]);
    desk.end();
    await opening;
    desk.openSample();
    expect(desk.queue.list('en').map(({ file, state }) => [file, state])).toEqual([['a.tar', 'cancelled']]);
  });

  it('keeps the sample as one case, however often it is opened', async () => {
    const { desk, library, sent, endAll } = setUp();
    for (const _ of [1, 2]) {
      desk.openSample();
      endAll({ type: 'done', cases: [found] });
    }
    await library.flush();
    expect(new Set(sent('cases:show').map(({ caseId }) => caseId)).size).toBe(1);
    expect(library.records().map(({ source }) => source)).toEqual([{ kind: 'sample' }]);
  });

  it('gives a case of an earlier run under the number that the user gave it', async () => {
    const first = setUp();
    await first.desk.open([put('a.tar')]);
    first.endAll({ type: 'done', cases: [found] });
    await first.library.flush();
    const [record] = first.library.records();
    const caseId = record?.caseId ?? '';
    await first.library.change(caseId, (old) => ({ ...old, caseNumber: '0777' }));
    const { desk, library } = setUp();
    expect((await desk.caseIn(caseId, 'ja'))?.source.caseNumber).toBe('0777');
    expect((await desk.caseIn(caseId, 'ja'))?.language).toBe('ja');
    await library.remove([caseId]);
    expect(await desk.caseIn(caseId, 'en')).toBeNull();
  });

  it('shows the newer analysis of a case that was read from the disk while it came in', async () => {
    const first = setUp();
    first.desk.openSample();
    first.endAll({ type: 'done', cases: [found] });
    await first.library.flush();
    const { desk, library, endAll } = setUp();
    await library.ready;
    const [record] = library.records();
    const caseId = record?.caseId ?? '';
    const load = library.load.bind(library);
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    vi.spyOn(library, 'load').mockImplementation(async (id) => {
      const old = await load(id);
      await held;
      return old;
    });
    const reading = desk.caseIn(caseId, 'en');
    desk.openSample();
    const newer = { ...found.en, analyzedAt: '2031-01-01T00:00:00.000Z' };
    endAll({ type: 'done', cases: [{ ...found, en: newer }] });
    letGo();
    expect((await reading)?.analyzedAt).toBe(newer.analyzedAt);
    expect((await desk.caseIn(caseId, 'en'))?.analyzedAt).toBe(newer.analyzedAt);
  });

  it('tells the window of jobs and settings that change', async () => {
    const { desk, settings, sent } = setUp();
    await desk.open([put('a.tar')]);
    settings.set({ theme: 'dark' });
    await vi.waitFor(
      () => expect(sent('jobs:changed').at(-1)).toMatchObject([{ file: 'a.tar', state: 'running' }]),
      10_000,
    );
    expect(sent('settings:changed')).toEqual([{ theme: 'dark', language: 'en', articleFolder: null }]);
  });
});
