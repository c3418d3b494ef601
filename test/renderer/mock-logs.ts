import type { ArchiveEntry, LogFilter, LogRow, LogViewState, SearchState } from '../../shared/contracts/logs.ts';

/** What the mock's log reader is to be like. */
export interface MockLogs {
  /** Lines of var/log/messages. */
  readonly lines: number;
  /** Milliseconds before rows are answered. */
  readonly delay: number;
  readonly state?: 'ready' | 'moved';
}

/**
 * Answers the log explorer's requests with generated lines, in the page: a log that no test holds, of any length. A line's text follows
 * from its number, so every answer can be foretold. Must stand alone, for it is sent to the page as text.
 */
export function installMockLogs({ lines, delay, state = 'ready' }: MockLogs): void {
  const START = Date.UTC(2022, 4, 15, 22, 0, 0);
  const PATH = 'var/log/messages';
  const PROVING = [48_173, 48_217, Math.max(1, lines - 500)];
  const PROCESSES = ['kernel', 'systemd', 'sshd', 'crond', 'chronyd', 'mdadm'];
  const shownAs = (level: LogRow['level'], line: number): string => {
    if (line === 48_173) return '[Firmware Bug]: Page fault caused by firmware at PA: 0xfffffffeecb081e7';
    if (line === 48_217) return 'efi: Froze efi_rts_wq and disabled EFI Runtime Services';
    if (line % 997 === 0) return `a long line ${'abcdefghi '.repeat(60)}its end`;
    if (level === 'error') return `INFO: task kworker/u672:4:${line} blocked for more than 120 seconds.`;
    if (level === 'warning') return `WARNING: CPU: 58 PID: ${line} at arch/x86/platform/efi/quirks.c:489`;
    return `Started Session ${line} of user root.`;
  };
  const levelOf = (line: number): LogRow['level'] =>
    PROVING.includes(line) || line % 211 === 0
      ? 'error'
      : line % 83 === 0
        ? 'warning'
        : line % 19 === 0
          ? 'notice'
          : 'info';
  const isoOf = (line: number): string =>
    `${new Date(START + Math.floor(line / 12) * 1000).toISOString().slice(0, 19)}+09:00`;
  const rowOf = (row: number, line: number, path: string): LogRow => {
    const level = levelOf(line);
    const process = level === 'info' ? (PROCESSES[line % 6] ?? 'kernel') : 'kernel';
    const clock = isoOf(line).slice(11, 19);
    const text = `May 15 ${clock} dbsrv07 ${process}: ${shownAs(level, line)}`;
    const proves = PROVING.includes(line) && path === PATH ? ['rhel7-efi-page-fault'] : [];
    return {
      row,
      path,
      line,
      text,
      cut: 0,
      time: isoOf(line),
      process,
      level,
      boot: line < lines / 2 ? -1 : 0,
      proves,
    };
  };
  const entry = (path: string, kind: ArchiveEntry['kind'], bytes: number, proving = 0, files = 0): ArchiveEntry => ({
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    kind,
    bytes,
    files,
    linkTarget: kind === 'link' ? 'var/log/messages' : null,
    proving,
  });
  const folders: Record<string, ArchiveEntry[]> = {
    '': [
      entry('etc', 'folder', 180_000, 0, 212),
      entry('proc', 'folder', 90_000, 0, 180),
      entry('sos_commands', 'folder', 4_000_000, 6, 840),
      entry('var', 'folder', 98_000_000, 9, 40),
      entry('messages', 'link', 0),
    ],
    var: [entry('var/crash', 'folder', 200_000, 5, 2), entry('var/log', 'folder', 97_000_000, 4, 38)],
    'var/log': [
      entry('var/log/audit', 'folder', 8_000_000, 0, 2),
      entry('var/log/boot.log', 'file', 0),
      entry('var/log/dmesg', 'file', 120_000, 1),
      entry(PATH, 'file', lines * 80, 3),
      entry('var/log/messages-20220508', 'file', 40_000_000),
      entry('var/log/wtmp', 'file', 384_000),
    ],
    'var/crash': [entry('var/crash/vmcore-dmesg.txt', 'file', 200_000, 5)],
    etc: Array.from({ length: 212 }, (_, at) =>
      entry(`etc/file-${String(at).padStart(3, '0')}.conf`, 'file', 100 + at),
    ),
  };
  let filter: LogFilter | null = null;
  let paths: string[] = [PATH];
  let search: { text: string; regex: boolean; matchCase: boolean } | null = null;
  let pins: Record<string, unknown>[] = [];
  // Under a filter of levels only every 211th line is an error: rows are those lines.
  const shown = (): number[] | null => {
    if (filter === null) return null;
    const { levels, from, to } = filter;
    if (levels.length === 0 && from === null && to === null) return null;
    const left: number[] = [];
    for (let line = 1; line <= lines; line += 1) {
      if (levels.length > 0 && !levels.includes(levelOf(line) ?? 'debug')) continue;
      if (from !== null && isoOf(line) < from) continue;
      if (to !== null && isoOf(line) > to) continue;
      left.push(line);
    }
    return left;
  };
  let left: number[] | null = null;
  const empty = (): boolean => paths[0] === 'var/log/boot.log';
  const total = (): number => (empty() ? 0 : lines * paths.length);
  const rows = (): number => (left === null ? total() : left.length);
  const lineAt = (row: number): number => left?.[row] ?? Math.floor(row / paths.length) + 1;
  const strips = (of: (line: number) => boolean): number[] => {
    const counts = new Array<number>(400).fill(0);
    for (let strip = 0; strip < 400; strip += 1) {
      const from = Math.floor((strip * rows()) / 400);
      const to = Math.min(rows(), Math.floor(((strip + 1) * rows()) / 400), from + 40);
      for (let row = from; row < to; row += 1) if (of(lineAt(row))) counts[strip] = (counts[strip] ?? 0) + 1;
    }
    return counts;
  };
  const indices = (counts: number[]): number[] => counts.flatMap((count, strip) => (count > 0 ? [strip] : []));
  const proofStrips = (): number[] => {
    const counts = new Array<number>(400).fill(0);
    for (const line of PROVING) {
      const row = left === null ? (line - 1) * paths.length : left.indexOf(line);
      if (row >= 0 && rows() > 0) counts[Math.min(399, Math.floor((row / rows()) * 400))] = 1;
    }
    return counts;
  };
  const histogram = (): LogViewState['histogram'] => {
    if (rows() === 0) return null;
    const [from, to] = [isoOf(lineAt(0)), isoOf(lineAt(rows() - 1))];
    const buckets = Array.from({ length: 160 }, (_, at) => {
      const error = at === 70 ? 40 : at > 70 && at < 90 ? 12 : at % 31 === 0 ? 3 : 0;
      return { error, warning: at % 7 === 0 ? 8 : 1, other: 60 + ((at * 37) % 23) };
    });
    return { from, to, buckets };
  };
  const view = (): LogViewState => ({
    viewId: paths.join('|'),
    state: 'ready',
    message: null,
    files: paths.map((path) => ({ path, bytes: lines * 80, lines })),
    lines: total(),
    rows: rows(),
    progress: 1,
    binary: paths[0] === 'var/log/wtmp',
    processes: PROCESSES.map((name, at) => ({ name, lines: Math.floor(lines / (at + 2)) })),
    levels: [
      { level: 'error', lines: Math.floor(lines / 211) },
      { level: 'warning', lines: Math.floor(lines / 83) },
      { level: 'notice', lines: Math.floor(lines / 19) },
      { level: 'info', lines: Math.floor(lines * 0.93) },
    ],
    boots: [
      { boot: 0, lines: Math.floor(lines / 2) },
      { boot: -1, lines: Math.floor(lines / 2) },
    ],
    histogram: histogram(),
    marks: {
      error: indices(strips((line) => line % 1266 === 0)),
      warning: indices(strips((line) => line % 913 === 0)),
      proves: indices(proofStrips()),
    },
  });
  const hits = (row: number): boolean => {
    if (search === null) return false;
    const { text } = rowOf(row, lineAt(row), PATH);
    if (search.regex) return new RegExp(search.text, search.matchCase ? '' : 'i').test(text);
    return text.toLowerCase().includes(search.text.toLowerCase());
  };
  const slowly = <T>(value: T): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value), delay));
  const searchState = (): SearchState => {
    let invalid: string | null = null;
    try {
      if (search?.regex) new RegExp(search.text);
    } catch {
      invalid = 'missing closing )';
    }
    const none = search === null || invalid !== null || search.text.startsWith('zzz');
    const counts = none ? [] : strips((line) => hits(left === null ? (line - 1) * paths.length : left.indexOf(line)));
    const matches = counts.reduce((sum, count) => sum + count, 0);
    return { viewId: view().viewId, searchId: String(search?.text), done: true, matches, strips: counts, invalid };
  };
  const find = (from: number, step: 1 | -1): unknown => {
    if (search === null || search.text.startsWith('zzz')) return null;
    for (let row = from + step, tried = 0; tried < 300_000; row += step, tried += 1) {
      const at = ((row % rows()) + rows()) % rows();
      if (hits(at)) return { row: at, number: tried + 1 };
    }
    return null;
  };
  type Answer = (argument: never) => unknown;
  const answers: Record<string, Answer> = {
    'logs:folder': ({ path }: { path: string }) => ({ state, message: null, entries: folders[path] ?? [] }),
    'logs:find-files': ({ text }: { text: string }) => {
      const entries = Object.values(folders)
        .flat()
        .filter(({ path, kind }) => kind !== 'folder' && path.includes(text));
      return { state, total: entries.length, entries: entries.slice(0, 200) };
    },
    'logs:open': ({ paths: asked }: { paths: string[] }) => {
      if (state !== 'ready') return { state, message: null, view: null };
      paths = asked;
      filter = null;
      left = null;
      search = null;
      window.mock.emit('logs:view-changed', view());
      return { state, message: null, view: { ...view(), state: 'reading', progress: 0.99 } };
    },
    'logs:rows': ({ from, count }: { from: number; count: number }) =>
      slowly(
        Array.from({ length: Math.max(0, Math.min(count, rows() - from)) }, (_, at) =>
          rowOf(from + at, lineAt(from + at), paths[(from + at) % paths.length] ?? PATH),
        ),
      ),
    'logs:row-of-line': ({ line, path }: { line: number; path: string }) => {
      if (line > lines) return null;
      if (left === null) return { row: (line - 1) * paths.length + Math.max(0, paths.indexOf(path)), hidden: false };
      const after = left.findIndex((one) => one >= line);
      const exact = left[after] === line;
      return { row: exact ? after : Math.max(0, (after < 0 ? left.length : after) - 1), hidden: !exact };
    },
    'logs:row-at-time': ({ time }: { time: string }) => {
      const at = Math.floor((Date.parse(`${time.slice(0, 19)}Z`) - START) / 1000) * 12;
      return Math.max(0, Math.min(rows() - 1, at));
    },
    'logs:filter': (argument: { filter: LogFilter }) => {
      filter = argument.filter;
      left = shown();
      return view();
    },
    'logs:search': (argument: { search: { text: string; regex: boolean; matchCase: boolean } }) => {
      search = argument.search;
      // The end is told before the answer arrives, as it happens with short files.
      window.mock.emit('logs:search-changed', searchState());
      return { ...searchState(), done: false };
    },
    'logs:end-search': () => {
      search = null;
    },
    'logs:match': ({ from, step }: { from: number; step: 1 | -1 }) => find(from, step),
    'logs:locate': () => ({ state, message: state === 'moved' ? 'That is another file.' : null }),
    'note:get': () => ({ text: '', pins }),
    'note:pin': (pin: Record<string, unknown>) => {
      pins = [...pins, { ...pin, id: `${pin.path}:${pin.line}`, comment: '' }];
      return pins.at(-1);
    },
    'note:unpin': ({ id }: { id: string }) => {
      const at = pins.findIndex((pin) => pin.id === id);
      const [pin] = pins.splice(at, 1);
      pins = [...pins];
      return { pin, at };
    },
    'note:put-back': ({ pin, at }: { pin: Record<string, unknown>; at: number }) => {
      pins = [...pins.slice(0, at), pin, ...pins.slice(at)];
    },
  };
  Object.assign(window.mock.answers, answers);
}
