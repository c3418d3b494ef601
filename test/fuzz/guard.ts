import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/** What was tried that an input must never bring about. */
export const attempts: string[] = [];

const refuse = (what: string) => (): never => {
  attempts.push(what);
  throw new Error(`${what} was tried while an input was read`);
};

/**
 * From now on nothing in this process can write a file, start a program or connect: tries are refused and noted. Node's
 * permission model does the same for files and programs; this is for the runs that measure coverage, which it forbids, and
 * for the network, which it leaves open.
 */
export function standGuard(): void {
  const writers = [
    'writeFileSync',
    'writeFile',
    'appendFile',
    'appendFileSync',
    'createWriteStream',
    'mkdir',
    'mkdirSync',
    'mkdtemp',
    'mkdtempSync',
    'rename',
    'renameSync',
    'rm',
    'rmSync',
    'unlink',
    'unlinkSync',
    'symlink',
    'symlinkSync',
    'open',
    'openSync',
    'truncate',
    'truncateSync',
    'chmod',
    'chmodSync',
  ] as const;
  for (const name of writers) Object.assign(fs, { [name]: refuse(`fs.${name}`) });
  for (const name of ['writeFile', 'appendFile', 'open', 'mkdir', 'rename', 'rm', 'unlink', 'symlink'] as const) {
    Object.assign(fs.promises, { [name]: refuse(`fs.promises.${name}`) });
  }
  for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'] as const) {
    Object.assign(childProcess, { [name]: refuse(`child_process.${name}`) });
  }
  Object.assign(net.Socket.prototype, { connect: refuse('connect') });
  syncBuiltinESMExports();
}
