import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and gives its exit status (1 when it could not be started or was ended by a signal).
 * Options: `cwd`, `env` (added to ours), `quiet` (collect the output instead of showing it), `timeoutMs`.
 */
export function run(command, args, { cwd, env, quiet = false, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    let output = '';
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    const end = (status) => {
      clearTimeout(timer);
      resolve({ status, output });
    };
    child.on('error', (error) => {
      output += error.message;
      end(1);
    });
    child.on('close', (status) => end(status ?? 1));
  });
}
