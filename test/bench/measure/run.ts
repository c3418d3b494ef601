import { spawn } from 'node:child_process';

/** A program to be run and timed. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Ran {
  readonly seconds: number;
  readonly status: number;
  readonly stdout: string;
}

/** A shell's command line; `words` are its $1, $2 and so on. */
export const shell = (script: string, ...words: string[]): Command => ({
  program: 'sh',
  args: ['-c', script, 'sh', ...words],
});

/**
 * Runs a program to its end. Seconds count from before its start to when it has ended and its output is closed. Output is
 * dropped by the system unless `keep`. Throws where it cannot be started.
 */
export function run({ program, args, env }: Command, keep = false): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const stdio = ['ignore', keep ? 'pipe' : 'ignore', 'pipe'] as const;
    const child = spawn(program, args, { stdio: [...stdio], env: { ...process.env, ...env } });
    const parts: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout?.on('data', (part: Buffer) => parts.push(part));
    child.stderr?.on('data', (part: Buffer) => complaints.push(part));
    child.on('error', reject);
    child.on('close', (status) => {
      const seconds = (performance.now() - start) / 1000;
      const stderr = Buffer.concat(complaints).toString();
      if (status === null) reject(new Error(`${program} was ended by a signal: ${stderr}`));
      else if (status !== 0) reject(new Error(`${program} ended with status ${status}: ${stderr}`));
      else resolve({ seconds, status, stdout: Buffer.concat(parts).toString() });
    });
  });
}

/** Whether the system has a program of this name. */
export async function has(program: string): Promise<boolean> {
  return (await run(shell('command -v "$1"', program)).catch(() => ({ status: 1 }))).status === 0;
}
