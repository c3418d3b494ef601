import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { app } from 'electron';

/**
 * The packaged app answers to the words of the command line: it runs cli.cjs in its own Node, without a window, and ends
 * with that status. Streams are handed through as they are.
 */
export function runCommandLine(words: readonly string[]): void {
  const child = spawn(process.execPath, [join(__dirname, 'cli.cjs'), ...words], {
    stdio: 'inherit',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  child.on('error', (error) => {
    console.error(error.message);
    app.exit(1);
  });
  child.on('close', (status) => app.exit(status ?? 1));
}
