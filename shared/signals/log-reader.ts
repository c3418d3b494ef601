import type { Problem } from '../contracts/errors.ts';
import { KernelWords } from '../log-lines/kernel-words.ts';
import { LineMarker, type LogNotes } from '../log-lines/line-marks.ts';
import { LineScanner, type ScannedLine } from '../log-lines/line-scanner.ts';
import {
  KERNEL,
  type ParsedLine,
  parseRingLine,
  parseSosLogLine,
  parseSyslogLine,
  type Stamp,
  shortHost,
  UNNAMED_HOST,
} from '../log-lines/prefix.ts';
import { crashTime } from '../log-lines/record.ts';
import { SegmentTracker } from '../log-lines/structure.ts';
import type { LogMember, MemberSink } from '../members/types.ts';
import type { CompiledSignal, CompiledSignals } from './compile.ts';
import type { MatchedLine, ReadLog, SignalMatches } from './match.ts';

const CONTEXT_AFTER = 3;
/** Lines kept whole a signal and log; a storm of the same message is counted beyond, its last line kept too. */
const KEPT_LINES = 60;

interface Awaited {
  readonly match: MatchedLine;
  /** Context goes to lines up to this one. */
  until: number;
}

interface Candidate {
  readonly signal: CompiledSignal;
  readonly match: MatchedLine;
  readonly lastLine: number;
}

const decoder = new TextDecoder();

/** Reads one log's bytes and keeps the lines that signals match; the rest is only counted. Never throws on any bytes. */
export class LogReader implements MemberSink {
  readonly #member: LogMember;
  readonly #compiled: CompiledSignals;
  readonly #scanner: LineScanner;
  readonly #tracker = new SegmentTracker();
  readonly #matches = new Map<CompiledSignal, SignalMatches>();
  readonly #onProblem: (problem: Problem) => void;
  readonly #onMatch: (article: string) => void;
  #awaiting: Awaited[] = [];
  #candidates: Candidate[] = [];
  #first: Stamp | null = null;
  #last: Stamp | null = null;
  #longLines = 0;
  #complete = true;
  /** Whether any line bore a syslog prefix. */
  #prefixed = false;
  /** The host whose log this is: the first that its lines name. */
  #host: string | null = null;
  readonly #kernelWords = new KernelWords();
  readonly #marker = new LineMarker();

