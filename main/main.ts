import { app } from 'electron';
import { runCommandLine } from './cli-mode.ts';
import { taskOf } from './command-line.ts';
import { setUpProfile } from './profile.ts';
import { registerScheme } from './security/app-protocol.ts';
import { lockDown } from './security/lock-down.ts';
import { logError } from './security/log-error.ts';
import { denyNetwork } from './security/network-guard.ts';
import { dangerousSwitches } from './security/switches.ts';
import { steerable } from './test-hooks.ts';
import { runWindow } from './window-mode.ts';

const task = taskOf(process.argv, app.getAppPath(), process.cwd());
// The command line shows no page, so there is nothing that a sandbox would hold: its launcher does without one.
const unsandboxed = process.getuid?.() === 0 || task.kind === 'command-line';
const refused = steerable() ? [] : dangerousSwitches(process.argv.slice(1), unsandboxed);
denyNetwork();
setUpProfile(task.kind);
registerScheme();
lockDown();
if (refused.length > 0) refuse(refused);
else if (task.kind === 'print') void print();
else if (task.kind === 'command-line') void runCommandLine(task.words);
else runWindow(task);

/** Prints one page and ends. */
async function print(): Promise<void> {
  try {
    await (await import('./export/print-mode.ts')).runPrintMode();
  } catch (error) {
    logError('printing could not begin', error);
    app.exit(1);
  }
}

/** Says which switches a released app does not take, and ends with the status of wrong usage. */
function refuse(switches: readonly string[]): void {
  process.stderr.write(
    `sosight: not started with ${switches.map((name) => `--${name}`).join(', ')}: it would be less safe\n`,
  );
  app.exit(2);
}
