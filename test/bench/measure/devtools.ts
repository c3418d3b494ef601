import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

const Message = z.looseObject({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z
    .looseObject({ targetInfo: z.looseObject({ targetId: z.string(), type: z.string() }).optional() })
    .optional(),
  result: z.unknown().optional(),
  error: z.looseObject({ message: z.string() }).optional(),
});
type Message = z.infer<typeof Message>;

const Attached = z.looseObject({ sessionId: z.string() });
const Evaluated = z.looseObject({
  result: z.looseObject({ value: z.unknown().optional() }),
  exceptionDetails: z.looseObject({ text: z.string() }).optional(),
});

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * Chrome's DevTools protocol over the pipe of `--remote-debugging-pipe`: JSON messages that end in a zero byte. Playwright
 * would hold the app's start until it is connected; this only listens, so that start-up is what a user has.
 */
export class DevTools {
  /** Settles with the id of the first page. */
  readonly page: Promise<string>;
  readonly #input: Writable;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #rest = '';
  #foundPage: (target: string) => void = () => undefined;

  constructor(input: Writable, output: Readable) {
    this.#input = input;
    this.page = new Promise((resolve) => {
      this.#foundPage = resolve;
    });
    output.setEncoding('utf8');
    output.on('data', (text: string) => this.#take(text));
    output.on('close', () => this.#giveUp());
    // The app may end while something is still on its way to it.
    input.on('error', () => this.#giveUp());
  }

  /** Sends a command, to a page where `session` names one. Rejects with the protocol's error, or when the app ends. */
  send(method: string, params: Record<string, unknown>, session?: string): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#input.write(`${JSON.stringify({ id, method, params, sessionId: session })}\0`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  /** Attaches to a page; the session's id goes with what is sent to it. */
  async attach(target: string): Promise<string> {
    return Attached.parse(await this.send('Target.attachToTarget', { targetId: target, flatten: true })).sessionId;
  }

  /** The value of an expression in the page; a promise is waited for. Rejects where it throws or its page goes away. */
  async evaluate(session: string, expression: string): Promise<unknown> {
    const params = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = Evaluated.parse(await this.send('Runtime.evaluate', params, session));
    if (exceptionDetails !== undefined) throw new Error(`in the page: ${exceptionDetails.text}`);
    return result.value;
  }

  #take(text: string): void {
    const messages = (this.#rest + text).split('\0');
    this.#rest = messages.pop() ?? '';
    for (const message of messages) this.#answer(Message.parse(JSON.parse(message)));
  }

  #answer({ id, method, params, result, error }: Message): void {
    const target = params?.targetInfo;
    if (method === 'Target.targetCreated' && target?.type === 'page') this.#foundPage(target.targetId);
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (id === undefined || waiting === undefined) return;
    this.#waiting.delete(id);
    if (error === undefined) waiting.resolve(result);
    else waiting.reject(new Error(error.message));
  }

  #giveUp(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('the app has ended'));
    this.#waiting.clear();
  }
}