  constructor(
    member: LogMember,
    compiled: CompiledSignals,
    onProblem: (problem: Problem) => void,
    onMatch: (article: string) => void,
    lineBytes?: number,
  ) {
    this.#member = member;
    this.#compiled = compiled;
    this.#onProblem = onProblem;
    this.#onMatch = onMatch;
    this.#scanner = new LineScanner(
      compiled.automaton,
      {
        hit: (hit) => this.#hit(hit),
        following: (line, bytes) => this.#following(line, bytes),
        tooLong: (line) => this.#tooLong(line),
      },
      lineBytes,
    );
  }

  get path(): string {
    return this.#member.path;
  }

  write(chunk: Uint8Array): void {
    this.#kernelWords.see(chunk);
    this.#scanner.write(chunk);
    this.#marker.passed(chunk.length, this.#scanner.lines);
  }

  end(complete: boolean): void {
    this.#complete = complete;
    const last = this.#parse(this.#scanner.end());
    this.#tracker.see(last);
    this.#last = last.stamp ?? this.#last;
  }

  /** By what its lines are found again; call after `end`. */
  notes(): LogNotes {
    return this.#marker.notes(this.#scanner.lines);
  }

  /** What was read; call after `end`. */
  result(): ReadLog {
    const { path, kind, tailed, boot, modified } = this.#member;
    const record = {
      path,
      kind,
      tailed,
      boot,
      modified,
      crashedAt: kind === 'vmcore-dmesg' ? crashTime(this.#member) : null,
      lines: this.#scanner.lines,
      kernelSpoke: this.#isSyslog ? this.#kernelWords.seen || !this.#prefixed : this.#scanner.lines > 0,
      first: this.#first,
      last: this.#last,
      segments: this.#tracker.segments,
      complete: this.#complete,
    };
    return { record, matches: [...this.#matches.values()] };
  }

  #parse(text: string): ParsedLine {
    const { kind } = this.#member;
    if (kind === 'sos-log' || kind === 'command-output') return parseSosLogLine(text);
    if (!this.#isSyslog) return parseRingLine(text);
    const parsed = parseSyslogLine(text, !this.#prefixed);
    if (parsed.host !== null) {
      this.#prefixed = true;
      const host = shortHost(parsed.host);
      if (host !== UNNAMED_HOST) this.#host ??= host;
    }
    return parsed;
  }

  get #isSyslog(): boolean {
    return this.#member.kind === 'syslog' || this.#member.kind === 'journal';
  }

  /** Whether a line may tell of this log's own boots: a log server keeps other hosts' lines among its own. */
  #isOwn({ host }: ParsedLine): boolean {
    return host === null || this.#host === null || [this.#host, UNNAMED_HOST].includes(shortHost(host));
  }

  #hit(hit: ScannedLine): number {
    const text = decoder.decode(hit.bytes);
    const parsed = this.#parse(text);
    let wants = 0;
    for (const needle of hit.needles) {
      for (const use of this.#compiled.uses[needle] ?? []) {
        if (use.kind === 'structure') {
          if (this.#isOwn(parsed)) this.#tracker.note(hit.line, parsed, use.structure);
        } else if (use.kind === 'follow') this.#confirm(use.signal, hit.line, text, parsed);
        else wants = Math.max(wants, this.#tryMatch(use.signal, hit, text, parsed));
      }
    }
    // After the structure: a boot banner's stamp is the new boot's, not the last of the one before.
    this.#note(parsed);
    return wants;
  }

  #note(parsed: ParsedLine): void {
    this.#tracker.see(parsed);
    this.#first ??= parsed.stamp;
    this.#last = parsed.stamp ?? this.#last;
  }

  /** Whether the line's writer is one that the signal listens to. */
  #speaks({ signal }: CompiledSignal, parsed: ParsedLine): boolean {
    const { from } = signal;
    if (from === 'sos-log') return this.#member.kind === 'sos-log';
    if (this.#member.kind === 'sos-log' || this.#member.kind === 'command-output') return false;
    if (from === 'kernel') return parsed.process === KERNEL;
    return 'processes' in from && spokenBy(from.processes, parsed);
  }

  #tryMatch(compiled: CompiledSignal, hit: ScannedLine, text: string, parsed: ParsedLine): number {
    const known = this.#matches.get(compiled);
    if (known?.lines.some((one) => one.line === hit.line)) return 0;
    if (this.#candidates.some((one) => one.signal === compiled && one.match.line === hit.line)) return 0;
    if (!this.#speaks(compiled, parsed)) return 0;
    // A line of the same words begins a block of its own: what follows it no longer speaks for the ones before.
    this.#candidates = this.#candidates.filter((one) => one.signal !== compiled && one.lastLine >= hit.line);
    const found = compiled.match(parsed.message);
    if (found === null) return 0;
    const { stamp, uptime, messageStart: at } = parsed;
    const marks = [[found.start + at, found.end + at] as const];
    const { groups } = found;
    const { host } = parsed;
    const before = hit.before();
    const match: MatchedLine = { line: hit.line, text, marks, groups, stamp, uptime, host, before, after: [] };
    const follow = compiled.signal.followedBy;
    const reach = follow === undefined ? CONTEXT_AFTER : follow.within;
    this.#awaiting.push({ match, until: hit.line + reach });
    if (follow === undefined) this.#keep(compiled, match);
    else this.#candidates.push({ signal: compiled, match, lastLine: hit.line + follow.within });
    return reach;
  }

  #confirm(compiled: CompiledSignal, line: number, text: string, parsed: ParsedLine): void {
    if (!this.#speaks(compiled, parsed)) return;
    this.#candidates = this.#candidates.filter((one) => one.lastLine >= line);
    const at = this.#candidates.findLastIndex((one) => one.signal === compiled);
    const candidate = this.#candidates[at];
    if (candidate === undefined || candidate.match.line === line) return;
    this.#candidates.splice(at, 1);
    this.#keep(compiled, candidate.match);
    for (const one of this.#awaiting) if (one.match === candidate.match) one.until = line;
    // Lines up to here came by `following` already, this one not yet where it is the hit itself.
    const { after } = candidate.match;
    if (after.length < line - candidate.match.line) after.push(text);
  }

  #keep(compiled: CompiledSignal, match: MatchedLine): void {
    let matches = this.#matches.get(compiled);
    if (matches === undefined) {
      matches = { signal: compiled, lines: [], more: new Map(), count: 0, subjects: new Map() };
      this.#matches.set(compiled, matches);
      if (compiled.signal.strength !== 'context') this.#onMatch(compiled.article);
    }
    matches.count += 1;
    countSubjects(matches.subjects, match.groups);
    if (matches.lines.length < KEPT_LINES) {
      matches.lines.push(match);
      return;
    }
    const dropped = matches.lines.splice(KEPT_LINES - 1, 1, match)[0];
    const day = dayKey(dropped?.stamp ?? null);
    const more = matches.more.get(day);
    if (more === undefined) matches.more.set(day, { stamp: dropped?.stamp ?? null, count: 1 });
    else more.count += 1;
  }

  #following(line: number, bytes: Uint8Array): void {
    const text = decoder.decode(bytes);
    if (this.#first === null) this.#note(this.#parse(text));
    if (this.#awaiting.length === 0) return;
    this.#awaiting = this.#awaiting.filter((one) => one.until >= line);
    for (const one of this.#awaiting) if (line > one.match.line) one.match.after.push(text);
  }

  #tooLong(line: number): void {
    this.#longLines += 1;
    if (this.#longLines > 1) return;
    const message = `Line ${line} is longer than 64 KiB; only its beginning was searched.`;
    this.#onProblem({ code: 'line-too-long', message, path: this.#member.path });
  }
}

/** A process by its name, or by the name that leads the message of another that passes it on ("dracut[1]: mdadm: ..."). */
function spokenBy(processes: readonly string[], parsed: ParsedLine): boolean {
  if (parsed.process !== null && processes.includes(parsed.process)) return true;
  return parsed.process !== null && processes.some((name) => parsed.message.startsWith(`${name}: `));
}

/** Values kept a kind: a host has so many devices, a hostile log any number. */
const MOST_SUBJECTS = 500;

/** Counts what the named groups of a line took. */
export function countSubjects(into: SignalMatches['subjects'], groups: MatchedLine['groups']): void {
  for (const [kind, value] of groups) {
    const values = into.get(kind) ?? new Map<string, number>();
    into.set(kind, values);
    if (values.has(value) || values.size < MOST_SUBJECTS) values.set(value, (values.get(value) ?? 0) + 1);
  }
}

function dayKey(stamp: Stamp | null): string {
  if (stamp === null) return '';
  return stamp.kind === 'dated' ? String(Math.floor(stamp.time / 86_400_000)) : `${stamp.month}-${stamp.day}`;
}
