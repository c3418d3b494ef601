import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../shared/contracts/finding.ts';
import { analyzeBytes } from '../builders/analyze.ts';

const run = promisify(execFile);
/** Plugins of what is read; all of them take minutes on some machines. */
const PLUGINS = 'kernel,boot,logs,process,memory,date,host,md,filesys,processor';
// sos collects as root on Linux only; set-up installs it there (scripts/setup).
const CAN_COLLECT = process.platform === 'linux' && process.getuid?.() === 0;

/** What this machine itself may be told, with the reason: it is a guest for tests, not a server. */
const ALLOWED: Readonly<Record<string, string>> = {
  'no-crashkernel': 'guests for tests reserve no memory for a crash kernel',
  'kdump-not-armed': 'and load none',
  'newer-kernel-installed': 'the kernel is given from outside',
  'firmware-bug-generic': 'a hypervisor may announce firmware bugs of its own; the article is of low severity',
};

/** Programs that our own tests have crash (test/e2e/strangers.test.ts): the machine that ran them tells of it, and rightly. */
const CRASHED_BY_TESTS = /\b(?:electron|sosight-app|sosight|chrom\w*)\[/i;
const ofOurTests = ({ evidence }: Finding): boolean =>
  evidence.length > 0 && evidence.every(({ text }) => CRASHED_BY_TESTS.test(text));

describe('a sosreport that sos itself made of this machine', () => {
  it(CAN_COLLECT ? 'is read whole and raises nothing' : 'needs root on Linux to be made: not made here', async () => {
    if (!CAN_COLLECT) return;
    const folder = mkdtempSync(join(tmpdir(), 'sosight-real-'));
    try {
      await run('sos', ['report', '--batch', '--tmp-dir', folder, '-o', PLUGINS], { timeout: 120_000 });
      const name = readdirSync(folder).find((file) => file.endsWith('.tar.xz')) ?? '';
      const [both] = await analyzeBytes(readFileSync(join(folder, name)), 65_536, name);
      const uname = (await run('uname', ['-r'])).stdout.trim();
      expect(both?.en.host.kernel).toEqual({ release: uname, source: 'uname' });
      expect(both?.en.source.complete).toBe(true);
      expect(both?.en.problems).toEqual([]);
      const spoke = both?.en.findings.filter((finding) => !ofOurTests(finding)).map((finding) => finding.article);
      expect(spoke?.filter((article) => !(article in ALLOWED))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 150_000);
});
