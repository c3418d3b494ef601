/**
 * Tells the log of an error without its message: that may quote a customer's file, and logs outlive the case (a desktop
 * keeps standard error in its journal). Name, code and the places in our code are what a bug report needs.
 */
export function logError(what: string, error: unknown): void {
  console.error(traceOf(what, error));
}

/** What `logError` prints. */
export function traceOf(what: string, error: unknown): string {
  if (!(error instanceof Error)) return `${what}: something that is no error was thrown`;
  const code =
    'code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{1,60}$/.test(error.code) ? ` ${error.code}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at \S.*(?::\d+:\d+\)?|\))$/.test(line));
  const name = /^\w{1,60}$/.test(error.name) ? error.name : 'Error';
  return [`${what}: ${name}${code}`, ...frames.slice(0, 20)].join('\n');
}
