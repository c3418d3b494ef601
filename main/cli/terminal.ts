/** The outside world as the command line sees it: tests bring their own. */
export interface Terminal {
  /** Writes to standard output; resolves when it was taken. False once nobody reads any more. */
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

/** Whether to colour what goes to standard output (https://no-color.org). */
export const wantsColour = ({ outIsTty, env }: Terminal): boolean =>
  outIsTty && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';

function isBrokenPipe(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}

/** The process's own streams. A reader that went away (`| head`) ends the output quietly. */
export function processTerminal(): Terminal {
  const interrupted = new AbortController();
  let readerGone = false;
  process.stdout.on('error', (error) => {
    if (!isBrokenPipe(error)) throw error;
    readerGone = true;
  });
  process.stderr.on('error', () => undefined);
  // A second Ctrl-C ends at once, as without us.
  process.once('SIGINT', () => interrupted.abort(new Error('stopped by Ctrl-C')));
  process.once('SIGTERM', () => interrupted.abort(new Error('stopped')));
  return {
    out: (content) =>
      new Promise((resolve) => {
        if (readerGone) resolve(false);
        else process.stdout.write(content, (error) => resolve(error === null || error === undefined));
      }),
    err: (text) => void process.stderr.write(text),
    outIsTty: process.stdout.isTTY === true,
    errIsTty: process.stderr.isTTY === true,
    columns: process.stderr.columns ?? 80,
    env: process.env,
    signal: interrupted.signal,
  };
}
