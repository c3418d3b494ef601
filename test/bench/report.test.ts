import { describe, expect, it } from 'vitest';
import { performanceDocument } from './report/document.ts';
import type { KeptResult } from './report/result.ts';
import { plainPart } from './report/text.ts';

const PART: KeptResult = {
  title: 'Against tools',
  notes: ['A note.'],
  tables: [{ title: 'Time', head: ['system', 'time'], rows: [['xz -dc FILE | tar -t', '1.00 s']] }],
  checks: [
    { what: 'time', target: 'at most 0.5', measured: '0.60', met: false },
    { what: 'memory', target: 'under 250 MB', measured: '200 MB', met: true },
    { what: 'slope', target: '1', measured: 'nothing', met: null },
  ],
  part: 'tools',
  date: '2022-05-16',
  commit: '1a2b3c4',
  command: 'npm run bench',
  rounds: 5,
  seconds: 61.4,
  machine: '2 cores',
  load: '0.10',
};

describe('the report', () => {
  it('says of each target whether it is met, is not, or was not measured', () => {
    const text = performanceDocument([PART]);
    expect(text).toContain('| time | at most 0.5 | 0.60 | not met |');
    expect(text).toContain('| memory | under 250 MB | 200 MB | met |');
    expect(text).toContain('| slope | 1 | nothing | not measured |');
  });

  it('tells how each part came about, and keeps a bar out of the columns', () => {
    const text = performanceDocument([PART]);
    expect(text).toContain('Measured 2022-05-16 at commit 1a2b3c4; 5 rounds, 61 s in all. 2 cores.');
    expect(text).toContain('| xz -dc FILE \\| tar -t | 1.00 s |');
  });

  it('warns where other programs kept the machine busy', () => {
    expect(performanceDocument([PART])).not.toContain('busy');
    expect(performanceDocument([PART, { ...PART, title: 'Start', load: '4.20' }])).toContain('began): Start (4.20).');
  });

  it('lines up the columns for the terminal', () => {
    expect(plainPart(PART)).toContain(
      'system                time\n--------------------  ------\nxz -dc FILE | tar -t  1.00 s',
    );
  });
});
