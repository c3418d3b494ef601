import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { caseLibrary, type Library } from '../../../main/library/library.ts';
import { caseOf, fileInput } from './cases.ts';

let folder = '';
let clock = 1_000_000;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sosight-library-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => caseLibrary(folder, () => (clock += 1000));
async function keep(library: Library, hostname: string, path = `/cases/${hostname}.tar.xz`): Promise<string> {
  const found = caseOf(hostname);
  const caseId = library.idFor(fileInput(path), found.en);
  await library.put(caseId, found, fileInput(path));
  return caseId;
}
const filesOf = (caseId: string) => readdirSync(join(folder, caseId)).sort();
const analysisOf = (caseId: string) =>
  join(folder, caseId, filesOf(caseId).find((name) => name.startsWith('analysis-')) ?? '');

describe('the library', () => {
  it('keeps a case with its note over a restart, private to the user', async () => {
    const library = open();
    const caseId = await keep(library, 'dbsrv07');
    await library.change(caseId, (record) => ({ ...record, text: 'メモ', tags: ['efi'] }));
    const again = open();
    expect((await again.load(caseId))?.ja.host.hostname).toBe('dbsrv07');
    expect(again.get(caseId)).toMatchObject({ text: 'メモ', tags: ['efi'], source: { path: '/cases/dbsrv07.tar.xz' } });
    expect(statSync(join(folder, caseId)).mode & 0o777).toBe(0o700);
    for (const name of filesOf(caseId)) expect(statSync(join(folder, caseId, name)).mode & 0o777).toBe(0o600);
  });

  it('updates a case that is analysed again, from another place too, and keeps what the user made of it', async () => {
    const library = open();
    const caseId = await keep(library, 'dbsrv07');
    await library.change(caseId, (record) => ({ ...record, text: 'mine', caseNumber: '42' }));
    const added = library.get(caseId)?.addedAt;
    expect(await keep(library, 'dbsrv07', '/elsewhere/x.tar.xz')).toBe(caseId);
    expect(library.get(caseId)).toMatchObject({ text: 'mine', caseNumber: '42', addedAt: added });
    expect(library.get(caseId)?.source).toMatchObject({ path: '/elsewhere/x.tar.xz' });
    expect((await open().load(caseId))?.en.source.caseNumber).toBe('42');
    expect(filesOf(caseId)).toHaveLength(2);
  });

  it('knows the same archive where its hash is known only once', async () => {
    const library = open();
    const unhashed = caseOf('web01', { sha256: null });
    const caseId = library.idFor(fileInput('/a'), unhashed.en);
    await library.put(caseId, unhashed, fileInput('/a'));
    expect(library.idFor(fileInput('/a'), caseOf('web01').en)).toBe(caseId);
    expect(library.idFor(fileInput('/b'), caseOf('web01').en)).not.toBe(caseId);
    expect(library.idFor(fileInput('/a'), caseOf('web01', { bytes: 5 }).en)).not.toBe(caseId);
    expect(library.idFor(fileInput('/a'), caseOf('web01', { member: 'inner.tar' }).en)).not.toBe(caseId);
  });

  it('gives what the user deleted back, until the app ends', async () => {
    const library = open();
    const caseId = await keep(library, 'dbsrv07');
    await library.change(caseId, (record) => ({ ...record, text: 'mine' }));
    await library.remove([caseId]);
    expect(library.get(caseId)).toBeNull();
    expect(await library.load(caseId)).toBeNull();
    expect(existsSync(join(folder, caseId))).toBe(false);
    await library.restore([caseId]);
    expect(library.get(caseId)?.text).toBe('mine');
    expect((await library.load(caseId))?.en.host.hostname).toBe('dbsrv07');
    await library.remove([caseId]);
    await library.flush(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves what was deleted before a crash deleted', async () => {
    const library = open();
    await library.remove([await keep(library, 'dbsrv07')]);
    const again = open();
    await again.ready;
    expect(again.records()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a damaged library', () => {
  it.each([
    ['cut short', (text: string) => text.slice(0, 100)],
    ['empty', () => ''],
    ['full of zeros', (text: string) => '\0'.repeat(text.length)],
    ['of another shape', () => '{"schema":1}'],
  ])('makes a record that is %s anew from the analysis, sets it aside, and says so', async (_, damage) => {
    const library = open();
    const [hurt, well] = [await keep(library, 'dbsrv07'), await keep(library, 'web01')];
    const path = join(folder, hurt, 'record.json');
    writeFileSync(path, damage(readFileSync(path, 'utf8')));
    const again = open();
    expect((await again.load(hurt))?.en.host.hostname).toBe('dbsrv07');
    expect(again.get(hurt)?.source).toMatchObject({ path: '/cases/dbsrv07.tar.xz' });
    expect(again.get(well)).not.toBeNull();
    const [trouble] = again.trouble();
    expect(trouble).toMatchObject({ kind: 'record-damaged', caseId: hurt, hostname: 'dbsrv07' });
    expect(readdirSync(join(folder, 'damaged'))).toEqual([trouble?.file]);
    const third = open();
    await third.ready;
    expect(third.trouble()).toEqual([]);
    expect(third.records()).toHaveLength(2);
  });

  it('sets a damaged analysis aside when it is wanted, and keeps the note', async () => {
    const library = open();
    const caseId = await keep(library, 'dbsrv07');
    await library.change(caseId, (record) => ({ ...record, text: 'mine' }));
    writeFileSync(analysisOf(caseId), '{"half');
    const again = open();
    expect(await again.load(caseId)).toBeNull();
    expect(again.trouble()).toMatchObject([{ kind: 'analysis-damaged', caseId }]);
    expect(again.get(caseId)?.text).toBe('mine');
    await keep(again, 'dbsrv07');
    expect((await open().load(caseId))?.en.host.hostname).toBe('dbsrv07');
  });

  it('does not touch what a later version wrote, nor files that are not its own', async () => {
    const library = open();
    const caseId = await keep(library, 'dbsrv07');
    const path = join(folder, caseId, 'record.json');
    const later = readFileSync(path, 'utf8').replace('"schema":1', '"schema":2');
    writeFileSync(path, later);
    writeFileSync(join(folder, 'notes.txt'), 'x');
    const again = open();
    await again.ready;
    expect(again.trouble()).toMatchObject([{ kind: 'newer-version', caseId }]);
    expect(readFileSync(path, 'utf8')).toBe(later);
    expect(existsSync(join(folder, 'notes.txt'))).toBe(true);
  });

  it('takes what an unfinished write left for nothing', async () => {
    const library = open();
    const caseId = await keep(library, 'dbsrv07');
    const analysis = readFileSync(analysisOf(caseId), 'utf8');
    writeFileSync(join(folder, caseId, 'analysis-0123456789ab.json'), analysis.replaceAll('dbsrv07', 'dbsrv99'));
    writeFileSync(join(folder, caseId, '.record.json.abc.part'), '{"sche');
    const again = open();
    expect((await again.load(caseId))?.en.host.hostname).toBe('dbsrv07');
    await keep(again, 'dbsrv07');
    expect(filesOf(caseId)).toHaveLength(2);
  });

  it('says what could not be saved, until it can', async () => {
    const library = open();
    const heard = vi.fn();
    library.onChange(heard);
    const caseId = await keep(library, 'dbsrv07');
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'in the way');
    await expect(library.change(caseId, (record) => ({ ...record, text: 'a' }))).rejects.toThrow();
    expect(library.trouble()).toMatchObject([{ kind: 'not-saved', caseId }]);
    expect(library.get(caseId)?.text).toBe('a');
    rmSync(folder);
    await library.change(caseId, (record) => ({ ...record, tags: ['b'] }));
    expect(library.trouble()).toEqual([]);
    const again = open();
    await again.ready;
    expect(again.get(caseId)).toMatchObject({ text: 'a', tags: ['b'] });
  });
});
