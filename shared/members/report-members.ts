import { type DecodedSinkOptions, decodedSink } from '../archive/decoded-sink.ts';
import type { MemberHeader, MemberSink, ReadOutcome } from '../archive/types.ts';
import type { Problem } from '../contracts/errors.ts';
import { DatumStore } from './datum-store.ts';
import { type LogRole, logRole } from './logs.ts';
import { PathSet } from './path-set.ts';
import { linkPath, resolvePath, withoutTop } from './paths.ts';
import { type DatumRole, datumRoles } from './spec-index.ts';
import type { CollectedMembers, OpenLog } from './types.ts';

/** Link loops named one by one; more are told as a number. */
const LOOPS_NAMED = 5;
/** Links that are looked at for loops, each up to 40 steps long: real sosreports hold some thousands. */
const LINKS_CHECKED = 10_000;
/** Links that stand where a log or a datum may; real sosreports hold some dozens. */
const WANTED_LINKS = 2_000;
/** Characters of links and their targets kept; real ones stay below a million. */
const LINK_CHARACTERS = 64 * 1024 * 1024;
/** Problems kept of one sosreport. */
const PROBLEMS_KEPT = 200;

/** What the names that lead to one file make of it. */
interface Roles {
  readonly data: readonly DatumRole[];
  readonly log: LogRole | null;
}

/** Writes to both, in order. */
function tee(first: MemberSink, second: MemberSink): MemberSink {
  return {
    async write(chunk) {
      await first.write(chunk);
      await second.write(chunk);
    },
    async end(complete) {
      await first.end(complete);
      await second.end(complete);
    },
  };
}

function rolesOf(names: readonly string[]): Roles {
  const data = names.flatMap((name) => datumRoles(name));
  for (const name of names) {
    const log = logRole(name);
    if (log) return { data, log };
  }
  return { data, log: null };
}

/** One sosreport while its archive is read: takes its members one by one and becomes its `CollectedMembers`. */
export class ReportMembers {
  readonly innerArchive: string | null;
  readonly topFolder: string;
  private readonly openLog: OpenLog;
  private readonly logLimits: DecodedSinkOptions;
  private readonly paths = new PathSet();
  private readonly data = new DatumStore();
  /** Link to where it leads, null for out of the sosreport. */
  private readonly links = new Map<string, string | null>();
  /** Links that have a role of their own, and the files they lead to as far as known. */
  private readonly wantedLinks: string[] = [];
  private readonly namesOf = new Map<string, Set<string>>();
  /** Files whose bytes were asked for. */
  private readonly opened = new Set<string>();
  private readonly problems: Problem[] = [];
  private linkCharacters = 0;
  private count = 0;
  private sosCommands = false;
  private newest: number | null = null;

  constructor(innerArchive: string | null, topFolder: string, openLog: OpenLog, logLimits: DecodedSinkOptions = {}) {
    this.logLimits = logLimits;
    this.innerArchive = innerArchive;
    this.topFolder = topFolder;
    this.openLog = openLog;
  }

  private readonly report = (problem: Problem): void => {
    if (this.problems.length < PROBLEMS_KEPT) this.problems.push(problem);
  };

  /** Takes one member by its path without the top folder; gives the sink for its bytes where they are wanted. */
  member(path: string, header: MemberHeader): MemberSink | null {
    this.count++;
    // Of two members of one name the first is read: extracting would keep the last, but nothing here can wait for it.
    if (this.paths.hasExact(path) || this.opened.has(path)) return null;
    this.paths.add(path);
    if (path === 'sos_commands' || path.startsWith('sos_commands/')) {
      this.sosCommands = true;
      if (header.type === 'file' && header.modified > (this.newest ?? 0)) this.newest = header.modified;
    }
    if (header.type === 'file') return this.open(path, header, [path, ...(this.namesOf.get(path) ?? [])]);
    if (header.linkTarget !== null) this.link(path, header.type === 'hardlink', header.linkTarget);
    return null;
  }

  private link(path: string, hard: boolean, target: string): void {
    this.linkCharacters += path.length + target.length;
    if (this.linkCharacters > LINK_CHARACTERS) return;
    // A hard link names its file as the archive does, from the archive's root.
    const whole = linkPath('', target);
    this.links.set(path, hard ? whole && withoutTop(whole, this.topFolder) : linkPath(path, target));
    const { data, log } = rolesOf([path]);
    if ((data.length === 0 && log === null) || this.wantedLinks.length > WANTED_LINKS) return;
    this.wantedLinks.push(path);
    const resolved = resolvePath(path, this.links);
    if (resolved.state === 'path') this.nameFile(resolved.path, path);
  }

  private nameFile(file: string, name: string): void {
    const names = this.namesOf.get(file) ?? new Set();
    this.namesOf.set(file, names.add(name));
  }

