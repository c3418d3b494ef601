import type { LogFilter, LogRow, LogSearch, LogViewState, SearchState } from '../contracts/logs.ts';
import type { Packer, TextBudget } from './chunk-store.ts';
import { breathe, type FileContent, Precedence, readInto } from './file-reading.ts';
import { type HostView, hostSeconds, natureOf } from './host-view.ts';
import { LineOrder } from './line-order.ts';
import { type LinePeek, peekOf } from './line-peek.ts';
import { NO_TIME } from './line-table.ts';
import { LogFile } from './log-file.ts';
import { ProcessNames } from './process-names.ts';
import { isOpen, lineTest, NO_FILTER } from './row-filter.ts';
import { RowList } from './row-list.ts';
import { type Proofs, rowOfLine } from './row-text.ts';
import { Teller } from './teller.ts';
import { textScan } from './text-filter.ts';
import { ViewSearch } from './view-search.ts';
import { facetsOf, type RowSummary, stateOfFile, summarizeRows } from './view-summary.ts';

/** What a view has from its case, and from the process that it lives in. */
export interface ViewContext {
  readonly host: HostView;
  readonly proofs: Proofs;
  readonly packer: Packer;
  readonly budget: TextBudget;
  /** Bytes of a stored chunk: for tests. */
  readonly chunkSize?: number;
}

export interface ViewListener {
  view(state: LogViewState): void;
  search(state: SearchState): void;
}

/** How long an answer waits for what is nearly done, so that it need not be told twice. */
const PATIENCE_MS = 80;
const SEARCH_PATIENCE_MS = 30;
const NO_SUMMARY: RowSummary = { histogram: null, marks: { error: [], warning: [], proves: [] } };

/**
 * One file, or several merged by time, as the log explorer shows them: read once, front to back, while rows are
 * already served; filtered and searched in slices between which messages have their turn.
 */
export class LogView {
  readonly id: string;
  readonly #contents: readonly FileContent[];
  readonly #context: ViewContext;
  readonly #names = new ProcessNames();
  readonly #files: readonly LogFile[];
  readonly #order: LineOrder;
  readonly #precedence = new Precedence();
  readonly #peek: LinePeek | null;
  readonly #teller: Teller;
  readonly #search: ViewSearch;
  #rows: RowList;
  #filter: LogFilter = NO_FILTER;
  /** Why the filter's expression is none. */
  #invalid: string | null = null;
  #reading = true;
  #computing = false;
  #again = false;
  #closed = false;
  /** Counts the filters. */
  #turn = 0;
  #told = '';
  #message: string | null = null;
  #summary: { rows: RowList; length: number; summary: RowSummary } | null = null;

  constructor(id: string, contents: readonly FileContent[], context: ViewContext, listener: ViewListener) {
    this.id = id;
    this.#contents = contents;
    this.#context = context;
    const { host } = context;
    this.#files = contents.map(
      ({ path, modified }) =>
        new LogFile({ ...context, path, nature: natureOf(path, modified, host), names: this.#names }),
    );
    this.#order = new LineOrder(this.#files);
    this.#rows = new RowList(this.#order, null, null);
    this.#peek = peekOf(contents, context, this.#names);
    this.#search = new ViewSearch(id, this.#order, (state) => listener.search(state));
    this.#teller = new Teller(() => listener.view(this.state()));
  }

  /** Begins to read; resolves when the first rows are there, or it is known that there will be none. */
  async open(): Promise<LogViewState> {
    void this.#readAll();
    const several = this.#files.length > 1;
    const started = Date.now();
    while (this.#reading && this.#order.length === 0 && !this.#closed) {
      if (several && Date.now() - started > PATIENCE_MS) break;
      await this.#teller.changed(PATIENCE_MS);
    }
    return this.state();
  }

  /** Bytes that it takes in memory. */
  get heldBytes(): number {
    return this.#files.reduce((sum, file) => sum + file.heldBytes, 0);
  }

  /** Whether everything was read and filtered. */
  get #ready(): boolean {
    return !this.#reading && this.#order.length >= this.#linesRead && this.#rows.judged >= this.#order.length;
  }

