import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { putArchive } from './archives.ts';
import { launch, scratch } from './launch.ts';

/** How often the app is killed; 20 times by `npm run test:kill`. */
const KILLS = Number(process.env.SOSIGHT_APP_KILLS ?? 2);
const LONGEST_MS = 400;

/** Every case with its note, as the app tells them. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const everything = {
      text: '',
      verdicts: [],
      severities: [],
      tags: [],
      sort: 'host' as const,
      descending: false,
      offset: 0,
      limit: 100,
    };
    const list = await window.sosight?.request('library:list', everything);
    const rows = list?.rows ?? [];
    const notes = await Promise.all(rows.map(({ caseId }) => window.sosight?.request('note:get', { caseId })));
    const cases = await Promise.all(rows.map(({ caseId }) => window.sosight?.request('cases:get', { caseId })));
    return {
      trouble: list?.trouble ?? [],
      files: rows.map(({ file }) => file).sort(),
      notes: notes.map((note) => note?.text ?? ''),
      hosts: cases.map((found) => found?.host.hostname ?? null),
    };
  });

/** Writes notes into all cases without a pause, and the archive in again and again; notes in the page what was answered. */
const keepSaving = (page: Page, from: number, archive: string) =>
  page.evaluate(
    ([start, path]) => {
      const saved = { note: 0 };
      Object.assign(window, { saved });
      const write = async (caseId: string, at: number): Promise<void> => {
        await window.sosight?.request('note:set-text', { caseId, text: `v${at} ${'x'.repeat(20_000)} v${at}` });
        saved.note = at;
        return write(caseId, at + 1);
      };
      const everything = { text: '', verdicts: [], severities: [], tags: [], sort: 'host' as const };
      void window.sosight
        ?.request('library:list', { ...everything, descending: false, offset: 0, limit: 100 })
        .then((list) => list.rows.forEach(({ caseId }) => void write(caseId, start)));
      void window.sosight?.request('jobs:add', { paths: [path] });
    },
    [from, archive] as const,
  );

it(
  `the app keeps every case and note whole when it is killed ${KILLS} times while it saves`,
  async () => {
    const folder = scratch();
    const userData = join(folder, 'user-data');
    const files = await Promise.all(
      ['a.tar.gz', 'b.tar.xz'].map((name, at) => putArchive(folder, name, at === 0 ? 'tar+gzip' : 'tar+xz')),
    );
    const first = await launch({ args: files, userData });
    await expect
      .poll(async () => (await kept(first.page)).files, { timeout: 30_000 })
      .toEqual(['a.tar.gz', 'b.tar.xz']);
    await first.close();
    let atLeast = 0;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const app = await launch({ userData });
      await keepSaving(app.page, kill * 10_000, files[kill % 2] ?? '');
      await wait(Math.random() * LONGEST_MS);
      const saved = await app.page.evaluate(() => (window as unknown as { saved: { note: number } }).saved.note);
      atLeast = Math.max(atLeast, saved);
      app.electron.process().kill('SIGKILL');
      await app.close().catch(() => undefined);
      const again = await launch({ userData });
      const left = await kept(again.page);
      expect(left.trouble).toEqual([]);
      expect(left.files).toEqual(['a.tar.gz', 'b.tar.xz']);
      expect(left.hosts).toEqual(['dbsrv07.example.com', 'dbsrv07.example.com']);
      for (const text of left.notes) {
        const version = /^v(\d+) x{20000} v\1$/.exec(text)?.[1];
        expect(version ?? text).toMatch(/^\d*$/);
      }
      const newest = Math.max(...left.notes.map((text) => Number(/^v(\d+)/.exec(text)?.[1] ?? 0)));
      expect(newest).toBeGreaterThanOrEqual(atLeast);
      await again.close();
    }
    rmSync(folder, { recursive: true, force: true });
  },
  60_000 + KILLS * 20_000,
);