  private open(path: string, header: MemberHeader, names: readonly string[]): MemberSink | null {
    const { data, log } = rolesOf(names);
    const logSink = log && this.openLog({ ...log, path, modified: header.modified });
    const decoded = logSink && decodedSink(logSink, this.report, { ...this.logLimits, path });
    const keep = data.length > 0 && this.data.claim(path, data);
    if (!keep && !decoded) return null;
    this.opened.add(path);
    if (!keep) return decoded;
    const datumSink = this.data.sink(path, Math.max(...data.map((role) => role.maxBytes)));
    return decoded ? tee(datumSink, decoded) : datumSink;
  }

  /** Follows the links that have a role; gives the files that they lead to and that went by unread. */
  followLinks(): ReadonlySet<string> {
    const unread = new Set<string>();
    for (const link of this.wantedLinks) {
      const resolved = resolvePath(link, this.links);
      if (resolved.state !== 'path' || !this.paths.hasExact(resolved.path)) continue;
      this.nameFile(resolved.path, link);
      if (!this.opened.has(resolved.path)) unread.add(resolved.path);
      else if (this.data.holds(resolved.path)) this.data.claim(resolved.path, datumRoles(link));
    }
    return unread;
  }

  /** The sink for a file of `followLinks()` when it comes by again. */
  reopen(path: string, header: MemberHeader): MemberSink | null {
    if (header.type !== 'file' || this.opened.has(path)) return null;
    return this.open(path, header, [path, ...(this.namesOf.get(path) ?? [])]);
  }

  private reportLinkLoops(): void {
    let loops = 0;
    let checked = 0;
    for (const link of this.links.keys()) {
      if (++checked > LINKS_CHECKED) break;
      if (resolvePath(link, this.links).state !== 'loop') continue;
      loops++;
      if (loops > LOOPS_NAMED) continue;
      this.report({
        code: 'link-loop',
        message: 'A link in the archive leads back to itself, or through too many others; it was not followed.',
        path: link,
      });
    }
    if (loops <= LOOPS_NAMED) return;
    const atLeast = checked > LINKS_CHECKED ? 'At least ' : '';
    const message = `${atLeast}${loops - LOOPS_NAMED} more links in the archive lead back to themselves.`;
    this.report({ code: 'link-loop', message, path: null });
  }

  private reportLimits(): void {
    if (this.paths.full) {
      const message = 'The archive names more files than are kept in memory; some are not listed.';
      this.report({ code: 'limit-exceeded', message, path: null });
    }
    if (this.wantedLinks.length > WANTED_LINKS || this.linkCharacters > LINK_CHARACTERS) {
      const message = 'The archive holds more links than are kept in memory; some were not followed.';
      this.report({ code: 'limit-exceeded', message, path: null });
    }
    for (const [datum, count] of this.data.leftOut) {
      const message = `The archive has more files of the kind "${datum}" than are kept; ${count} of them were not searched.`;
      this.report({ code: 'limit-exceeded', message, path: null });
    }
  }

  /** Whether the sure mark of a sosreport was seen so far. */
  get hasSosCommands(): boolean {
    return this.sosCommands;
  }

  /** Whether this is a sosreport: by its `sos_commands` folder, its name, or two of the other things that only sos writes. */
  isSosreport(): boolean {
    if (this.sosCommands) return true;
    const system = ['etc', 'proc', 'sys', 'var'].some((folder) => this.paths.has(folder));
    const own = ['sos_logs', 'sos_reports', 'sos_strings', 'version.txt', 'installed-rpms'];
    const marks = own.filter((path) => this.paths.has(path)).length;
    const named = /(?:^|\/)sosreport-[^/]+$/.test(this.topFolder);
    return (named && (system || marks > 0)) || (system && marks > 1);
  }

  /** First names below the top folder, for telling what an archive holds that is no sosreport. */
  rootNames(limit: number): readonly string[] {
    const names = new Set<string>();
    for (const path of this.paths.under('', 10_000)) {
      names.add(path.split('/')[0] ?? path);
      if (names.size >= limit) break;
    }
    return [...names];
  }

  /** What was collected, to be called once when all is read. `inner` is how the reading of an inner archive ended. */
  collected(inner: ReadOutcome | null): CollectedMembers {
    this.reportLinkLoops();
    this.reportLimits();
    return {
      innerArchive: this.innerArchive,
      topFolder: this.topFolder,
      memberCount: this.count,
      newestModified: this.newest,
      ...(inner && { inner }),
      datum: (name) => this.data.best(name),
      all: (name) => this.data.all(name),
      has: (path) => this.has(path),
      under: (folder, limit) => this.under(folder, limit),
      problems: [...this.problems, ...(inner?.problems ?? [])],
    };
  }

  private has(path: string): boolean {
    if (this.paths.has(path)) return true;
    const resolved = resolvePath(path, this.links);
    return resolved.state === 'path' && resolved.path !== path && this.paths.has(resolved.path);
  }

  private under(folder: string, limit: number): readonly string[] {
    const resolved = resolvePath(folder, this.links);
    return this.paths.under(resolved.state === 'path' ? resolved.path : folder, limit);
  }
}
