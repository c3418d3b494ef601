import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { caseStore } from '../../../main/state/case-store.ts';
import { jsonFile } from '../../../main/state/json-file.ts';
import { settingsStore } from '../../../main/state/settings-store.ts';
import { sampleCase } from '../../builders/case-summary.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sosight-stores-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('jsonFile', () => {
  const shape = (value: unknown): { n: number } | null =>
    typeof value === 'object' && value !== null && 'n' in value && typeof value.n === 'number' ? { n: value.n } : null;

  it.each([
    ['is cut short', '{"n": 1'],
    ['holds something else', '{"n": "one"}'],
    ['is empty', ''],
    ['is binary', '\u0000\u0001\ufffd'],
  ])('reads as the fallback when it %s', (_, text) => {
    const path = join(folder, 'x.json');
    writeFileSync(path, text);
    expect(jsonFile(path, shape, { n: 7 }).read()).toEqual({ n: 7 });
  });

  it('keeps the last write, private, in a folder that it makes, and leaves nothing beside it', () => {
    const file = jsonFile(join(folder, 'new', 'x.json'), shape, { n: 0 });
    for (const n of [1, 2, 3]) file.write({ n });
    expect(file.read()).toEqual({ n: 3 });
    expect(readdirSync(join(folder, 'new'))).toEqual(['x.json']);
    expect(statSync(join(folder, 'new', 'x.json')).mode & 0o777).toBe(0o600);
  });

  it('does not fail the app when it cannot be written', () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    writeFileSync(join(folder, 'file'), '');
    jsonFile(join(folder, 'file', 'x.json'), shape, { n: 0 }).write({ n: 1 });
    expect(complaint).toHaveBeenCalledOnce();
    complaint.mockRestore();
  });
});

describe('settingsStore', () => {
  it('starts in the language of the system and keeps what the user chose', () => {
    const path = join(folder, 'settings.json');
    const first = settingsStore(path, 'ja-JP');
    expect(first.get()).toEqual({ theme: 'system', language: 'ja', articleFolder: null });
    const heard = vi.fn();
    first.onChange(heard);
    expect(first.set({ theme: 'dark' })).toEqual({ theme: 'dark', language: 'ja', articleFolder: null });
    expect(heard).toHaveBeenCalledWith({ theme: 'dark', language: 'ja', articleFolder: null });
    expect(first.set({ articleFolder: '/a' }).articleFolder).toBe('/a');
    expect(first.set({ theme: 'dark' }).articleFolder).toBe('/a');
    expect(first.set({ articleFolder: null }).articleFolder).toBeNull();
    expect(settingsStore(path, 'en-US').get()).toEqual({ theme: 'dark', language: 'ja', articleFolder: null });
  });
});

describe('caseStore', () => {
  it('gives a case in the language asked for, and lets the oldest go', () => {
    const store = caseStore(2);
    const found = { en: sampleCase(), ja: { ...sampleCase(), language: 'ja' as const } };
    for (const id of ['a', 'b', 'c']) store.put(id, found);
    expect(store.get('a', 'en')).toBeNull();
    expect(store.get('b', 'ja')?.language).toBe('ja');
    expect(store.get('c', 'en')?.language).toBe('en');
    store.drop('c');
    expect(store.get('c', 'en')).toBeNull();
  });
});
