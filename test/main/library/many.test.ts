import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseLibrary } from '../../../main/library/library.ts';
import { libraryPage } from '../../../main/library/query.ts';
import type { CaseRecord } from '../../../main/library/record.ts';
import type { LibraryQuery } from '../../../shared/contracts/library.ts';
import { caseOf, fileInput } from './cases.ts';

const MANY = 2_000;
const query = (part: Partial<LibraryQuery>): LibraryQuery => ({
  text: '',
  verdicts: [],
  severities: [],
  tags: [],
  sort: 'host',
  descending: false,
  offset: 0,
  limit: 50,
  ...part,
});

let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sosight-many-'));
  const library = caseLibrary(folder);
  const found = caseOf('host');
  const caseId = library.idFor(fileInput('/none/host.tar.xz'), found.en);
  await library.put(caseId, found, fileInput('/none/host.tar.xz'));
  const record = JSON.parse(readFileSync(join(folder, caseId, 'record.json'), 'utf8')) as CaseRecord;
  for (let at = 0; at < MANY; at += 1) {
    const id = `case-${String(at).padStart(16, '0')}`;
    const hostname = at % 100 === 0 ? null : `host${at}`;
    const facts = { ...record.facts, hostname, severity: at % 2 === 0 ? record.facts.severity : null };
    const text = at === 1234 ? 'the ドキュメント of 1234' : 'x '.repeat(500);
    mkdirSync(join(folder, id));
    writeFileSync(
      join(folder, id, 'record.json'),
      JSON.stringify({
        ...record,
        caseId: id,
        facts,
        text,
        tags: at % 3 === 0 ? ['third'] : [],
        caseNumber: String(at),
      }),
    );
  }
  rmSync(join(folder, caseId), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a library of two thousand cases', () => {
  it('is read in a moment, a few cases at a time', async () => {
    const start = performance.now();
    const library = caseLibrary(folder);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 5);
    await library.ready;
    clearInterval(timer);
    const took = performance.now() - start;
    expect(library.records()).toHaveLength(MANY);
    // Some 300 ms on a quiet machine; it goes on beside the window's own start, which gets its turns.
    expect(took).toBeLessThan(10_000);
    expect(turns).toBeGreaterThan(3);
    if (process.env.SOSIGHT_TIMES !== undefined) console.info(`${MANY} records read in ${took.toFixed(0)} ms`);
  });

  it('answers searches by note, tag, severity and number, and counts what it does not give', async () => {
    const library = caseLibrary(folder);
    const ask = (part: Partial<LibraryQuery>) => libraryPage(library, query(part), 'en');
    await library.ready;
    const start = performance.now();
    const [byNote, byTag, bySeverity, byNumber, byArticle] = await Promise.all([
      ask({ text: 'ドキュメント 1234' }),
      ask({ tags: ['third'], text: 'HOST' }),
      ask({ severities: ['critical'] }),
      ask({ sort: 'number', descending: true, limit: 2 }),
      ask({ text: 'rhel7-efi-page-fault' }),
    ]);
    if (process.env.SOSIGHT_TIMES !== undefined)
      console.info(`five searches in ${(performance.now() - start).toFixed(0)} ms`);
    expect(byNote.rows.map(({ hostname }) => hostname)).toEqual(['host1234']);
    expect(byTag).toMatchObject({ total: MANY, matched: 660, tags: [{ tag: 'third', count: 667 }] });
    expect(bySeverity.matched).toBe(MANY / 2);
    expect(byNumber.rows.map(({ caseNumber }) => caseNumber)).toEqual(['1999', '1998']);
    expect(byArticle.matched).toBe(MANY);
    expect(byArticle.rows[0]?.place).toBe('moved');
  });

  it('sorts numbers in names as numbers, and goes on where the last page ended', async () => {
    const library = caseLibrary(folder);
    const page = await libraryPage(library, query({ text: 'host1', offset: 0, limit: 3 }), 'en');
    const next = await libraryPage(library, query({ text: 'host1', offset: 3, limit: 3 }), 'en');
    const names = [...page.rows, ...next.rows].map(({ hostname }) => hostname);
    expect(names).toEqual(['host1', 'host10', 'host11', 'host12', 'host13', 'host14']);
  });
});
