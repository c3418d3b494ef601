import { fork } from 'node:child_process';
import type { Finding, FuzzOrder, FuzzReport } from './protocol.ts';

/** What ends a process; a test sets it lower. */
export interface Bounds {
  /** Milliseconds without a word after which it hangs: ten times what one input may take, for busy machines. */
  readonly silenceMs: number;
  /** Bytes that it may have in memory. */
  readonly memory: number;
}
const BOUNDS: Bounds = { silenceMs: 20_000, memory: 900 * 1024 * 1024 };

export interface Watched {
  readonly inputs: number;
  readonly findings: readonly Finding[];
  readonly slowest: number;
  readonly mostMemory: number;
  /** What the heap held after the first batches, and at the end. */
  readonly heap: readonly [number, number];
  readonly coveredAtFirst: number;
  readonly covered: number;
  readonly corpus: readonly Uint8Array[];
  /** The inputs under way when the process died or hung; null where it ended by itself. */
  readonly lost: { readonly inputs: readonly Uint8Array[]; readonly why: string } | null;
}

/** MiB of objects, so that a runaway one ends itself and not the machine. */
const HEAP = '--max-old-space-size=600';

/** Node's permission model: nothing may be written, no program started, no addon loaded. Coverage needs the inspector, which it forbids. */
function flags(guided: boolean): string[] {
  if (guided) return ['--expose-gc', HEAP];
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const stable = major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13);
  return [
    '--expose-gc',
    HEAP,
    stable ? '--permission' : '--experimental-permission',
    '--allow-fs-read=*',
    '--no-warnings',
  ];
}

/**
 * Runs an order in a process of its own, `entry` (the bundled fuzz-process.ts), and watches it. `onProgress` hears how many
 * inputs are done.
 */
export function runWatched(
  entry: string,
  order: FuzzOrder,
  onProgress: (inputs: number) => void,
  { silenceMs, memory } = BOUNDS,
): Promise<Watched> {
  const child = fork(entry, [], {
    execArgv: flags(order.guided),
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const findings: Finding[] = [];
  const heaps: number[] = [];
  let [inputs, slowest, mostMemory, covered, coveredAtFirst] = [0, 0, 0, 0, 0];
  let corpus: readonly Uint8Array[] = [];
  let batch: readonly Uint8Array[] = order.only ?? [];
  let why: string | null = null;
  let ended = false;
  return new Promise((resolve) => {
    const kill = (reason: string) => {
      why ??= reason;
      child.kill('SIGKILL');
    };
    let silence = setTimeout(() => kill('hangs'), silenceMs);
    child.on('message', (report: FuzzReport) => {
      clearTimeout(silence);
      silence = setTimeout(() => kill('hangs'), silenceMs);
      if ('rss' in report && report.rss > memory) kill(`takes ${Math.round(report.rss / 2 ** 20)} MiB`);
      if (report.type === 'batch') batch = report.inputs;
      if (report.type === 'end') {
        ended = true;
        corpus = report.corpus;
      }
      if (report.type !== 'ran') return;
      inputs += report.inputs;
      findings.push(...report.findings);
      slowest = Math.max(slowest, report.slowest);
      mostMemory = Math.max(mostMemory, report.rss);
      heaps.push(report.heap);
      covered = report.covered;
      coveredAtFirst ||= covered;
      onProgress(inputs);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(silence);
      const lost = ended ? null : { inputs: batch, why: why ?? `dies (${signal ?? `status ${code}`})` };
      const heap = [heaps[Math.min(20, heaps.length - 1)] ?? 0, heaps.at(-1) ?? 0] as const;
      resolve({ inputs, findings, slowest, mostMemory, heap, coveredAtFirst, covered, corpus, lost });
    });
    child.send(order);
  });
}

/** Which of the inputs that were lost together does it: each alone, in a process of its own. */
export async function blame(entry: string, order: FuzzOrder, lost: NonNullable<Watched['lost']>): Promise<Finding[]> {
  for (const input of lost.inputs) {
    const alone = await runWatched(entry, { ...order, only: [input] }, () => undefined);
    if (alone.lost !== null) return [{ input, what: alone.lost.why }];
  }
  return [{ input: new Uint8Array(0), what: `${lost.why}, but none of its ${lost.inputs.length} inputs alone does` }];
}
