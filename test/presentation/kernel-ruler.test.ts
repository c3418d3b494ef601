import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KernelStream, KernelUpgrade } from '../../shared/contracts/case-summary.ts';
import { kernelRuler, type RulerShape } from '../../shared/presentation/kernel-ruler.ts';
import { textWidth } from '../../shared/presentation/text-width.ts';
import { sampleBuilds, sampleCase } from '../builders/case-summary.ts';

type Text = Extract<RulerShape, { shape: 'text' }>;

const texts = (shapes: readonly RulerShape[]): Text[] => shapes.filter((shape) => shape.shape === 'text');
const words = (shapes: readonly RulerShape[]): string[] => texts(shapes).map((shape) => shape.text);

const sample = sampleCase();
const stream = (parts: Partial<KernelStream> = {}): KernelStream => {
  if (sample.kernelStream === null) throw new Error('the sample has a stream');
  return { ...sample.kernelStream, ...parts };
};
const upgradeTo = (target: string, state: KernelUpgrade['state'] = 'upgrade-needed'): KernelUpgrade => {
  if (sample.kernelUpgrade === null) throw new Error('the sample has an upgrade');
  return { ...sample.kernelUpgrade, target, state };
};

function expectRoom(shapes: readonly RulerShape[], width: number): void {
  const rows = new Map<number, Text[]>();
  for (const one of texts(shapes)) rows.set(one.y, [...(rows.get(one.y) ?? []), one]);
  for (const row of rows.values()) {
    const spans = row
      .map(({ x, text, size }) => ({ from: x - textWidth(text, size) / 2, to: x + textWidth(text, size) / 2, text }))
      .sort((a, b) => a.from - b.from);
    spans.forEach((span, place) => {
      expect(span.from, `${span.text} leaves the drawing`).toBeGreaterThanOrEqual(-0.01);
      expect(span.to, `${span.text} leaves the drawing`).toBeLessThanOrEqual(width + 0.01);
      const next = spans[place + 1];
      if (next !== undefined) expect(span.to, `${span.text} runs into ${next.text}`).toBeLessThan(next.from);
    });
  }
}

describe('the kernel ruler', () => {
  it('shows running, target, the affected range and the latest build, as in the design', () => {
    const ruler = kernelRuler(stream(), upgradeTo('3.10.0-1160.62.1.el7'), 740);
    expect(ruler.marks.map((mark) => mark.build.build)).toEqual(
      expect.arrayContaining(['31.1', '36.2', '59.1', '62.1', '119.1']),
    );
    expect(words(ruler.shapes)).toEqual(
      expect.arrayContaining([
        'running',
        'first fixed',
        'upgrade',
        'latest known',
        'carries the bug: 31.1 – 59.1 (8 builds)',
      ]),
    );
    expect(ruler.shapes.filter((shape) => shape.shape === 'rect' && shape.hatch)).toHaveLength(1);
    expect(ruler.shapes.some((shape) => shape.shape === 'path' && shape.dash !== null)).toBe(true);
    expect(words(ruler.shapes)).not.toContain('61.1');
    expectRoom(ruler.shapes, 740);
  });

  it('draws no arrow where nothing is to be done', () => {
    const ruler = kernelRuler(stream({ builds: sampleBuilds('71.1', ['71.1']) }), null, 740);
    expect(words(ruler.shapes)).toContain('running');
    expect(words(ruler.shapes)).not.toContain('upgrade');
  });

  it('says reboot where the fixed build is installed', () => {
    const builds = sampleBuilds('36.2', ['36.2', '71.1']);
    const ruler = kernelRuler(
      stream({ builds }),
      { ...upgradeTo('3.10.0-1160.62.1.el7', 'reboot-needed'), installedFix: '3.10.0-1160.71.1.el7.x86_64' },
      740,
    );
    expect(words(ruler.shapes)).toContain('reboot');
    expect(ruler.marks.map((mark) => mark.build.build)).toContain('71.1');
  });

  it('is empty, not broken, for a stream without builds or a build that is not in the table', () => {
    expect(kernelRuler(stream({ builds: [] }), null, 740).shapes).toEqual([]);
    const foreign = kernelRuler(stream({ builds: sampleBuilds('none', []) }), upgradeTo('9.9.9'), 740);
    expect(words(foreign.shapes)).not.toContain('running');
    expect(foreign.label).toContain('unknown');
  });

  it('keeps its labels apart for any stream, width and language', () => {
    const build = fc.record({
      build: fc.stringMatching(/^\d{1,3}\.\d{1,2}(\.\d)?$/),
      affected: fc.boolean(),
      installed: fc.boolean(),
      date: fc.constantFrom(null, '2022-04-06', '2024-06'),
    });
    fc.assert(
      fc.property(
        fc.array(build, { minLength: 1, maxLength: 60 }),
        fc.nat(59),
        fc.nat(59),
        fc.integer({ min: 240, max: 1600 }),
        fc.constantFrom('en' as const, 'ja' as const),
        (parts, runningAt, targetAt, width, language) => {
          const builds = parts.map((part, index) => ({
            ...part,
            release: `5.14.0-${part.build}.el9+${index}`,
            advisory: null,
            running: index === runningAt,
          }));
          const target = builds[targetAt];
          const latestKnown = builds.at(-1)?.release ?? '';
          const upgrade = target === undefined ? null : upgradeTo(target.release);
          const ruler = kernelRuler(stream({ builds, latestKnown }), upgrade, width, language);
          expect(ruler.marks.length).toBeGreaterThan(0);
          if (runningAt < builds.length) expect(ruler.marks.some((mark) => mark.build.running)).toBe(true);
          expectRoom(ruler.shapes, width);
        },
      ),
      { numRuns: 300 },
    );
  });
});
