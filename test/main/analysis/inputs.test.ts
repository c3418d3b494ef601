import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../../main/analysis/inputs.ts';

let folder = '';
const put = (...names: string[]) => {
  const path = join(folder, ...names);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, 'abc');
  return path;
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sosight-inputs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('inputsOf', () => {
  it('takes a file whatever its name, with its size', async () => {
    const path = put('no-suffix');
    expect(await inputsOf([path])).toEqual([{ input: { kind: 'file', path }, file: 'no-suffix', bytes: 3 }]);
  });

  it('takes the archives of a folder by name, in order, without their sidecars', async () => {
    put('b.tar.gz');
    put('case 1', 'a.tar.xz');
    put('case 1', 'a.tar.xz.sha256');
    put('notes.txt');
    put('C.TGZ');
    put('secured.tar.xz.gpg');
    const names = (await inputsOf([folder])).map(({ file }) => file);
    expect(names.sort()).toEqual(['C.TGZ', 'a.tar.xz', 'b.tar.gz', 'secured.tar.xz.gpg']);
  });

  it('takes so many of a folder, and all where no number bounds it', async () => {
    for (let at = 0; at < 5; at++) put(at % 2 === 0 ? 'a' : 'b', `${at}.tar`);
    expect(await inputsOf([folder], 3)).toHaveLength(3);
    expect(await inputsOf([folder], Number.POSITIVE_INFINITY)).toHaveLength(5);
  });

  it('does not go deep', async () => {
    put('1', '2', 'found.tar');
    put('1', '2', '3', '4', 'lost.tar');
    expect((await inputsOf([folder])).map(({ file }) => file)).toEqual(['found.tar']);
  });

  it('queues a folder without archives, and what does not exist, so that the reason is told', async () => {
    put('readme');
    const gone = join(folder, 'gone.tar');
    expect((await inputsOf([folder, gone])).map(({ bytes }) => bytes)).toEqual([null, null]);
  });

  it('queues nothing twice', async () => {
    const path = put('a.tar');
    expect(await inputsOf([path, folder, path])).toHaveLength(1);
  });
});
