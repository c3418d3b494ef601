import { app } from 'electron';
import { runCommandLine } from './cli-mode.ts';
import { taskOf } from './command-line.ts';
import { runPrintMode } from './export/print-mode.ts';
import { setUpProfile } from './profile.ts';
import { registerScheme } from './security/app-protocol.ts';
import { lockDown } from './security/lock-down.ts';
import { runWindow } from './window-mode.ts';

const task = taskOf(process.argv, app.getAppPath(), process.cwd());
setUpProfile(task.kind);
registerScheme();
lockDown();
if (task.kind === 'print') void runPrintMode();
else if (task.kind === 'command-line') void runCommandLine(task.words);
else runWindow(task);
