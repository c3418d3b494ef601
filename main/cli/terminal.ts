/** The outside world as the command line sees it: tests bring their own. */
export interface Terminal {
  /**
   * Writes to standard output; resolves when it was taken. False once nobody reads any more.
   * @throws `OutputFailed` where it cannot be written
   */
  out(content: string | Uint8Array): Promise<boolean>;
  /** Writes to standard error, as it is. */
  err(text: string): void;
  readonly outIsTty: boolean;
  readonly errIsTty: boolean;
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Standard output cannot be written (a full disk), `cause` is the system's error. */
export class OutputFailed extends Error {}

/** Whether to colour what goes to standard output (https://no-color.org). */
export const wantsColour = ({ outIsTty, env }: Terminal): boolean =>
  outIsTty && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}

/** Whether it was written; false where the reader went away. */
function written(content: string | Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (cause: unknown): void => {
      if (isBrokenPipe(cause)) resolve(false);
      else reject(new OutputFailed('standard output', { cause }));
    };
    try {
      process.stdout.write(content, (error) => (error === null || error === undefined ? resolve(true) : failed(error)));
    } catch (error) {
      // A file is written at once, and throws.
      failed(error);
    }
  });
}

/** The process's own streams. A reader that went away (`| head`) ends the output quietly. */
export function processTerminal(): Terminal {
  const interrupted = new AbortController();
  let readerGone = false;
  // Any other error is told to whoever wrote.
  process.stdout.on('error', (error) => {
    readerGone ||= isBrokenPipe(error);
  });
  process.stderr.on('error', () => undefined);
  // A second Ctrl-C ends at once, as without us.
  process.once('SIGINT', () => interrupted.abort(new Error('stopped by Ctrl-C')));
  process.once('SIGTERM', () => interrupted.abort(new Error('stopped')));
  return {
    out: async (content) => !readerGone && written(content),
    err: (text) => void process.stderr.write(text),
    outIsTty: process.stdout.isTTY === true,
    errIsTty: process.stderr.isTTY === true,
    columns: process.stderr.columns ?? 80,
    env: process.env,
    signal: interrupted.signal,
  };
}
