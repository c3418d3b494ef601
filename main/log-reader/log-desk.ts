import type { ByteSource } from '../../shared/archive/types.ts';
import { CaseArchive } from '../../shared/log-view/case-archive.ts';
import { type Packer, TextBudget } from '../../shared/log-view/chunk-store.ts';
import { type HostView, hostSeconds } from '../../shared/log-view/host-view.ts';
import { LogView, type ViewListener } from '../../shared/log-view/log-view.ts';
import { type Decoders, placeOfReport } from '../../shared/log-view/report-place.ts';
import type { Proof, Proofs } from '../../shared/log-view/row-text.ts';
import type { CaseFacts, ReaderRequest, ReaderRequests } from './protocol.ts';

/** Text that all views together hold as it is; beyond it is held packed. */
const TEXT_BYTES = 192 * 1024 * 1024;
/** Views open at a time; the one that was used longest ago makes room. */
const MOST_VIEWS = 12;

/** A refusal in words for the user. */
export class Refused extends Error {}

interface OpenCase {
  readonly facts: CaseFacts;
  readonly host: HostView;
  readonly proofs: Proofs;
  readonly stop: AbortController;
  archive: Promise<CaseArchive> | null;
}

export interface LogDeskParts {
  readonly packer: Packer;
  readonly decoders: Decoders;
  readonly listener: ViewListener;
  /** The source of a case's archive. @throws Refused */
  sourceOf(place: CaseFacts['place']): Promise<ByteSource>;
  readonly textBytes?: number;
}

function hostOf({ boots, utcOffsetMinutes, collectedAt }: CaseFacts): HostView {
  const collected = hostSeconds(collectedAt, utcOffsetMinutes);
  return {
    boots: boots
      .map(({ index, start }) => ({ index, start: hostSeconds(start, utcOffsetMinutes) }))
      .sort((a, b) => b.index - a.index),
    utcOffsetMinutes,
    collected: collected === null ? null : collected * 1000,
  };
}

function proofsOf({ proving }: CaseFacts): Proofs {
  const proofs = new Map<string, Map<number, Proof>>();
  for (const { path, line, article, boot } of proving) {
    const lines = proofs.get(path) ?? new Map<number, Proof>();
    proofs.set(path, lines);
    const articles = lines.get(line)?.articles ?? [];
    if (!articles.includes(article)) lines.set(line, { articles: [...articles, article], boot });
  }
  return proofs;
}

type Handlers = {
  readonly [N in ReaderRequest]: (
    argument: ReaderRequests[N]['takes'],
  ) => ReaderRequests[N]['gives'] | Promise<ReaderRequests[N]['gives']>;
};

/** The open cases and views, and what each request does with them. */
export class LogDesk {
  readonly handlers: Handlers;
  readonly #parts: LogDeskParts;
  readonly #budget: TextBudget;
  readonly #cases = new Map<string, OpenCase>();
  readonly #views = new Map<string, LogView>();

  constructor(parts: LogDeskParts) {
    this.#parts = parts;
    this.#budget = new TextBudget(parts.textBytes ?? TEXT_BYTES);
    this.handlers = {
      'open-case': ({ caseId, facts }) => this.#openCase(caseId, facts),
      'forget-case': ({ caseId }) => this.#forget(caseId),
      folder: async ({ caseId, path }) => (await this.#archive(caseId)).tree.folder(path),
      'find-files': async ({ caseId, text }) => (await this.#archive(caseId)).tree.find(text),
      open: ({ caseId, viewId, paths }) => this.#open(caseId, viewId, paths),
      rows: ({ viewId, from, count }) => this.#view(viewId).rows(from, count),
      'row-of-line': ({ viewId, path, line }) => this.#view(viewId).rowOfLine(path, line),
      'row-at-time': ({ viewId, time }) => this.#view(viewId).rowAtTime(time),
      filter: ({ viewId, filter }) => this.#view(viewId).setFilter(filter),
      search: ({ viewId, search }) => this.#view(viewId).search(search),
      'end-search': ({ viewId }) => {
        this.#views.get(viewId)?.endSearch();
        return null;
      },
      match: ({ viewId, from, step }) => this.#view(viewId).match(from, step),
      close: ({ viewId }) => this.#close(viewId),
    };
  }

  /** Bytes that all views hold. */
  get heldBytes(): number {
    return [...this.#views.values()].reduce((sum, view) => sum + view.heldBytes, 0);
  }

  #openCase(caseId: string, facts: CaseFacts): null {
    this.#forget(caseId);
    const stop = new AbortController();
    this.#cases.set(caseId, { facts, host: hostOf(facts), proofs: proofsOf(facts), stop, archive: null });
    return null;
  }

  #forget(caseId: string): null {
    this.#cases.get(caseId)?.stop.abort();
    this.#cases.delete(caseId);
    return null;
  }

  #case(caseId: string): OpenCase {
    const open = this.#cases.get(caseId);
    if (open === undefined) throw new Error(`the log reader was not told of ${caseId}`);
    return open;
  }

  async #archive(caseId: string): Promise<CaseArchive> {
    const open = this.#case(caseId);
    open.archive ??= this.#readIndex(open);
    try {
      return await open.archive;
    } catch (error) {
      // A file that cannot be read now may be there again later.
      open.archive = null;
      throw error;
    }
  }

  async #readIndex({ facts, proofs, stop }: OpenCase): Promise<CaseArchive> {
    const { decoders, sourceOf } = this.#parts;
    const source = await sourceOf(facts.place);
    const place = await placeOfReport(source, facts.member, facts.kept?.index ?? null, decoders, stop.signal);
    if (!place.ok) throw new Refused(place.error);
    const proving = new Map([...proofs].map(([path, lines]) => [path, lines.size]));
    const notes = facts.kept?.notes.get(facts.member) ?? new Map();
    return new CaseArchive(place.value, decoders, proving, notes);
  }

  async #open(caseId: string, viewId: string, paths: readonly string[]): Promise<ReaderRequests['open']['gives']> {
    const archive = await this.#archive(caseId);
    const { host, proofs } = this.#case(caseId);
    const contents = paths.map((path) => {
      const content = archive.content(path);
      if (content === null) throw new Refused(`There is no file "${path}" in the archive.`);
      return content;
    });
    const once = contents.filter((one, at) => contents.findIndex((other) => other.path === one.path) === at);
    const { packer, listener } = this.#parts;
    const view = new LogView(viewId, once, { host, proofs, packer, budget: this.#budget }, listener);
    this.#views.set(viewId, view);
    const [oldest] = this.#views.keys();
    if (this.#views.size > MOST_VIEWS && oldest !== undefined) this.#close(oldest);
    return view.open();
  }

  /** A view that is used moves to the end of the line. */
  #view(viewId: string): LogView {
    const view = this.#views.get(viewId);
    if (view === undefined) throw new Refused('This view is not open any more: open the file again.');
    this.#views.delete(viewId);
    this.#views.set(viewId, view);
    return view;
  }

  #close(viewId: string): null {
    this.#views.get(viewId)?.close();
    this.#views.delete(viewId);
    return null;
  }
}
