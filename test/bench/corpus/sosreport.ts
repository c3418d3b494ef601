import {
  asSyslog,
  bootLines,
  type FaultyMachine,
  hungWorker,
  pageFault,
  type RingLine,
} from '../../../shared/sample/kernel-lines.ts';
import { AFFECTED, BOOTED, COLLECTED, HOST, rhel7Host } from '../../../shared/sample/rhel7-host.ts';
import { journalBytes, listingBytes, type Span, syslogBytes } from './contents.ts';
import { Random } from './random.ts';
import { type StreamEntry, tarStream } from './tar-stream.ts';

export const TOP = 'sosreport-dbsrv07-03871245-2022-05-16-kqzrwfm';
/** Changes with every change of the bytes that are made: older archives of the cache are then not used any more. */
export const CORPUS_VERSION = 1;

/** A sosreport to be made: equal recipes give equal bytes. */
export interface Recipe {
  /** Decoded bytes, nearly. */
  readonly bytes: number;
  readonly seed: number;
  /**
   * `journal`: half of the bytes are binary journals, which no article reads; `logs`: these bytes are logs that are read;
   * `one-log`: nearly all is one file, var/log/messages.
   */
  readonly holds: 'journal' | 'logs' | 'one-log';
}

/** What part of the bytes is what. The rest is small files: outputs of commands, /proc, /sys, /etc. */
const SHARES = { journal: 0.5, messages: 0.28, journalText: 0.06, otherLogs: 0.06 };
const DAY = 86_400_000;
const MACHINE: FaultyMachine = {
  cpu: 58,
  pid: 2597,
  kworker: 'kworker/u672:4',
  address: '0xfffffffeecb081e7',
  release: AFFECTED,
};
const FAULT: readonly RingLine[] = [...pageFault(MACHINE, 34.313), ...hungWorker(MACHINE, 245.1)];

const FOLDERS = [
  'sos_commands/networking',
  'sos_commands/block',
  'sos_commands/lvm2',
  'sos_commands/systemd',
  'sos_commands/devices',
  'sys/class/net',
  'sys/block',
  'proc/sys/net',
  'proc/irq',
  'etc/sysconfig',
  'etc/security',
];

type Content = Pick<StreamEntry, 'size' | 'chunks'>;

const text = (value: string): Content => {
  const bytes = Buffer.from(value);
  return { size: bytes.length, chunks: () => [bytes] };
};

const file = (path: string, content: Content): StreamEntry => ({
  path: `${TOP}/${path}`,
  modified: Math.floor(COLLECTED / 1000) - 9 * 3600,
  kind: 'file',
  ...content,
});

/** The files that tell of the host, with the page fault in dmesg; var/log/messages is made apart. */
function hostEntries(): StreamEntry[] {
  const tree = rhel7Host({ kernelLines: FAULT });
  return Object.entries(tree)
    .filter(([path]) => path !== 'var/log/messages')
    .map(([path, entry]) => {
      if (typeof entry === 'string') return file(path, text(entry));
      return { ...file(path, { size: 0 }), kind: 'symlink', target: entry.symlink };
    });
}

/** Several thousand small files; how many grows slowly with the archive, as it does with real hosts. */
function smallFiles(bytes: number, seed: number): StreamEntry[] {
  const count = Math.max(20, Math.round(2000 * (bytes / 2_000_000) ** 0.35));
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => {
    // A few are large, most are small: the squares average to a third.
    const size = Math.max(1, Math.round((bytes / count) * 3 * random.share() ** 2));
    const name = `${FOLDERS[index % FOLDERS.length]}/${random.hex(6)}_${index}`;
    return file(name, { size, chunks: () => listingBytes(size, seed + index) });
  });
}

/** The running boot as syslog has it: the first lines of the kernel and the fault. */
const runningBoot = () => asSyslog([...bootLines(AFFECTED, 'uefi'), ...FAULT], HOST, BOOTED);

/** One var/log/messages of that size, with the running boot and its fault at three quarters. */
function oneLog(bytes: number, seed: number): StreamEntry {
  const [newest] = messages(bytes * 5, seed).slice(-1);
  if (newest === undefined) throw new Error('no log');
  return newest;
}

/** var/log/messages and four rotations, a week each; the running boot with the fault stands in the newest. */
function messages(bytes: number, seed: number): StreamEntry[] {
  const part = Math.floor(bytes / 5);
  const log = (size: number, span: Span, turn: number) => syslogBytes(size, span, seed, seed + turn);
  const rotated = [4, 3, 2, 1].map((weeks) => {
    const to = BOOTED - weeks * 7 * DAY;
    const name = new Date(to).toISOString().slice(0, 10).replaceAll('-', '');
    const chunks = () => log(part, { from: to - 7 * DAY, to }, weeks);
    return file(`var/log/messages-${name}`, { size: part, chunks });
  });
  const boot = Buffer.from(runningBoot());
  const before = Math.floor((part * 3) / 4);
  const after = part - before;
  const newest = function* () {
    yield* log(before, { from: BOOTED - 7 * DAY, to: BOOTED - 60_000 }, 5);
    yield boot;
    yield* log(after, { from: BOOTED + 300_000, to: COLLECTED }, 6);
  };
  return [...rotated, file('var/log/messages', { size: part + boot.length, chunks: newest })];
}

/** Files of binary journal below var/log/journal, 64 MB at most each. */
function journals(bytes: number, seed: number): StreamEntry[] {
  const folder = 'var/log/journal/4c8f1f1a36a9';
  const count = Math.ceil(bytes / 64_000_000);
  const size = Math.floor(bytes / count);
  return Array.from({ length: count }, (_, index) =>
    file(`${folder}/system@${index}.journal`, { size, chunks: () => journalBytes(size, seed, seed + 100 + index) }),
  );
}

/** Logs that no article reads, and the journal of this boot as text, which is read. */
function otherLogs(bytes: number, seed: number): StreamEntry[] {
  const day: Span = { from: BOOTED + 300_000, to: COLLECTED };
  const log = (path: string, share: number, turn: number) => {
    const size = Math.floor(bytes * share);
    return file(path, { size, chunks: () => syslogBytes(size, day, seed, seed + turn) });
  };
  return [
    log('sos_commands/logs/journalctl_--no-pager', SHARES.journalText, 11),
    ...['secure', 'cron', 'maillog'].map((name, index) => log(`var/log/${name}`, SHARES.otherLogs / 3, 12 + index)),
  ];
}

/** The members of a sosreport of RHEL 7, in the order of the archive, each with the content still to be made. */
export function sosreportEntries({ bytes, seed, holds }: Recipe): StreamEntry[] {
  const journal = holds === 'journal';
  const logShare = SHARES.messages + (journal ? 0 : SHARES.journal);
  const rest = 1 - SHARES.journal - SHARES.messages - SHARES.journalText - SHARES.otherLogs;
  const top: StreamEntry = { ...file('', { size: 0 }), path: TOP, kind: 'folder' };
  if (holds === 'one-log') return [top, ...hostEntries(), ...smallFiles(2_000_000, seed), oneLog(bytes, seed)];
  return [
    top,
    ...hostEntries(),
    ...smallFiles(bytes * rest, seed),
    ...otherLogs(bytes, seed),
    ...messages(Math.floor(bytes * logShare), seed),
    ...(journal ? journals(Math.floor(bytes * SHARES.journal), seed) : []),
  ];
}

/** The sosreport's tar as a stream of chunks. */
export const sosreportTar = (recipe: Recipe): Iterable<Uint8Array> => tarStream(sosreportEntries(recipe));
