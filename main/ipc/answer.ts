import { ZodVoid } from 'zod';
import { type Gives, type RequestName, requests, type Takes } from '../../shared/contracts/ipc.ts';
import { logError } from '../security/log-error.ts';
import type { Answer, Answering } from './handle-requests.ts';

/** One function for each request of the window: a missing one does not compile. */
export type Handlers = {
  readonly [N in RequestName]: (argument: Takes<N>) => Gives<N> | Promise<Gives<N>>;
};

const isName = (name: unknown): name is RequestName => typeof name === 'string' && Object.hasOwn(requests, name);

/** Answers requests by these handlers: checks the argument by the schema of the request, then carries it out. */
export const answering =
  (handlers: Handlers): Answering =>
  async (name, argument) =>
    isName(name) ? answerNamed(handlers, name, argument) : { ok: false, message: 'unknown request' };

async function answerNamed<N extends RequestName>(handlers: Handlers, name: N, argument: unknown): Promise<Answer> {
  const parsed = requests[name].takes.safeParse(argument);
  if (!parsed.success) return { ok: false, message: `${name}: the argument does not fit` };
  const handler: (argument: Takes<N>) => Gives<N> | Promise<Gives<N>> = handlers[name];
  try {
    return checked(name, await handler(parsed.data as Takes<N>));
  } catch (error) {
    logError(`${name} failed`, error);
    return { ok: false, message: `${name} failed: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/**
 * What goes to the window is checked as well, and only what the schema names goes: a case of 100 kB takes some 3 ms. Where an
 * answer is not what the window was promised, that is a bug of ours, and said.
 */
function checked(name: RequestName, value: unknown): Answer {
  const gives = requests[name].gives;
  if (gives instanceof ZodVoid) return { ok: true, value: undefined };
  const parsed = gives.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  logError(`${name}: the answer does not fit`, parsed.error);
  return { ok: false, message: `${name} failed: the answer does not fit. This is a bug.` };
}