  get #linesRead(): number {
    return this.#files.reduce((sum, { lines }) => sum + lines.length, 0);
  }

  /** Lines of the one file as the analysis counted them, while more of them can be fetched than were read. */
  get #foreseen(): number {
    const [known] = this.#contents.map((content) => content.known);
    return this.#peek !== null && this.#reading && isOpen(this.#filter) ? (known?.lines ?? 0) : 0;
  }

  /** How the view stands. */
  state(): LogViewState {
    const binary = this.#files.some((file) => file.binary);
    const nothing = !this.#reading && this.#message !== null && this.#linesRead === 0 && !binary;
    const rows = Math.max(this.#rows.length, this.#foreseen);
    return {
      viewId: this.id,
      state: nothing ? 'failed' : this.#ready ? 'ready' : 'reading',
      message: this.#invalid ?? this.#message,
      files: this.#files.map((file, at) => stateOfFile(file, this.#contents[at]?.bytes ?? 0)),
      lines: Math.max(this.#linesRead, this.#foreseen),
      rows,
      progress: this.#progress(),
      binary,
      ...facetsOf(this.#files, this.#names),
      ...this.#summarized(),
    };
  }

  /** Up to `count` rows from `from` on; none of a view that was closed meanwhile. */
  async rows(from: number, count: number): Promise<LogRow[]> {
    try {
      return await this.#rowsFrom(from, count);
    } catch (error) {
      if (this.#closed) return [];
      throw error;
    }
  }

  async #rowsFrom(from: number, count: number): Promise<LogRow[]> {
    const { host, proofs } = this.#context;
    const context = { names: this.#names, proofs, utcOffsetMinutes: host.utcOffsetMinutes };
    const rows = this.#rows;
    const found: LogRow[] = [];
    for (let row = from; row < Math.min(from + count, rows.length); row += 1) {
      const place = rows.placeOf(row);
      found.push(await rowOfLine(this.#order.fileAt(place), this.#order.lineAt(place), row, context));
      if (this.#closed) return [];
    }
    const next = from + found.length;
    const missing = Math.min(from + count, this.#foreseen) - next;
    const peek = this.#peek;
    if (missing <= 0 || peek === null || rows !== this.#rows) return found;
    return [...found, ...(await this.#precedence.first(() => peek.rows(next, missing)))];
  }

  /** The row of a line of a file (from 1); null where it is not read yet, or there is no such line. */
  rowOfLine(path: string, line: number): { row: number; hidden: boolean } | null {
    const file = this.#files.find((one) => one.path === path);
    if (file === undefined) return null;
    if (line <= this.#foreseen) return { row: line - 1, hidden: false };
    const place = this.#order.placeOf(file, line - 1);
    return place === null || place >= this.#rows.judged || this.#rows.length === 0 ? null : this.#rows.rowOf(place);
  }

  /** The first row at or after a time, else the last row; null where no row has a time. */
  rowAtTime(iso: string): number | null {
    const wanted = hostSeconds(iso, this.#context.host.utcOffsetMinutes);
    let last: number | null = null;
    for (let row = 0; row < this.#rows.length && wanted !== null; row += 1) {
      const place = this.#rows.placeOf(row);
      const time = this.#order.fileAt(place).lines.time(this.#order.lineAt(place));
      if (time === NO_TIME) continue;
      if (time >= wanted) return row;
      last = row;
    }
    return last;
  }

  /** Filters anew; answers soon, with what is found by then. */
  async setFilter(filter: LogFilter): Promise<LogViewState> {
    this.#filter = filter;
    this.#turn += 1;
    const text = textScan(filter.text);
    this.#invalid = text.invalid;
    const { utcOffsetMinutes } = this.#context.host;
    const test = isOpen({ ...filter, text: null }) ? null : lineTest(filter, this.#names, utcOffsetMinutes);
    this.#rows = new RowList(this.#order, test, text.scan);
    this.#search.rowsAre(this.#rows);
    this.#wake();
    const until = Date.now() + PATIENCE_MS;
    while (!this.#ready && !this.#closed && this.#computing && Date.now() < until) await breathe();
    return this.state();
  }

  /** Starts a search in place of the one before. */
  async search(wanted: LogSearch): Promise<SearchState> {
    this.#search.start(wanted, this.#rows);
    this.#wake();
    const until = Date.now() + SEARCH_PATIENCE_MS;
    while (this.#computing && !this.#search.hasFound && Date.now() < until) await breathe();
    return this.#search.state();
  }

  endSearch(): void {
    this.#search.end();
  }

  /** As of `logs:match`. */
  async match(from: number, step: 1 | -1): Promise<{ row: number; number: number | null } | null> {
    const found = await this.#search.match(from, step, () => !this.#closed);
    this.#wake();
    return found;
  }

  close(): void {
    this.#closed = true;
    this.#reading = false;
    this.#search.end();
    this.#teller.end();
    for (const file of this.#files) file.close();
  }

  async #readAll(): Promise<void> {
    for (const [at, content] of this.#contents.entries()) {
      const file = this.#files[at] as LogFile;
      const goOn = (): boolean => {
        this.#wake();
        return !this.#closed;
      };
      const said = await readInto(file, content, this.#precedence, goOn);
      if (this.#closed) return;
      this.#message ??= said;
    }
    this.#reading = false;
    this.#wake();
  }

  /** Has everything done that there is to do: placing, filtering, searching. */
  #wake(): void {
    this.#again = true;
    if (!this.#computing && !this.#closed) this.#compute().catch((error: unknown) => this.#fail(error));
  }

  async #compute(): Promise<void> {
    this.#computing = true;
    try {
      await this.#computeAll();
    } catch (error) {
      // What was read is let go of when a view closes, whatever is done with it at that moment.
      if (!this.#closed) throw error;
    } finally {
      this.#computing = false;
    }
    // Who asked for more between the last look for it and this line has not been heard.
    if (this.#again) this.#wake();
  }

  async #computeAll(): Promise<void> {
    while (!this.#closed) {
      this.#again = false;
      let more = this.#order.advance();
      more = (await this.#rows.advance()) || more;
      this.#search.settle(this.#ready);
      more = (await this.#search.advance()) || more;
      this.#tell(this.#ready && !more);
      if (!more && !this.#again) break;
      await breathe();
    }
  }

  /** Tells of what is new; a search alone changes nothing here. */
  #tell(done: boolean): void {
    const now = `${done} ${this.#linesRead} ${this.#rows.judged} ${this.#rows.length} ${this.#turn} ${this.#message}`;
    if (now === this.#told) return;
    this.#told = now;
    this.#teller.tell(done);
  }

  /** A bug of ours, said to the user rather than to nobody. */
  #fail(error: unknown): void {
    this.#message = `The view broke off: ${error instanceof Error ? error.message : String(error)}`;
    this.#reading = false;
    this.#teller.tell(true);
  }

  #progress(): number {
    if (this.#ready) return 1;
    const total = this.#contents.reduce((sum, { bytes }) => sum + bytes, 0);
    const read = this.#files.reduce((sum, file, at) => sum + Math.min(file.bytes, this.#contents[at]?.bytes ?? 0), 0);
    const reading = this.#reading ? Math.min(0.99, total === 0 ? 0 : read / total) : 1;
    const filtering = this.#linesRead === 0 ? 1 : this.#rows.judged / this.#linesRead;
    return Math.min(0.99, reading * filtering);
  }

  #summarized(): RowSummary {
    const rows = this.#rows;
    const { length } = rows;
    if (length === 0) return NO_SUMMARY;
    if (this.#summary?.rows !== rows || this.#summary.length !== length) {
      const { host, proofs } = this.#context;
      const summary = summarizeRows(rows, this.#order, proofs, host.utcOffsetMinutes);
      this.#summary = { rows, length, summary };
    }
    return this.#summary.summary;
  }
}
