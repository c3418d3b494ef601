import { z } from 'zod';
import { decodePool } from '../../main/analysis/decode-pool.ts';
import { fileSource } from '../../main/analysis/file-source.ts';
import { caseFacts } from '../../main/log-reader/case-facts.ts';
import { PoolShelf } from '../../main/log-reader/decoders.ts';
import { LogDesk } from '../../main/log-reader/log-desk.ts';
import type { CaseFacts } from '../../main/log-reader/protocol.ts';
import { bytesSourceOf } from '../../main/log-reader/reader-sources.ts';
import { zlibPacker } from '../../main/log-reader/zlib-packer.ts';
import { analyze } from '../../shared/analyze.ts';
import { DEFAULT_LIMITS } from '../../shared/archive/limits.ts';
import type { LogFilter, LogSearch, LogViewState, SearchState } from '../../shared/contracts/logs.ts';

// Run by parts/explore.ts in a process of its own: what the log reader process does, without the messages; prints the milliseconds
// of each round.

const Job = z.object({
  rounds: z.number(),
  file: z.string(),
  /** The built code of the decoding threads. */
  threads: z.string(),
  /** A line far from the beginning. */
  line: z.number(),
});
type Job = z.infer<typeof Job>;

const PATH = 'var/log/messages';
const CASE = 'case-1';
const MEBI = 1024 * 1024;

const search = (text: string, regex = false): LogSearch => ({ text, regex, matchCase: false, word: false });
const filter = (change: Partial<LogFilter>): LogFilter => ({
  text: null,
  processes: [],
  exceptProcesses: false,
  levels: [],
  boots: [],
  from: null,
  to: null,
  ...change,
});
/** Stands once in the log, at three quarters. */
const ONE = search('Page fault caused by firmware');
const EXPRESSION = search('Page fault caused|efi_rts_wq \\w+|efi_recover', true);
const NO_LITERAL = search('\\d+ [a-z]+ q{3,}', true);
const FILTERS: readonly (readonly [string, LogFilter])[] = [
  ['filter: one process', filter({ processes: ['kernel'] })],
  ['filter: errors', filter({ levels: ['error'] })],
  ['filter: a word', filter({ text: { text: 'session', regex: false, matchCase: false } })],
  ['filter: none again', filter({})],
];

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

/** The archive analysed once, for the case and the index that it leaves. */
async function factsOf({ file, threads }: Job): Promise<CaseFacts> {
  const source = await fileSource(file);
  if (!source.ok) throw new Error(source.error.message);
  const decoders = decodePool(threads);
  const options = { limits: DEFAULT_LIMITS, decoders, extraArticles: [], randomAccess: true, now: () => Date.now() };
  const analyzed = await analyze(source.value, options, () => undefined, new AbortController().signal);
  await decoders.close();
  const [first] = analyzed.ok ? analyzed.value : [];
  if (first === undefined) throw new Error('the archive gave no case');
  return caseFacts(first.en, { kind: 'file', path: file, innerArchive: null }, analyzed.kept ?? null);
}

/** One round on a desk of its own; `note` takes milliseconds by name. */
class Round {
  readonly #note: (name: string, value: number) => void;
  readonly #desk: LogDesk;
  #view: LogViewState | null = null;
  #search: SearchState | null = null;

  constructor(shelf: PoolShelf, note: (name: string, value: number) => void) {
    this.#note = note;
    const listener = {
      view: (state: LogViewState) => {
        this.#view = state;
      },
      search: (state: SearchState) => {
        this.#search = state;
      },
    };
    this.#desk = new LogDesk({ packer: zlibPacker, decoders: shelf, listener, sourceOf: bytesSourceOf });
  }

  async run(facts: CaseFacts, line: number): Promise<void> {
    await this.#open(facts, line);
    await this.#finish();
    await this.#searchFor('search: a word', ONE);
    await this.#searchFor('search: an expression', EXPRESSION);
    await this.#searchFor('search: an expression without a literal', NO_LITERAL);
    for (const [name, wanted] of FILTERS) await this.#filterBy(name, wanted);
    this.#desk.handlers.close({ viewId: 'v' });
  }

  async #timed<T>(name: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const value = await work();
    this.#note(name, performance.now() - start);
    return value;
  }

  async #open(facts: CaseFacts, line: number): Promise<void> {
    const { handlers } = this.#desk;
    await this.#timed('open the case: its folders', async () => {
      handlers['open-case']({ caseId: CASE, facts });
      return handlers.folder({ caseId: CASE, path: '' });
    });
    await this.#timed('open the log: first rows', async () => {
      this.#view = await handlers.open({ caseId: CASE, viewId: 'v', paths: [PATH] });
      const rows = await handlers.rows({ viewId: 'v', from: 0, count: 100 });
      if (rows.length < 100) throw new Error('no rows');
    });
    await this.#timed('the far line, at once after opening', async () => {
      const at = await handlers['row-of-line']({ viewId: 'v', path: PATH, line });
      const rows = await handlers.rows({ viewId: 'v', from: (at?.row ?? 0) - 30, count: 60 });
      if (rows[30]?.line !== line) throw new Error(`line ${line} did not come`);
    });
  }

  async #finish(): Promise<void> {
    const start = performance.now();
    while (this.#view?.state !== 'ready') {
      if (this.#view?.state === 'failed') throw new Error(this.#view.message ?? 'failed');
      await soon();
    }
    this.#note('read and indexed whole', performance.now() - start);
    this.#note('lines', this.#view.lines);
    this.#note('held', this.#desk.heldBytes / MEBI);
  }

  async #searchFor(name: string, wanted: LogSearch): Promise<void> {
    const { handlers } = this.#desk;
    const started = performance.now();
    let state = await handlers.search({ viewId: 'v', search: wanted });
    await handlers.match({ viewId: 'v', from: -1, step: 1 });
    this.#note(`${name}, first match`, performance.now() - started);
    while (!state.done) {
      await soon();
      if (this.#search?.searchId === state.searchId) state = this.#search;
    }
    this.#note(`${name}, all counted`, performance.now() - started);
    handlers['end-search']({ viewId: 'v' });
    const again = performance.now();
    await handlers.search({ viewId: 'v', search: { ...wanted, matchCase: true } });
    await handlers.match({ viewId: 'v', from: 0, step: -1 });
    this.#note(`${name}, last match`, performance.now() - again);
    handlers['end-search']({ viewId: 'v' });
  }

  async #filterBy(name: string, wanted: LogFilter): Promise<void> {
    await this.#timed(name, async () => {
      this.#view = await this.#desk.handlers.filter({ viewId: 'v', filter: wanted });
      while (this.#view.state !== 'ready') await soon();
    });
  }
}

async function main(): Promise<void> {
  const job = Job.parse(JSON.parse(process.argv[2] ?? ''));
  const facts = await factsOf(job);
  const values: Record<string, number[]> = {};
  const shelf = new PoolShelf(() => decodePool(job.threads));
  // As the process does when it starts.
  await shelf.warm();
  for (let round = 0; round < job.rounds; round += 1) {
    const note = (name: string, value: number): void => {
      values[name] = [...(values[name] ?? []), value];
    };
    await new Round(shelf, note).run(facts, job.line);
    note('resident', process.memoryUsage().rss / MEBI);
  }
  await shelf.close();
  process.stdout.write(JSON.stringify(values));
}

await main();
