import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../shared/contracts/finding.ts';
import { type ExcerptRow, excerptPanels } from '../../shared/presentation/excerpt-panels.ts';
import { efiEvidence } from '../builders/case-evidence.ts';

const LINES = ['before', 'the fault', 'between', 'the freeze', 'after'];

function piece(line: number, parts: Partial<Evidence> = {}): Evidence {
  return {
    signal: 'fault',
    path: 'var/log/messages',
    line,
    time: null,
    uptime: null,
    printedBy: null,
    boot: 0,
    text: LINES[line - 10] ?? '',
    marks: [],
    excerpt: { firstLine: 10, lines: LINES },
    ...parts,
  };
}

const numbers = (rows: readonly ExcerptRow[]): (number | string)[] =>
  rows.map((row) => (row.kind === 'line' ? row.number : `${row.count} ${row.what}`));

describe('excerpt panels', () => {
  it('merges excerpts of one file and boot, each line once', () => {
    const [panel, ...rest] = excerptPanels([piece(13), piece(11)]);
    expect(rest).toEqual([]);
    expect(numbers(panel?.rows ?? [])).toEqual([11, 12, 13]);
    expect(panel).toMatchObject({ firstLine: 11, lastLine: 13, hits: 2 });
  });

  it('keeps boots and files apart, in the order of the evidence', () => {
    const panels = excerptPanels([piece(11), piece(11, { boot: -1 }), piece(11, { path: 'a', boot: null })]);
    expect(panels.map(({ path, boot }) => [path, boot])).toEqual([
      ['var/log/messages', 0],
      ['var/log/messages', -1],
      ['a', null],
    ]);
  });

  it('shows proving lines and folds call traces and lines that no excerpt holds', () => {
    const [dmesg] = excerptPanels(efiEvidence());
    expect(dmesg?.path).toBe('sos_commands/kernel/dmesg');
    expect(dmesg?.rows.filter((row) => row.kind === 'line' && row.proof)).toHaveLength(5);
    const folds = dmesg?.rows.filter((row) => row.kind === 'fold') ?? [];
    expect(folds[0]).toMatchObject({ what: 'lines', count: 2 });
    expect(folds).toContainEqual(expect.objectContaining({ what: 'trace', count: 38 }));
  });

  it('joins the marks of several signals on one line', () => {
    const both = [
      piece(11, { marks: [[4, 9]] }),
      piece(11, {
        signal: 'other',
        marks: [
          [0, 5],
          [90, 99],
        ],
      }),
    ];
    expect(excerptPanels(both)[0]?.rows[0]).toMatchObject({ marks: [[0, 9]], signal: 'fault' });
  });

  it('drops the same evidence given twice', () => {
    expect(excerptPanels([piece(11), piece(11)])[0]).toMatchObject({ hits: 1 });
  });

  it('names a file that repeats the same messages instead of showing it again', () => {
    const ring = piece(11, { path: 'dmesg', text: '[   34.313541] efi: Froze' });
    const syslog = piece(12, { path: 'messages', text: 'May 15 23:21:50 h kernel: efi: Froze' });
    const panels = excerptPanels([ring, syslog]);
    expect(panels).toHaveLength(1);
    expect(panels[0]?.alsoIn).toEqual([{ path: 'messages', line: 12 }]);
  });

  it('calls a fold a call trace only where most of its known lines are one', () => {
    const frame = '[  1.0] [<ffffffff83c9b258>] __warn+0xd8/0x100';
    const excerpt = { firstLine: 10, lines: ['first', frame, 'of', 'other', 'faults', 'last'] };
    const far = [piece(10, { text: 'first', excerpt }), piece(15, { text: 'last', excerpt }), piece(300)];
    const [panel] = excerptPanels(far);
    expect(numbers(panel?.rows ?? [])).toEqual([10, '4 lines', 15, '284 lines', 300]);
  });

  it('folds the middle of what recurs, and counts it', () => {
    const lines = [1, 2, 3, 4].map((count) => `[ ${count}00.000000] task blocked for ${count}00 seconds`);
    const evidence = lines.map((text, index) =>
      piece(10 + index, { text, excerpt: { firstLine: 10 + index, lines: [text] } }),
    );
    const [panel] = excerptPanels(evidence);
    expect(numbers(panel?.rows ?? [])).toEqual([10, '2 lines', 13]);
    expect(panel?.rows[1]).toMatchObject({ hits: 2 });
    expect(panel?.hits).toBe(4);
  });

  it('puts a file that tells of several signals before one that tells of one', () => {
    const two = [piece(11, { path: 'b' }), piece(13, { path: 'b', signal: 'other' })];
    expect(excerptPanels([piece(12, { path: 'a' }), ...two]).map(({ path }) => path)).toEqual(['b', 'a']);
  });

  it('shows a file whose messages are only partly repeated, without what is, and never merges an unknown boot', () => {
    const ring = piece(11, { path: 'dmesg' });
    const [shown, rest] = excerptPanels([ring, piece(11, { path: 'm' }), piece(13, { path: 'm' })]);
    expect(shown?.alsoIn).toEqual([{ path: 'm', line: 11 }]);
    expect(numbers(rest?.rows ?? [])).toEqual([13]);
    expect(excerptPanels([{ ...ring, boot: null }, piece(11, { path: 'm', boot: null })])).toHaveLength(2);
  });

  it('disarms control characters without moving the marks', () => {
    const text = 'x\u001b[31m\u202efault';
    const [panel] = excerptPanels([piece(11, { text, marks: [[7, 12]], excerpt: { firstLine: 11, lines: [text] } })]);
    const row = panel?.rows[0];
    expect(row).toMatchObject({ text: 'x\uFFFD[31m\uFFFDfault', marks: [[7, 12]] });
  });

  it('gives nothing for no evidence', () => {
    expect(excerptPanels([])).toEqual([]);
  });
});
