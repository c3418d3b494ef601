import { version } from '../../package.json';
import { decodePool } from '../analysis/decode-pool.ts';
import { prepareDecoders } from '../analysis/prepare-decoders.ts';
import { writeErrorText } from '../export/file-errors.ts';
import { type AnalyzeCommand, type Command, parseCommand } from './arguments.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { helpText } from './help.ts';
import { OutputFailed, type Terminal } from './terminal.ts';

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
  if (command.command === 'show') {
    const { runShow } = await import('./show-command.ts');
    return runShow(command, terminal);
  }
  if (command.command === 'fleet') {
    const { runFleet } = await import('./many-command.ts');
    return runFleet(command, terminal);
  }
  if (command.command === 'compare') {
    const { runCompare } = await import('./many-command.ts');
    return runCompare(command, terminal);
  }
  return runAnalysis(command, terminal);
}

/** The threads that decode start while the engine is loaded: neither waits for the other. */
async function runAnalysis(command: AnalyzeCommand, terminal: Terminal): Promise<ExitStatus> {
  const decoders = decodePool();
  try {
    const [first] = command.files;
    if (first !== undefined) prepareDecoders(decoders, first);
    const { runAnalyze } = await import('./analyze-command.ts');
    return await runAnalyze(command, terminal, decoders);
  } finally {
    await decoders.close();
  }
}
