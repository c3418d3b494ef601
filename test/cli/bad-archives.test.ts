import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../main/cli/run.ts';
import { JsonDocument } from '../../shared/contracts/document.ts';
import { BAD_ARCHIVES } from '../builders/bad-archives.ts';
import { recordedTerminal } from './terminal.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sosight-bad-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const STATUS = { failed: 1, incomplete: 3, whole: 0 } as const;
const CLI = join(import.meta.dirname, '../../out/main/cli.cjs');

describe('bad uploads on the command line', () => {
  it.each(BAD_ARCHIVES)('$name: $ends', async ({ name, make, ends, says }) => {
    const path = join(folder, name);
    writeFileSync(path, await make());
    const terminal = recordedTerminal();
    const before = process.cpuUsage();
    const status = await runCli(['analyze', '--format', 'json', path], terminal);
    const { user, system } = process.cpuUsage(before);
    const { cases, failures } = JsonDocument.parse(JSON.parse(terminal.stdout()));
    expect({ status, cases: cases.length, failures: failures.length }).toEqual({
      status: STATUS[ends],
      cases: ends === 'failed' ? 0 : 1,
      failures: ends === 'failed' ? 1 : 0,
    });
    if (says !== null) {
      expect(terminal.stderr()).toMatch(says);
      expect([...failures, ...(cases[0]?.problems ?? [])].map(({ message }) => message).join('\n')).toMatch(says);
    }
    if (cases[0] !== undefined) expect(cases[0].source.complete).toBe(ends === 'whole');
    expect(terminal.stderr()).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect((user + system) / 1e6).toBeLessThan(30);
    expect(existsSync('/tmp/sosight-escaped')).toBe(false);
  });

  // Of a process of its own, where the product was built: in this one the builders' memory counts, too.
  it(
    existsSync(CLI) ? 'all together stay below 400 MiB' : 'need the build for their memory to be looked at',
    async () => {
      if (!existsSync(CLI)) return;
      const paths = BAD_ARCHIVES.map(({ name }) => join(folder, name));
      const child = spawn(process.execPath, [CLI, 'analyze', '--format', 'json', ...paths], {
        stdio: ['ignore', 'ignore', 'ignore'],
      });
      let most = 0;
      const timer = setInterval(() => {
        try {
          const [, kib = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
          most = Math.max(most, Number(kib) / 1024);
        } catch {
          // Ended meanwhile, or no Linux.
        }
      }, 50);
      const status = await new Promise((ended) => child.on('close', ended));
      clearInterval(timer);
      expect(status).toBe(1);
      expect(most).toBeLessThan(400);
    },
  );
});
