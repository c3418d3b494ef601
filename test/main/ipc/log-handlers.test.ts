import { beforeEach, describe, expect, it } from 'vitest';
import { logHandlers } from '../../../main/ipc/log-handlers.ts';
import { IndexShelf } from '../../../main/log-reader/index-shelf.ts';
import { LogReader, type ReaderProcess } from '../../../main/log-reader/log-reader.ts';
import type { ToReader } from '../../../main/log-reader/protocol.ts';
import type { Workspace } from '../../../main/workspace.ts';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { sampleCase } from '../../builders/case-summary.ts';

/** Answers every request with an empty list, and keeps what it was asked. */
class Listing implements ReaderProcess {
  readonly asked: ToReader[] = [];
  #answer: (message: unknown) => void = () => undefined;
  postMessage(message: ToReader): void {
    this.asked.push(message);
    queueMicrotask(() => this.#answer({ type: 'answer', id: message.id, value: [] }));
  }
  on(event: string, listener: (value: never) => void): void {
    if (event === 'message') this.#answer = listener as (message: unknown) => void;
  }
  kill(): boolean {
    return true;
  }
}

let process: Listing;
let summary: CaseSummary;
const handlers = (source: object = { kind: 'sample' }) =>
  logHandlers(
    {
      library: { ready: Promise.resolve(), get: () => null },
      settings: { get: () => ({ language: 'en' }) },
      sources: { sourceOf: () => source },
      caseIn: async () => summary,
    } as unknown as Workspace,
    { chooseArchives: async () => [] },
    {
      reader: new LogReader({ fork: () => process, onView: () => undefined, onSearch: () => undefined }),
      indexes: new IndexShelf(),
    },
  );

beforeEach(() => {
  process = new Listing();
  summary = sampleCase();
});

describe('the requests of the log explorer', () => {
  it('tell the reader of a case once, and anew when it was analysed again', async () => {
    const folder = handlers()['logs:folder'];
    await folder({ caseId: 'case-sample', path: '' });
    await folder({ caseId: 'case-sample', path: 'var' });
    expect(process.asked.map(({ name }) => name)).toEqual(['open-case', 'folder', 'folder']);
    summary = sampleCase({ analyzedAt: '2031-01-01T00:00:00.000Z', findings: [] });
    await folder({ caseId: 'case-sample', path: '' });
    await folder({ caseId: 'case-sample', path: '' });
    expect(process.asked.slice(3).map(({ name }) => name)).toEqual(['open-case', 'folder', 'folder']);
    expect(process.asked[3]?.argument).toMatchObject({ facts: { proving: [] } });
  });

  it('say where an archive was that moved, in no words of the system; a closed dialog is no failure', async () => {
    const moved = handlers({ kind: 'file', path: '/nowhere/at/all.tar.xz', innerArchive: null });
    expect(await moved['logs:folder']({ caseId: 'a', path: '' })).toMatchObject({
      state: 'moved',
      message: '/nowhere/at/all.tar.xz',
    });
    expect(await moved['logs:locate']({ caseId: 'a' })).toEqual({ state: 'moved', message: null });
  });
});
