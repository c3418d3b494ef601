import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fleetParts } from '../../../main/fleet/fleet-parts.ts';
import { caseLibrary, type Library } from '../../../main/library/library.ts';
import type { Workspace } from '../../../main/workspace.ts';
import type { Language } from '../../../shared/base/language.ts';
import type { Verdict } from '../../../shared/contracts/verdict.ts';
import { caseWithVerdict } from '../../builders/case-summary.ts';

let folder = '';
let library: Library;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sosight-fleet-'));
  library = caseLibrary(folder);
});
afterEach(async () => {
  await library.flush();
  await rm(folder, { recursive: true, force: true });
});

/** A desk over the library alone, that counts the cases it reads. */
function desk(from: Library) {
  const read: string[] = [];
  const parts: Pick<Workspace, 'library' | 'caseIn'> & { queue: { list: () => [] } } = {
    library: from,
    queue: { list: () => [] },
    async caseIn(caseId: string, language: Language) {
      read.push(caseId);
      return (await from.load(caseId))?.[language] ?? null;
    },
  };
  return { read, fleet: fleetParts(parts as unknown as Workspace) };
}

/** An id as the library gives them. */
const idOf = (name: string): string => `case-${Buffer.from(name.padEnd(10)).toString('hex').slice(0, 20)}`;
const put = (name: string, verdict: Verdict) =>
  library.put(
    idOf(name),
    { en: caseWithVerdict(verdict), ja: caseWithVerdict(verdict, { language: 'ja' }) },
    { kind: 'file', path: `/cases/${name}.tar` },
  );

describe('the fleet of the library', () => {
  it('is made from records: of many cases only one for each kernel is read', async () => {
    for (let at = 0; at < 20; at++) await put(`hit-${at}`, 'affected-hit');
    await put('fixed', 'not-affected');
    await library.flush();
    const later = caseLibrary(folder);
    const { fleet, read } = desk(later);
    const table = await fleet.table('library', 'en');
    expect(table.rows).toHaveLength(21);
    expect(read).toHaveLength(2);
    expect(table.rows.find(({ caseId }) => caseId === idOf('hit-3'))).toMatchObject({
      running: '36.2',
      verdicts: { 'rhel7-efi-page-fault': 'affected-hit' },
      topFinding: { severity: 'critical', risk: 4 },
    });
    expect(table.streams[0]?.builds).toContain('62.1');
    expect(table.streams[0]?.ranges[0]?.builds).toContain('59.1');
    await fleet.table('library', 'en');
    expect(read).toHaveLength(2);
  });

  it('knows a build that only one of several hosts with one running kernel has installed', async () => {
    await put('plain', 'affected-hit');
    const base = caseWithVerdict('affected-hit');
    const { kernelStream } = base;
    if (kernelStream === null) throw new Error('the case has a stream');
    const [like] = kernelStream.builds;
    if (like === undefined) throw new Error('the stream has builds');
    const own = { ...like, build: '999.1', running: false, installed: true, affected: false };
    const waiting = { ...base, kernelStream: { ...kernelStream, builds: [...kernelStream.builds, own] } };
    const input = { kind: 'file' as const, path: '/cases/own.tar' };
    await library.put(idOf('own'), { en: waiting, ja: waiting }, input);
    const { fleet } = desk(library);
    expect((await fleet.table('library', 'en')).streams[0]?.builds).toContain('999.1');
  });

  it('says of a record what the case itself would say', async () => {
    await put('one', 'fixed-not-running');
    const { fleet } = desk(library);
    const [fromRecord] = await fleet.of([idOf('one')], 'ja');
    const { fleetPart } = await import('../../../shared/presentation/fleet.ts');
    expect(fromRecord).toEqual(fleetPart(idOf('one'), caseWithVerdict('fixed-not-running', { language: 'ja' })));
  });

  it('takes the number that the user gave, and leaves out what is gone', async () => {
    await put('one', 'historic');
    await library.change(idOf('one'), (record) => ({ ...record, caseNumber: '00000042' }));
    const { fleet } = desk(library);
    const parts = await fleet.of(['gone', idOf('one')], 'en');
    expect(parts.map(({ row }) => row.caseNumber)).toEqual(['00000042']);
    expect((await fleet.table('session', 'en')).rows).toEqual([]);
  });
});
