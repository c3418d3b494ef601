import type { MemberHeader, MemberSink, MemberVisitor } from '../archive/types.ts';
import { type ArchiveReports, type ArchiveReportsOptions, OpenSinks } from './archive-reports.ts';
import { withoutTop } from './paths.ts';
import type { ReportMembers } from './report-members.ts';

type Nest = ArchiveReportsOptions['nest'];

/** The second pass: reads only the files that links lead to and that went by before their link was known. */
export class UnreadLinkTargets implements MemberVisitor {
  private readonly reports: ReadonlyMap<ReportMembers, ReadonlySet<string>>;
  private readonly inner: ReadonlyMap<string, UnreadLinkTargets>;
  private readonly nest: Nest;
  private readonly depth: number;
  private readonly sinks = new OpenSinks();
  private readonly pending: Promise<unknown>[] = [];

  private constructor(
    reports: ReadonlyMap<ReportMembers, ReadonlySet<string>>,
    inner: ReadonlyMap<string, UnreadLinkTargets>,
    nest: Nest,
    depth: number,
  ) {
    this.reports = reports;
    this.inner = inner;
    this.nest = nest;
    this.depth = depth;
  }

  /** The second pass that an archive needs, null where it needs none. */
  static of(contents: ArchiveReports, nest: Nest): UnreadLinkTargets | null {
    const reports = new Map<ReportMembers, ReadonlySet<string>>();
    for (const report of contents.reports) {
      const unread = report.followLinks();
      if (unread.size > 0 && report.isSosreport()) reports.set(report, unread);
    }
    const inner = new Map<string, UnreadLinkTargets>();
    for (const { headerPath, contents: innerContents } of contents.innerArchives) {
      const unread = UnreadLinkTargets.of(innerContents, nest);
      if (unread) inner.set(headerPath, unread);
    }
    return reports.size + inner.size > 0 ? new UnreadLinkTargets(reports, inner, nest, contents.depth) : null;
  }

  member(header: MemberHeader): MemberSink | null {
    const inner = this.inner.get(header.path);
    if (inner) {
      const { sink, outcome } = this.nest(header.path, inner, this.depth);
      this.pending.push(outcome);
      return this.sinks.watch(sink);
    }
    for (const [report, unread] of this.reports) {
      const path = withoutTop(header.path, report.topFolder);
      if (path !== null && unread.has(path)) return report.reopen(path, header);
    }
    return null;
  }

  async finishInner(): Promise<void> {
    await this.sinks.endAll();
    await Promise.all(this.pending);
    for (const inner of this.inner.values()) await inner.finishInner();
  }
}
