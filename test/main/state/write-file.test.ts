import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ORDINARY, PRIVATE, writeFileWhole } from '../../../main/state/write-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sosight-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('writeFileWhole', () => {
  it('takes the place of what was there and leaves nothing beside it', async () => {
    const file = join(folder, 'a.json');
    writeFileSync(file, 'old');
    await writeFileWhole(file, 'new', PRIVATE);
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a.json']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('leaves what was there, and nothing half, when it fails', async () => {
    const target = join(folder, 'folder');
    await writeFileWhole(join(folder, 'kept'), 'kept', ORDINARY);
    mkdirSync(join(target, 'inside'), { recursive: true });
    await expect(writeFileWhole(target, 'new', ORDINARY)).rejects.toMatchObject({ code: expect.any(String) });
    await expect(writeFileWhole(join(folder, 'no', 'where'), 'new', ORDINARY)).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect(readdirSync(folder).sort()).toEqual(['folder', 'kept']);
  });
});

describe.runIf(process.platform !== 'win32')('what the path may be already', () => {
  it('keeps the mode of a file', async () => {
    const file = join(folder, 'a.txt');
    writeFileSync(file, 'old');
    chmodSync(file, 0o640);
    await writeFileWhole(file, 'new', ORDINARY);
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['new', 0o640]);
  });

  it.each(['there', 'dangling'])('follows a link and replaces what it leads to (%s)', async (kind) => {
    const target = join(folder, 'target');
    if (kind === 'there') writeFileSync(target, 'old');
    symlinkSync('target', join(folder, 'second'));
    symlinkSync(join(folder, 'second'), join(folder, 'first'));
    await writeFileWhole(join(folder, 'first'), 'new', ORDINARY);
    expect(lstatSync(join(folder, 'first')).isSymbolicLink()).toBe(true);
    expect([lstatSync(target).isFile(), readFileSync(target, 'utf8')]).toEqual([true, 'new']);
    expect(readdirSync(folder).sort()).toEqual(['first', 'second', 'target']);
  });

  it('says that links lead in a circle', async () => {
    symlinkSync('round', join(folder, 'round'));
    await expect(writeFileWhole(join(folder, 'round'), 'x', ORDINARY)).rejects.toMatchObject({ code: 'ELOOP' });
  });

  it('writes into a FIFO, however long its reader takes, and leaves it one', async () => {
    const fifo = join(folder, 'fifo');
    execFileSync('mkfifo', [fifo]);
    const reader = spawn('sh', ['-c', 'sleep 0.2; cat "$1" > "$1.copy"', 'sh', fifo], { stdio: 'ignore' });
    const ended = new Promise((resolve) => reader.on('close', resolve));
    await writeFileWhole(fifo, 'x'.repeat(300_000), ORDINARY);
    await ended;
    expect(lstatSync(fifo).isFIFO()).toBe(true);
    expect(statSync(`${fifo}.copy`).size).toBe(300_000);
  });

  it('does not wait for the reader of a FIFO once it is stopped', async () => {
    const fifo = join(folder, 'fifo');
    execFileSync('mkfifo', [fifo]);
    const stop = AbortSignal.timeout(100);
    await expect(writeFileWhole(fifo, 'x', ORDINARY, stop)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('writes into a device, which stays one', async () => {
    symlinkSync('/dev/null', join(folder, 'null'));
    await writeFileWhole(join(folder, 'null'), 'x', ORDINARY);
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
    expect(lstatSync(join(folder, 'null')).isSymbolicLink()).toBe(true);
  });
});

it.runIf(process.platform === 'linux')(
  'a full device is an error; an open file under /proc is written into',
  async () => {
    await expect(writeFileWhole('/dev/full', 'x', ORDINARY)).rejects.toMatchObject({ code: 'ENOSPC' });
    const file = join(folder, 'out.txt');
    const fd = openSync(file, 'w');
    const { ino } = statSync(file);
    writeSync(fd, 'before ');
    await writeFileWhole(`/dev/fd/${fd}`, 'after', ORDINARY);
    closeSync(fd);
    expect([readFileSync(file, 'utf8'), statSync(file).ino]).toEqual(['before after', ino]);
  },
);
