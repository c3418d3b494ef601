import { describe, expect, it } from 'vitest';
import { TextBudget } from '../../shared/log-view/chunk-store.ts';
import { fileOf, openView, readView } from './views.ts';

const LINES = Array.from(
  { length: 300 },
  (_, at) => `May 15 23:${10 + (at % 50)}:07 dbsrv07 sshd[${at}]: line ${at} ${'ä'.repeat(at % 9)}`,
);

describe('reading a file', () => {
  it.each([1, 2, 3, 7, 64, 255, 256, 257, 5000, 100_000])(
    'gives the same lines in chunks of %i bytes',
    async (chunkSize) => {
      const { texts, view } = await readView([fileOf('var/log/messages', `${LINES.join('\n')}\n`, { chunkSize })]);
      expect(await texts()).toEqual(LINES);
      expect(view.state()).toMatchObject({ state: 'ready', lines: 300, rows: 300, progress: 1, message: null });
    },
  );

  it('gives the same lines when the text has to be packed', async () => {
    const budget = new TextBudget(0);
    const { texts, view } = await readView([fileOf('var/log/messages', LINES.join('\n'))], { budget, chunkSize: 128 });
    expect(await texts()).toEqual(LINES);
    expect((await view.rows(290, 100)).map(({ text }) => text)).toEqual(LINES.slice(290));
    expect(await view.rows(300, 10)).toEqual([]);
  });

  it('gives its budget back when it is closed', async () => {
    const budget = new TextBudget(10_000);
    const { view } = await readView([fileOf('var/log/messages', LINES.join('\n'))], { budget });
    expect(budget.used).toBeGreaterThan(5000);
    view.close();
    expect(budget.used).toBe(0);
    expect(await view.rows(0, 10)).toEqual([]);
  });

  it.each([
    ['', []],
    ['\n', ['']],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\n\nb', ['a', '', 'b']],
    ['a\r\nb\r\n', ['a', 'b']],
    ['a\rb\n', ['a\rb']],
  ])('takes %j as lines', async (text, expected) => {
    const { texts, view } = await readView([fileOf('etc/x', text, { chunkSize: 1 })]);
    expect(await texts()).toEqual(expected);
    expect(view.state()).toMatchObject({ state: 'ready', lines: expected.length, binary: false });
  });

  it('shows bytes that are no UTF-8 as U+FFFD', async () => {
    const { texts } = await readView([fileOf('etc/x', new Uint8Array([0x61, 0xff, 0xc3, 0x0a, 0xe3, 0x81, 0x82]))]);
    expect(await texts()).toEqual(['a\ufffd\ufffd', 'あ']);
  });

  it('cuts long lines and says by how much', async () => {
    const { rows } = await readView([
      fileOf('etc/x', `${'x'.repeat(4000)}\n${'y'.repeat(4001)}\n${'z'.repeat(200_000)}\n`),
    ]);
    const [whole, one, long] = await rows();
    expect([whole?.text.length, whole?.cut]).toEqual([4000, 0]);
    expect([one?.text.length, one?.cut]).toEqual([4000, 1]);
    expect([long?.text.length, long?.cut]).toEqual([4000, 196_001]);
  });

  it('does not cut a character in two', async () => {
    const { rows } = await readView([fileOf('etc/x', `${'x'.repeat(3999)}${'😀'.repeat(10)}`)]);
    const [row] = await rows();
    expect(row?.text).toBe('x'.repeat(3999));
    expect(row?.cut).toBe(20);
  });

  it('tells what is no text', async () => {
    const journal = Buffer.concat([Buffer.from('LPKSHHRH'), Buffer.alloc(500)]);
    const { view } = await readView([fileOf('var/log/journal/system.journal', journal, { chunkSize: 400 })]);
    expect(view.state()).toMatchObject({ state: 'ready', binary: true, rows: 0 });
  });

  it('reads a log with a stretch of zeros in it, as a power cut leaves', async () => {
    const text = `${LINES.slice(0, 50).join('\n')}\n${'\0'.repeat(200)}\n${LINES.slice(50).join('\n')}`;
    const { view } = await readView([fileOf('var/log/messages', text, { chunkSize: 100_000 })]);
    expect(view.state()).toMatchObject({ binary: false, lines: 301 });
  });

  it('serves rows while it reads', async () => {
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    let count = 0;
    const gate = async (): Promise<void> => {
      count += 1;
      if (count === 3) await held;
    };
    const { first, view, ready } = await openView([
      fileOf('var/log/messages', LINES.join('\n'), { chunkSize: 4000, gate }),
    ]);
    expect(first.state).toBe('reading');
    expect(first.rows).toBeGreaterThan(10);
    expect((await view.rows(5, 1))[0]?.text).toBe(LINES[5]);
    expect(view.rowOfLine('var/log/messages', 300)).toBeNull();
    go();
    expect((await ready()).rows).toBe(300);
    expect(view.rowOfLine('var/log/messages', 300)).toEqual({ row: 299, hidden: false });
  });

  it('keeps what it has of a file that breaks off, and says so', async () => {
    const { view, texts } = await readView([
      fileOf('var/log/messages', 'one\ntwo', { breaksWith: 'The archive ends early.' }),
    ]);
    expect(view.state()).toMatchObject({ state: 'ready', message: 'The archive ends early.', lines: 2 });
    expect(await texts()).toEqual(['one', 'two']);
  });

  it('fails where nothing can be read at all', async () => {
    const { view } = await readView([fileOf('var/log/messages', '', { breaksWith: 'The archive is damaged.' })]);
    expect(view.state()).toMatchObject({ state: 'failed', message: 'The archive is damaged.' });
  });

  it('can be closed at any moment', async () => {
    for (let after = 0; after < 12; after += 1) {
      const { view } = await openView([fileOf('var/log/messages', LINES.join('\n'), { chunkSize: 50 })]);
      void view
        .setFilter({ ...EVERYTHING, text: { text: 'line 2', regex: false, matchCase: false } })
        .catch(() => undefined);
      void view.search({ text: 'line', regex: true, matchCase: false, word: false }).catch(() => undefined);
      for (let turn = 0; turn < after; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      view.close();
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
});

const EVERYTHING = { text: null, processes: [], exceptProcesses: false, levels: [], boots: [], from: null, to: null };

describe('a view that is closed while rows are fetched', () => {
  it('gives none, and throws nothing', async () => {
    const { view } = await readView([fileOf('var/log/messages', LINES.join('\n'))], {
      budget: new TextBudget(0),
      chunkSize: 64,
    });
    const rows = view.rows(0, 300);
    await new Promise((resolve) => setImmediate(resolve));
    view.close();
    expect(await rows).toEqual([]);
  });
});

describe('a view that is asked for more just as it has done all there was', () => {
  it('hears it, whatever the moment', async () => {
    const needle = { text: 'line 7', regex: false, matchCase: true };
    const { view, searches, searched, ready } = await readView([fileOf('var/log/messages', LINES.join('\n'))]);
    await view.search({ ...needle, word: false });
    if (searches.at(-1)?.done !== true) await searched();
    for (let moments = 0; moments < 20; moments += 1) {
      await view.setFilter(EVERYTHING);
      await ready();
      await new Promise((resolve) => setTimeout(resolve, 1));
      // A match has the view look whether there is more to do: some promises later it has done so.
      void view.match(-1, 1);
      for (let moment = 0; moment < moments; moment += 1) await null;
      await view.setFilter({ ...EVERYTHING, text: needle });
      expect(await ready()).toMatchObject({ state: 'ready', rows: 11 });
    }
    view.close();
  });
});
