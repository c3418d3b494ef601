import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../main/cli/run.ts';
import { ORDINARY, writeFileWhole } from '../../main/state/write-file.ts';
import { SAMPLE_NAME, sampleTree } from '../../shared/sample/sample.ts';
import { buildArchive } from '../builders/archive.ts';
import { recordedTerminal } from '../cli/terminal.ts';

const root = join(import.meta.dirname, '../..');
const OLD = 'what was there before\n';
let folder = '';
let archive = '';
/** A file system of 128 KiB; null where none can be made (it takes root on Linux). */
let small: string | null = null;

function mountSmall(): string | null {
  const place = join(folder, 'small');
  mkdirSync(place);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', place], { stdio: 'ignore' });
    return place;
  } catch {
    return null;
  }
}

/** Takes all room that there is. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (;;) writeSync(file, Buffer.alloc(4096, 1));
  } catch {
    closeSync(file);
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sosight-exports-'));
  archive = join(folder, SAMPLE_NAME);
  const tree = Object.fromEntries(Object.entries(sampleTree()).map(([path, entry]) => [`sosreport-a/${path}`, entry]));
  writeFileSync(archive, await buildArchive(tree));
  small = mountSmall();
});
afterAll(() => {
  if (small !== null) execFileSync('umount', [small]);
  rmSync(folder, { recursive: true, force: true });
});

describe('an export to a disk that is full', () => {
  it('leaves the old file as it was, and nothing beside it', async () => {
    if (small === null) return;
    const path = join(small, 'report.html');
    writeFileSync(path, OLD);
    await expect(writeFileWhole(path, 'x'.repeat(400_000), ORDINARY)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(readFileSync(path, 'utf8')).toBe(OLD);
    expect(readdirSync(small)).toEqual(['report.html']);
  });

  it.each(['html', 'json', 'markdown', 'text'])('is said in words on the command line, for %s', async (format) => {
    if (small === null) return;
    const path = join(small, `report.${format}`);
    writeFileSync(path, OLD);
    fill(join(small, 'filler'));
    const terminal = recordedTerminal();
    const status = await runCli(['analyze', archive, '--format', format, '--output', path], terminal);
    expect(status).toBe(1);
    expect(terminal.stderr()).toMatch(/disk is full/i);
    expect(readFileSync(path, 'utf8')).toBe(OLD);
    expect(readdirSync(small).filter((name) => name.includes('.part'))).toEqual([]);
    for (const name of readdirSync(small)) rmSync(join(small, name));
  });
});

describe('an export that is killed halfway', () => {
  it('leaves the old file as it was', async () => {
    const bundle = join(folder, 'bundle');
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: join(root, 'main/state/write-file.ts'),
        outDir: bundle,
        rolldownOptions: { output: { entryFileNames: 'write-file.mjs' } },
      },
    });
    const place = join(folder, 'killed');
    mkdirSync(place);
    const path = join(place, 'report.pdf');
    writeFileSync(path, OLD);
    const script = `import { writeFileWhole } from ${JSON.stringify(join(bundle, 'write-file.mjs'))};
      await writeFileWhole(${JSON.stringify(path)}, Buffer.alloc(600 * 1024 * 1024, 'x'), 0o666);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
    await expect
      .poll(() => readdirSync(place).some((name) => name.endsWith('.part')), { interval: 5, timeout: 20_000 })
      .toBe(true);
    child.kill('SIGKILL');
    await new Promise((ended) => child.on('close', ended));
    expect(readFileSync(path, 'utf8')).toBe(OLD);
    // The half that was written is not taken for a report by anyone: hidden, and of another ending.
    expect(readdirSync(place).filter((name) => !/^\.report\.pdf\.[0-9a-f]{12}\.part$/.test(name))).toEqual([
      'report.pdf',
    ]);
  });
});

describe('an export over a file that somebody reads', () => {
  it('gives that reader the old file whole, and the next one the new', async () => {
    const path = join(folder, 'read.md');
    writeFileSync(path, OLD);
    const reader = openSync(path, 'r');
    await writeFileWhole(path, 'new\n', ORDINARY);
    expect(readFileSync(reader, 'utf8')).toBe(OLD);
    closeSync(reader);
    expect(readFileSync(path, 'utf8')).toBe('new\n');
  });
});
