import { describe, expect, it } from 'vitest';
import { analyzeBytes } from '../builders/analyze.ts';
import { buildArchive, type Tree } from '../builders/archive.ts';
import { collectTree, intakeOf } from './collect.ts';

const uname = (host: string): string => `Linux ${host} 3.10.0-1160.36.2.el7.x86_64 #1 SMP x86_64 x86_64 GNU/Linux\n`;
const folder = (path: string, host: string): Tree => ({
  [`${path}/etc/hostname`]: `${host}\n`,
  [`${path}/sos_commands/kernel/uname_-a`]: uname(host),
});

describe('two sosreports side by side in one archive', () => {
  it.each([
    ['as sos names them', 'sosreport-a', 'sosreport-b'],
    ['renamed', 'first', 'second'],
    ['in a folder', 'case/sosreport-a', 'case/sosreport-b'],
    ['renamed in a sosreport folder', 'sosreport-a', 'b'],
  ])('%s: a report for each', async (_, a, b) => {
    const { reports } = intakeOf(await collectTree({ ...folder(a, 'a'), ...folder(b, 'b'), 'notes.txt': 'x' }));
    expect(reports.map(({ topFolder, innerArchive }) => [topFolder, innerArchive])).toEqual([
      [a, null],
      [b, b],
    ]);
    expect(reports[1]?.datum('etc-hostname')).toMatchObject({ state: 'ok', text: 'b\n' });
  });

  it('gives a case for each', async () => {
    const bytes = await buildArchive({ ...folder('sosreport-a', 'a'), ...folder('b', 'b') });
    const cases = await analyzeBytes(bytes, 512, 'both.tar');
    expect(cases.map(({ en }) => [en.host.hostname, en.source.member])).toEqual([
      ['a', null],
      ['b', 'b'],
    ]);
  });

  it('tells the same names in two inner archives apart', async () => {
    const inner = await buildArchive({ ...folder('sosreport-a', 'a'), ...folder('sosreport-b', 'b') });
    const { reports } = intakeOf(await collectTree({ 'x.tar': inner, 'y.tar': inner }));
    expect(reports.map(({ innerArchive }) => innerArchive)).toEqual([
      'x.tar',
      'x.tar/sosreport-b',
      'y.tar',
      'y.tar/sosreport-b',
    ]);
  });

  it('takes no other folder for one', async () => {
    const { reports } = intakeOf(await collectTree({ ...folder('sosreport-a', 'a'), 'photos/1.jpg': 'x' }));
    expect(reports).toHaveLength(1);
  });
});

describe('more files of one kind than are kept', () => {
  it('are told', async () => {
    const stacks = Array.from({ length: 20_003 }, (_, at) => [`sosreport-a/proc/${at + 1}/stack`, 'x\n']);
    const { reports } = intakeOf(await collectTree({ ...folder('sosreport-a', 'a'), ...Object.fromEntries(stacks) }));
    expect(reports[0]?.problems).toEqual([
      { code: 'limit-exceeded', message: expect.stringContaining('3 of them'), path: null },
    ]);
  });
});
