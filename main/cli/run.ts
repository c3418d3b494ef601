import { version } from '../../package.json';
import { decodePool } from '../analysis/decode-pool.ts';
import { prepareDecoders } from '../analysis/prepare-decoders.ts';
import { writeErrorText } from '../export/file-errors.ts';
import { type Command, parseCommand } from './arguments.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { helpText } from './help.ts';
import { OutputFailed, type Terminal } from './terminal.ts';

type ReadingCommand = Extract<Command, { command: 'analyze' | 'fleet' | 'compare' | 'show' }>;

/** Does what the words after the program's name say. */
export async function runCli(words: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const parsed = parseCommand(words);
  if (!parsed.ok) {
    terminal.err(`sosight: ${parsed.error}\nTry: sosight --help\n`);
    return EXIT.usage;
  }
  try {
    return await runCommand(parsed.value, terminal);
  } catch (error) {
    if (!(error instanceof OutputFailed)) throw error;
    terminal.err(`sosight: ${error.message}: ${writeErrorText(error.cause, 'en')}\n`);
    return EXIT.failed;
  }
}

/** Heavy parts are loaded only by the command that needs them. */
async function runCommand(command: Command, terminal: Terminal): Promise<ExitStatus> {
  if (command.command === 'help') {
    await terminal.out(helpText(command.topic));
    return EXIT.done;
  }
  if (command.command === 'version') {
    await terminal.out(`sosight ${version}\n`);
    return EXIT.done;
  }
  if (command.command === 'completion') {
    const { completionScript } = await import('./completion.ts');
    await terminal.out(completionScript(command.shell));
    return EXIT.done;
  }
  if (command.command === 'articles') {
    const { runArticles } = await import('./articles-command.ts');
    return runArticles(command, terminal);
  }
  return runReading(command, terminal);
}

/** The archive that a command reads first, and whether by an index: then it is one place that is decoded. */
function firstArchive(command: ReadingCommand): { path: string | undefined; indexed: boolean } {
  if (command.command !== 'show') return { path: command.files[0], indexed: false };
  return { path: command.file, indexed: command.index !== undefined };
}

/** Commands that read archives. The threads that decode start while the command is loaded: neither waits for the other. */
async function runReading(command: ReadingCommand, terminal: Terminal): Promise<ExitStatus> {
  const decoders = decodePool();
  try {
    const { path, indexed } = firstArchive(command);
    if (path !== undefined) await prepareDecoders(decoders, path, indexed);
    switch (command.command) {
      case 'show':
        return await (await import('./show-command.ts')).runShow(command, terminal, decoders);
      case 'fleet':
        return await (await import('./many-command.ts')).runFleet(command, terminal, decoders);
      case 'compare':
        return await (await import('./many-command.ts')).runCompare(command, terminal, decoders);
      case 'analyze':
        return await (await import('./analyze-command.ts')).runAnalyze(command, terminal, decoders);
    }
  } finally {
    await decoders.close();
  }
}
