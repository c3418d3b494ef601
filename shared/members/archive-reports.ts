import type { DecodedSinkOptions } from '../archive/decoded-sink.ts';
import type { MemberHeader, MemberSink, MemberVisitor, ReadOutcome } from '../archive/types.ts';
import type { Result } from '../base/result.ts';
import type { Failure } from '../contracts/errors.ts';
import { topFolderBeside, topFolderOf, withoutTop } from './paths.ts';
import { ReportMembers } from './report-members.ts';
import type { OpenLog } from './types.ts';

/** An archive read out of a member: bytes go into `sink`, `outcome` settles after its end. */
export interface Nested {
  readonly sink: MemberSink;
  readonly outcome: Promise<Result<ReadOutcome, Failure>>;
}

export interface ArchiveReportsOptions {
  openReport(innerArchive: string | null): OpenLog;
  nest(name: string, visitor: MemberVisitor, depth: number): Nested;
  /** How many archives within archives may still be opened. */
  readonly depth: number;
  /** Bounds of compressed logs; the standard ones without it. */
  readonly logs?: DecodedSinkOptions;
}

/** An archive found in the archive. */
export interface InnerArchive {
  /** Its path from the outermost archive on, top folders and all. */
  readonly path: string;
  /** Its path in the archive that holds it. */
  readonly headerPath: string;
  /** Whether its name says that it is a sosreport. */
  readonly named: boolean;
  readonly contents: ArchiveReports;
  outcome(): Promise<Result<ReadOutcome, Failure>>;
}

/** Members put off while the top folder cannot be told: bare folders and stray files only. */
const WAITING_LIMIT = 10_000;

/** Inner archives read out of one archive; `sos collect` of a large cluster has some hundred. */
const INNER_LIMIT = 2000;
/** Archives that lie too deep, of which so many are told. */
const TOO_DEEP_SHOWN = 3;
/** Sosreports side by side in one archive, which somebody packed together by hand. */
const SIDE_BY_SIDE_LIMIT = 100;

const ARCHIVE_ENDING = '\\.(?:tar(?:\\.(?:xz|gz|bz2|zst|lzma))?|tgz|txz|tbz2?|tzst)(?:\\.gpg)?$';
const ARCHIVE_NAME = new RegExp(ARCHIVE_ENDING);
const SOSREPORT_NAME = new RegExp(`(?:^|/)(?:secured-)?sosreport-[^/]+${ARCHIVE_ENDING}`);

/** Sees to it that a sink is ended once, also when the archive around it breaks off. */
export class OpenSinks {
  private readonly open = new Set<MemberSink>();

  watch(sink: MemberSink): MemberSink {
    this.open.add(sink);
    return {
      write: (chunk) => sink.write(chunk),
      end: (complete) => {
        this.open.delete(sink);
        return sink.end(complete);
      },
    };
  }

  async endAll(): Promise<void> {
    for (const sink of this.open) await sink.end(false);
    this.open.clear();
  }
}

/** Routes the members of one archive to the sosreports (mostly one) and the inner archives that it holds. */
export class ArchiveReports implements MemberVisitor {
  readonly reports: ReportMembers[] = [];
  readonly innerArchives: InnerArchive[] = [];
  /** Paths (as of `InnerArchive`) of archives that were not opened because they lie too deep; the first few. */
  readonly tooDeep: string[] = [];
  private readonly innerPath: string | null;
  private readonly options: ArchiveReportsOptions;
  private readonly sinks = new OpenSinks();
  private waiting: MemberHeader[] = [];

  constructor(innerPath: string | null, options: ArchiveReportsOptions) {
    this.innerPath = innerPath;
    this.options = options;
  }

  /** How many archives within archives may be opened in this one. */
  get depth(): number {
    return this.options.depth;
  }

  member(header: MemberHeader): MemberSink | null {
    if (header.type === 'file' && this.isInnerArchive(header.path)) return this.openInner(header);
    const report = this.reportOf(header);
    if (!report) {
      this.waiting.push(header);
      return null;
    }
    const path = withoutTop(header.path, report.topFolder);
    return path === null || path === '' ? null : report.member(path, header);
  }

  /** Ends inner archives that broke off with this one. */
  async finishInner(): Promise<void> {
    await this.sinks.endAll();
    for (const inner of this.innerArchives) {
      await inner.outcome();
      await inner.contents.finishInner();
    }
    if (this.reports.length === 0 && this.waiting.length > 0) this.start('');
  }

  /** A sosreport by its name anywhere; any archive that stands in the first two levels of what is no sosreport so far. */
  private isInnerArchive(path: string): boolean {
    if (!ARCHIVE_NAME.test(path)) return false;
    const likely =
      SOSREPORT_NAME.test(path) ||
      (path.split('/').length <= 2 && !this.reports.some((report) => report.hasSosCommands));
    if (!likely || this.innerArchives.length >= INNER_LIMIT) return false;
    if (this.options.depth > 0) return true;
    if (this.tooDeep.length < TOO_DEEP_SHOWN) this.tooDeep.push(this.pathOf(path));
    return false;
  }

  private pathOf(path: string): string {
    return this.innerPath === null ? path : `${this.innerPath}/${path}`;
  }

  private openInner(header: MemberHeader): MemberSink {
    const path = this.pathOf(header.path);
    const contents = new ArchiveReports(path, { ...this.options, depth: this.options.depth - 1 });
    const { sink, outcome } = this.options.nest(header.path, contents, this.options.depth);
    this.innerArchives.push({
      path,
      headerPath: header.path,
      named: SOSREPORT_NAME.test(path),
      contents,
      outcome: () => outcome,
    });
    return this.sinks.watch(sink);
  }

  /** The sosreport that a member belongs to; a folder beside the first one's may be another's. */
  private reportOf(header: MemberHeader): ReportMembers | null {
    const inside = this.reports.findLast((report) => withoutTop(header.path, report.topFolder) !== null);
    if (inside) return inside;
    const isFolder = header.type === 'directory';
    const [first] = this.reports;
    if (first) {
      const another = topFolderBeside(first.topFolder, header.path, isFolder);
      return another !== null && this.reports.length < SIDE_BY_SIDE_LIMIT ? this.start(another) : first;
    }
    const top = topFolderOf(header.path, isFolder);
    if (top === null && this.waiting.length < WAITING_LIMIT) return null;
    return this.start(top ?? '');
  }

  private start(topFolder: string): ReportMembers {
    const innerArchive = this.reports.length === 0 ? this.innerPath : this.pathOf(topFolder);
    const report = new ReportMembers(innerArchive, topFolder, this.options.openReport(innerArchive), this.options.logs);
    this.reports.push(report);
    const { waiting } = this;
    this.waiting = [];
    for (const header of waiting) {
      const path = withoutTop(header.path, topFolder);
      if (path !== null && path !== '') report.member(path, header);
    }
    return report;
  }
}
