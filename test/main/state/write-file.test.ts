import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
