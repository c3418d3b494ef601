import { describe, expect, it } from 'vitest';
import { runAnalysis } from '../../../main/analysis/run-analysis.ts';
import { caseFacts } from '../../../main/log-reader/case-facts.ts';
import { IndexShelf } from '../../../main/log-reader/index-shelf.ts';
import { LogDesk, Refused } from '../../../main/log-reader/log-desk.ts';
import { bytesSourceOf } from '../../../main/log-reader/reader-sources.ts';
import { zlibPacker } from '../../../main/log-reader/zlib-packer.ts';
import type { LogViewState, SearchState } from '../../../shared/contracts/logs.ts';
import { decoders } from '../../log-view/views.ts';

const quiet = { view: (_: LogViewState) => undefined, search: (_: SearchState) => undefined };

/** A desk that knows the sample as `case-1`; what the analysis kept is handed over with `withIndex`. */
async function sampleDesk(withIndex: boolean) {
  const analyzed = await runAnalysis(
    { kind: 'sample' },
    { articleFolders: [], limits: {} },
    () => undefined,
    new AbortController().signal,
  );
  const [first] = analyzed.ok ? analyzed.value : [];
  if (first === undefined) throw new Error('the sample was not read');
  const desk = new LogDesk({ packer: zlibPacker, decoders, listener: quiet, sourceOf: bytesSourceOf });
  const kept = withIndex ? (analyzed.kept ?? null) : null;
  desk.handlers['open-case']({ caseId: 'case-1', facts: caseFacts(first.en, { kind: 'sample' }, kept) });
  return { desk, summary: first.en, kept: analyzed.kept ?? null };
}

describe('the desk of the log reader', () => {
  it.each([true, false])(
    'opens every line of evidence of the sample (index from the analysis: %s)',
    async (withIndex) => {
      const { desk, summary } = await sampleDesk(withIndex);
      const evidence = summary.findings.flatMap((finding) =>
        finding.evidence.map((one) => ({ article: finding.article, ...one })),
      );
      expect(evidence.length).toBeGreaterThan(20);
      const paths = [...new Set(evidence.map(({ path }) => path))];
      for (const path of paths) {
        const view = await desk.handlers.open({ caseId: 'case-1', viewId: path, paths: [path] });
        expect(view.message).toBeNull();
        for (let state = view; state.state === 'reading'; ) {
          await new Promise((resolve) => setTimeout(resolve, 2));
          state = await desk.handlers.filter({
            viewId: path,
            filter: { text: null, processes: [], exceptProcesses: false, levels: [], boots: [], from: null, to: null },
          });
        }
      }
      for (const { path, line, text, article, boot, time } of evidence) {
        const at = await desk.handlers['row-of-line']({ viewId: path, path, line });
        expect(at).toMatchObject({ row: line - 1, hidden: false });
        const [row] = await desk.handlers.rows({ viewId: path, from: line - 1, count: 1 });
        expect(row?.proves).toContain(article);
        expect(row?.boot).toBe(boot);
        expect(row?.text).toContain(text.trim());
        if (path.startsWith('var/log/messages')) expect(row?.time).toBe(time);
      }
    },
  );

  it('lists the archive with the lines that prove something', async () => {
    const { desk } = await sampleDesk(true);
    const top = await desk.handlers.folder({ caseId: 'case-1', path: '' });
    expect(top.map(({ name }) => name)).toEqual(expect.arrayContaining(['sos_commands', 'var']));
    expect(top.find(({ name }) => name === 'var')?.proving).toBeGreaterThan(5);
  });

  it('refuses what is not there in words', async () => {
    const { desk } = await sampleDesk(true);
    await expect(desk.handlers.open({ caseId: 'case-1', viewId: 'v', paths: ['no/such'] })).rejects.toThrow(Refused);
    expect(() => desk.handlers.rows({ viewId: 'never', from: 0, count: 1 })).toThrow(Refused);
    await expect(desk.handlers.folder({ caseId: 'case-2', path: '' })).rejects.toThrow(/was not told/);
    expect(desk.handlers.close({ viewId: 'never' })).toBeNull();
  });

  it('closes the view that was used longest ago when there are too many', async () => {
    const { desk } = await sampleDesk(true);
    for (let at = 0; at < 13; at += 1)
      await desk.handlers.open({ caseId: 'case-1', viewId: `v${at}`, paths: ['var/log/messages'] });
    expect(() => desk.handlers.rows({ viewId: 'v0', from: 0, count: 1 })).toThrow(Refused);
    expect(await desk.handlers.rows({ viewId: 'v12', from: 0, count: 1 })).toHaveLength(1);
    const held = desk.heldBytes;
    expect(held).toBeGreaterThan(0);
    for (let at = 1; at < 13; at += 1) desk.handlers.close({ viewId: `v${at}` });
    expect(desk.heldBytes).toBe(0);
  });

  it('says why an archive cannot be read, and reads it when it can', async () => {
    const { desk, summary } = await sampleDesk(true);
    const facts = caseFacts(summary, { kind: 'file', path: '/no/such/archive', innerArchive: null }, null);
    desk.handlers['open-case']({ caseId: 'gone', facts });
    await expect(desk.handlers.folder({ caseId: 'gone', path: '' })).rejects.toThrow(Refused);
    await expect(desk.handlers.folder({ caseId: 'gone', path: '' })).rejects.toThrow(Refused);
  });
});

describe('indexes kept of a run', () => {
  it('are those of the same file only', async () => {
    const { kept } = await sampleDesk(true);
    if (kept === null) throw new Error('nothing was kept');
    const shelf = new IndexShelf();
    shelf.put({ kind: 'file', path: '/a' }, 100, kept);
    expect(shelf.get({ kind: 'file', path: '/a' }, 100)).toBe(kept);
    expect(shelf.get({ kind: 'file', path: '/a' }, 101)).toBeNull();
    expect(shelf.get({ kind: 'file', path: '/b' }, 100)).toBeNull();
    for (let at = 0; at < 20; at += 1) shelf.put({ kind: 'file', path: `/more-${at}` }, 1, kept);
    expect(shelf.get({ kind: 'file', path: '/a' }, 100)).toBeNull();
  });
});
