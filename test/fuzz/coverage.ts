import { type Profiler, Session } from 'node:inspector/promises';

/** Where the bundle's part stands that is measured: the product's code, not the fuzzer's (vite.config.ts). */
const MEASURED = /\/engine[^/]*\.mjs$/;

/** Which blocks of the product's code have run so far, by V8's precise block coverage. */
export class Coverage {
  readonly #session = new Session();
  /** By function: its bytes that have never run. */
  readonly #unseen = new Map<string, Uint8Array>();
  #covered = 0;

  /** To be called before the code to be measured is loaded. @throws where the inspector may not be used. */
  async start(): Promise<void> {
    this.#session.connect();
    await this.#session.post('Profiler.enable');
    await this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Characters of source that have run; those of a function within another count for both. */
  get covered(): number {
    return this.#covered;
  }

  /** What ran since the last call, of the code that is measured. */
  async take(): Promise<Ran> {
    const { result } = await this.#session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => MEASURED.test(url))
      .flatMap(({ scriptId, functions }) => functions.flatMap((one) => blocksOf(scriptId, one)));
  }

  /** How many characters of source in it had never run before. */
  news(ran: Ran): number {
    return ran.reduce((sum, one) => sum + gain(this.#unseen.get(one.key), one), 0);
  }

  /** Remembers that it has run; gives what `news` would have given. */
  learn(ran: Ran): number {
    const gained = this.news(ran);
    for (const { key, idle } of ran) {
      const before = this.#unseen.get(key);
      if (before === undefined) this.#unseen.set(key, idle);
      else for (let at = 0; at < idle.length; at++) if (idle[at] === 0) before[at] = 0;
    }
    this.#covered += gained;
    return gained;
  }
}

/** A function that ran: each of its characters, 1 where it has not. */
interface RanFunction {
  readonly key: string;
  readonly idle: Uint8Array;
}
type Ran = readonly RanFunction[];

function blocksOf(script: string, { ranges }: Profiler.FunctionCoverage): RanFunction[] {
  const [whole] = ranges;
  // The module itself, which holds everything, starts at 0.
  if (whole === undefined || whole.count === 0 || whole.startOffset === 0) return [];
  const { startOffset: start, endOffset: end } = whole;
  const idle = new Uint8Array(end - start);
  // Inner ranges come after the ones they lie in.
  for (const { startOffset, endOffset, count } of ranges) {
    idle.fill(count === 0 ? 1 : 0, startOffset - start, endOffset - start);
  }
  return [{ key: `${script}:${start}:${end}`, idle }];
}

function gain(before: Uint8Array | undefined, { idle }: RanFunction): number {
  let gained = 0;
  for (let at = 0; at < idle.length; at++) if (idle[at] === 0 && (before === undefined || before[at] === 1)) gained++;
  return gained;
}
