import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { inProcessDecoders } from '../../shared/archive/decoder-pool.ts';
import type { LogRow, LogViewState, SearchState } from '../../shared/contracts/logs.ts';
import { type Packer, TextBudget } from '../../shared/log-view/chunk-store.ts';
import type { FileContent, KnownLines } from '../../shared/log-view/file-reading.ts';
import type { HostView } from '../../shared/log-view/host-view.ts';
import { LogView } from '../../shared/log-view/log-view.ts';
import type { Decoders } from '../../shared/log-view/report-place.ts';
import type { Proofs } from '../../shared/log-view/row-text.ts';

const pack = promisify<Uint8Array, { level: number }, Buffer>(deflateRaw);
const unpack = promisify<Uint8Array, Buffer>(inflateRaw);
export const packer: Packer = { pack: (bytes) => pack(bytes, { level: 1 }), unpack: (bytes) => unpack(bytes) };

export const decoders: Decoders = { take: () => ({ pool: inProcessDecoders, release: () => undefined }) };

/** A host at +09:00 with three boots, its sosreport made on 2022-05-16 at 02:41. */
export const HOST: HostView = {
  boots: [
    { index: 0, start: Date.UTC(2022, 4, 15, 23, 30) / 1000 },
    { index: -1, start: Date.UTC(2022, 4, 1, 8, 0) / 1000 },
    { index: -2, start: Date.UTC(2022, 3, 17, 4, 0) / 1000 },
  ],
  utcOffsetMinutes: 540,
  collected: Date.UTC(2022, 4, 16, 2, 41),
};

export interface FileOptions {
  readonly chunkSize?: number;
  readonly modified?: number;
  readonly known?: KnownLines | null;
  /** Thrown after all bytes were given. */
  readonly breaksWith?: string;
  /** Awaited before each chunk. */
  readonly gate?: () => Promise<unknown>;
}

/** Text, or bytes, as a file of an archive. */
export function fileOf(path: string, text: string | Uint8Array, options: FileOptions = {}): FileContent {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const { chunkSize = 64, modified = 0, known = null, breaksWith, gate } = options;
  return {
    path,
    modified,
    bytes: bytes.length,
    known,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += chunkSize) {
        await gate?.();
        yield bytes.slice(at, at + chunkSize);
      }
      if (breaksWith !== undefined) throw new Error(breaksWith);
    },
  };
}

export interface Opened {
  readonly view: LogView;
  /** What was told, in order. */
  readonly views: LogViewState[];
  readonly searches: SearchState[];
  /** As `open` answered. */
  readonly first: LogViewState;
  /** Resolves when the view is ready, or failed. */
  ready(): Promise<LogViewState>;
  searched(): Promise<SearchState>;
  rows(): Promise<LogRow[]>;
  texts(): Promise<string[]>;
}

export interface OpenOptions {
  readonly proofs?: Proofs;
  readonly budget?: TextBudget;
  readonly chunkSize?: number;
  readonly host?: HostView;
}

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

/** Opens a view. */
export async function openView(contents: readonly FileContent[], options: OpenOptions = {}): Promise<Opened> {
  const views: LogViewState[] = [];
  const searches: SearchState[] = [];
  const context = {
    host: options.host ?? HOST,
    proofs: options.proofs ?? new Map(),
    packer,
    budget: options.budget ?? new TextBudget(1024 * 1024),
    chunkSize: options.chunkSize ?? 256,
  };
  const listener = {
    view: (state: LogViewState) => views.push(state),
    search: (state: SearchState) => searches.push(state),
  };
  const view = new LogView('view-1', contents, context, listener);
  const first = await view.open();
  const opened: Opened = {
    view,
    views,
    searches,
    first,
    async ready() {
      for (let state = view.state(); ; state = view.state()) {
        if (state.state !== 'reading') return state;
        await soon();
      }
    },
    async searched() {
      for (;;) {
        const last = searches.at(-1);
        if (last?.done) return last;
        await soon();
      }
    },
    rows: () => view.rows(0, 1000),
    texts: async () => (await view.rows(0, 1000)).map(({ text }) => text),
  };
  return opened;
}

/** The same once all was read. */
export async function readView(contents: readonly FileContent[], options: OpenOptions = {}): Promise<Opened> {
  const opened = await openView(contents, options);
  await opened.ready();
  return opened;
}
