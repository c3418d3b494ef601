import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnalysisOutcome } from '../../main/analysis/outcome.ts';
import { recentList } from '../../main/state/recent-list.ts';
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
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function setUp() {
  const ends: ((outcome: AnalysisOutcome) => void)[] = [];
  const send = vi.fn();
  const recent = recentList(join(folder, 'recent.json'));
  const settings = settingsStore(join(folder, 'settings.json'), 'en-US');
  const desk = workspace({
    start(_input, _progress, end) {
      ends.push(end);
      return { cancel: () => end({ type: 'cancelled' }) };
    },
    recent,
    settings,
    send,
  });
  const sent = (name: string) => send.mock.calls.filter(([event]) => event === name).map(([, payload]) => payload);
  const endAll = (outcome: AnalysisOutcome) => {
    while (ends.length > 0) ends.shift()?.(outcome);
  };
  return { desk, recent, settings, sent, endAll };
}

describe('the workspace', () => {
  it('shows the case of an archive that was opened by itself, and remembers it', async () => {
    const { desk, recent, sent, endAll } = setUp();
    await desk.open([put('a.tar')]);
    endAll({ type: 'done', cases: [found, found] });
    const [job] = desk.queue.list('en');
    const first = job?.cases[0]?.caseId ?? '';
    expect(sent('cases:show')).toEqual([{ caseId: first }]);
    expect(desk.cases.get(first, 'ja')?.language).toBe('ja');
    expect(recent.list().map(({ available }) => available)).toEqual([true]);
  });

  it('does not jump about when several were opened at once', async () => {
    const { desk, sent, endAll } = setUp();
    await desk.open([put('a.tar'), put('b.tar')]);
    endAll({ type: 'done', cases: [found] });
    expect(sent('cases:show')).toEqual([]);
    expect(desk.queue.list('en').map(({ state }) => state)).toEqual(['done', 'done']);
  });

  it('opens the sample without remembering it', () => {
    const { desk, recent, sent, endAll } = setUp();
    desk.openSample();
    endAll({ type: 'done', cases: [found] });
    expect(sent('cases:show')).toHaveLength(1);
    expect(recent.list()).toEqual([]);
  });

  it('tells the window of jobs and settings that change', async () => {
    const { desk, settings, sent } = setUp();
    await desk.open([put('a.tar')]);
    settings.set({ theme: 'dark' });
    await vi.waitFor(() => expect(sent('jobs:changed').at(-1)).toMatchObject([{ file: 'a.tar', state: 'running' }]));
    expect(sent('settings:changed')).toEqual([{ theme: 'dark', language: 'en', articleFolder: null }]);
  });
});
