import { describe, expect, it } from 'vitest';
import { kernelTable } from '../../shared/errata/kernel-table.ts';
import { kernelPicture } from '../../shared/presentation/kernel-picture.ts';
import { streamOfTable } from '../../shared/presentation/kernel-stream.ts';
import { textWidth } from '../../shared/presentation/text-width.ts';
import { sampleCase } from '../builders/case-summary.ts';

const rhel7 = sampleCase().kernelTable;
if (rhel7 === null) throw new Error('the sample case has a kernel table');
const picture = (step: number, table = rhel7) =>
  kernelPicture(table, sampleCase().kernelUpgrade, {
    step,
    width: 1000,
    language: 'en',
    titleOf: ({ article }) => article,
  });
const texts = (shapes: ReturnType<typeof picture>['shapes']) => shapes.filter((shape) => shape.shape === 'text');
const said = (shapes: ReturnType<typeof picture>['shapes']) => texts(shapes).map(({ text }) => text);

describe('kernelPicture', () => {
  it('shows every build, grows with the step, and names what matters most however narrow', () => {
    for (const step of [14, 31, 56, 120]) {
      const { marks, shapes, width } = picture(step);
      expect(marks).toHaveLength(rhel7.builds.length);
      expect(width).toBeGreaterThanOrEqual(1000);
      expect(marks.at(-1)?.x).toBeLessThan(width);
      expect(said(shapes)).toEqual(expect.arrayContaining(['36.2', '62.1', 'running', 'first fixed']));
    }
    expect(said(picture(56).shapes)).toEqual(expect.arrayContaining(rhel7.builds.map(({ build }) => build)));
  });

  it('never writes one text over another in a row', () => {
    for (const step of [14, 31, 56]) {
      const middle = texts(picture(step).shapes).filter(({ anchor }) => anchor === 'middle');
      const half = ({ text, size }: (typeof middle)[number]): number => textWidth(text, size) / 2;
      for (const [place, one] of middle.entries()) {
        const others = middle.slice(place + 1).filter(({ y }) => y === one.y);
        for (const other of others) expect(Math.abs(one.x - other.x)).toBeGreaterThanOrEqual(half(one) + half(other));
      }
      expect(middle.length).toBeGreaterThan(10);
    }
  });

  it('gives each article a row: a band over its builds, or words where the range is not known', () => {
    const [range] = rhel7.ranges;
    if (range === undefined) throw new Error('a range');
    const open = { ...range, article: 'open', from: null, before: null };
    const both = picture(31, { ...rhel7, ranges: [range, open] });
    const one = picture(31);
    expect(both.height).toBeGreaterThan(one.height);
    expect(said(both.shapes)).toEqual(expect.arrayContaining(['open', range.article]));
    expect(one.shapes.filter((shape) => shape.shape === 'rect' && shape.hatch)).toHaveLength(2);
  });

  it('draws a gap between two ranges, not one band over both', () => {
    const builds = rhel7.builds.map((build, index) => ({
      ...build,
      affectedBy: [2, 3, 7].includes(index) ? ['a'] : [],
    }));
    const { shapes } = picture(31, { ...rhel7, builds, ranges: [] });
    expect(shapes.filter((shape) => shape.shape === 'rect' && shape.hatch)).toHaveLength(2);
  });

  it('says which boots ran a build', () => {
    expect(said(picture(56).shapes)).toContain('boot 0, −1');
  });

  it('of a table with gaps marks the running build and calls nothing the latest', () => {
    const table = kernelTable({ running: '4.18.0-348.20.1.el8_5.x86_64', installed: [], boots: [] }, []);
    if (table === null) throw new Error('a table');
    const { shapes } = kernelPicture(table, null, { step: 60, width: 800, language: 'ja', titleOf: () => '' });
    expect(said(shapes)).toContain('8.5');
    expect(said(shapes)).not.toContain('既知の最新');
    expect(streamOfTable(table).affected).toBeNull();
    // Green would say that a fix is known: no article speaks of this stream.
    expect(shapes.filter((shape) => 'fill' in shape && shape.fill === 'fixed')).toEqual([]);
  });
});
