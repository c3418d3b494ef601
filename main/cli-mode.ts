import { app } from 'electron';

/** Resolves when what was written so far has left; a reader that went away does not hold us. */
const drained = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    if (stream.destroyed || !stream.writable) resolve();
    else stream.write('', () => resolve());
  });

/**
 * The packaged app answers to the words of the command line: the same code as in plain Node, in this very process, without a
 * window. The fuse that would let the program run as plain Node is off. Ends with the command's status; what breaks off
 * unforeseen ends with 70, as in plain Node.
 */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  let status = 70;
  // Electron takes Ctrl-C for itself and would quit, with status 0 and half an answer.
  app.on('before-quit', (event) => {
    event.preventDefault();
    process.emit('SIGINT');
  });
  try {
    const [{ runCli }, { processTerminal }] = await Promise.all([import('./cli/run.ts'), import('./cli/terminal.ts')]);
    status = await runCli(words, processTerminal());
  } catch (error) {
    console.error(error);
  }
  await Promise.all([drained(process.stdout), drained(process.stderr)]);
  app.exit(status);
}
