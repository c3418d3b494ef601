import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { compareCases } from '../../shared/presentation/compare.ts';
import { compareWords } from '../../shared/presentation/compare-words.ts';
import { caseWithVerdict, sampleCase } from '../builders/case-summary.ts';

const withHost = (change: Partial<CaseSummary['host']>, rest: Partial<CaseSummary> = {}) =>
  sampleCase({ host: { ...sampleCase().host, ...change }, ...rest });
const rowsOf = (a: CaseSummary, b: CaseSummary, section: string) =>
  compareCases(a, b).sections.find(({ id }) => id === section)?.rows ?? [];
const row = (a: CaseSummary, b: CaseSummary, section: string, key: string) =>
  rowsOf(a, b, section).find((one) => one.key === key);

describe('two cases', () => {
  it('of the same archive differ in nothing', () => {
    const comparison = compareCases(sampleCase(), sampleCase());
    expect(comparison.rows).toBeGreaterThan(20);
    expect(comparison.differing).toBe(0);
  });

  it('count every difference once, whichever stands first', () => {
    const [a, b] = [sampleCase(), caseWithVerdict('not-affected')];
    expect(compareCases(a, b).differing).toBe(compareCases(b, a).differing);
    expect(compareCases(a, b).differing).toBeGreaterThan(3);
  });

  it('tell a running kernel with how it stands to the affected range', () => {
    expect(row(sampleCase(), caseWithVerdict('not-affected'), 'kernel', 'kernel')).toMatchObject({
      a: { text: '3.10.0-1160.36.2.el7', mark: { kernel: 'affected' } },
      b: { text: '3.10.0-1160.62.1.el7', mark: { kernel: 'fixed' } },
      sign: 'differs',
    });
  });

  it('do not call a difference what one archive does not tell', () => {
    const unknown = withHost({ secureBoot: null, commandLine: null, sysctl: {} }, { overview: null });
    expect(row(sampleCase(), unknown, 'kernel', 'secureBoot')?.sign).toBe('unknown');
    expect(row(sampleCase(), unknown, 'commandLine', 'root')?.sign).toBe('unknown');
    expect(compareCases(sampleCase(), unknown).unknown).toBeGreaterThan(2);
  });

  it('say which findings only one of them has', () => {
    const [first, ...others] = sampleCase().findings;
    const b = sampleCase({ findings: others });
    expect(row(sampleCase(), b, 'findings', first?.article ?? '')).toMatchObject({ sign: 'only-a', b: null });
    expect(row(b, sampleCase(), 'findings', first?.article ?? '')).toMatchObject({ sign: 'only-b', a: null });
  });

  it('compare command lines by parameter, whatever their order, a parameter given twice with both values', () => {
    const a = withHost({ commandLine: 'BOOT_IMAGE=/vmlinuz-1 root=/dev/a console=tty0 console=ttyS0 quiet' });
    const b = withHost({ commandLine: 'BOOT_IMAGE=/vmlinuz-2 quiet console=tty0 root=/dev/b panic=10' });
    const signs = Object.fromEntries(rowsOf(a, b, 'commandLine').map(({ key, sign }) => [key, sign]));
    expect(signs).toEqual({ console: 'differs', panic: 'only-b', quiet: 'same', root: 'differs' });
    expect(row(a, b, 'commandLine', 'console')?.a?.text).toBe('tty0, ttyS0');
  });

  it('list packages by name, all versions of one that is installed several times', () => {
    const packages = (...list: string[]) => sampleCase({ packages: { path: 'installed-rpms', list } });
    const a = packages('bash 4.2-1 x86_64', 'kernel 3.10.0-1 x86_64', 'kernel 3.10.0-2 x86_64', 'mdadm 4.1-1 x86_64');
    const b = packages('bash 4.2-1 x86_64', 'kernel 3.10.0-2 x86_64', 'tuned 2.11-1 noarch');
    expect(rowsOf(a, b, 'packages').map(({ key, sign }) => [key, sign])).toEqual([
      ['bash', 'same'],
      ['kernel', 'differs'],
      ['mdadm', 'only-a'],
      ['tuned', 'only-b'],
    ]);
    expect(row(a, b, 'packages', 'kernel')?.a?.text).toBe('3.10.0-1.x86_64, 3.10.0-2.x86_64');
  });

  it('say so where one archive has no list of packages', () => {
    const a = sampleCase({ packages: { path: 'installed-rpms', list: ['bash 4.2-1 x86_64'] } });
    const section = compareCases(a, sampleCase()).sections.find(({ id }) => id === 'packages');
    expect(section).toMatchObject({ rows: [], note: compareWords('en').noPackages });
  });

  it('speak Japanese in every section', () => {
    const ja = compareCases(sampleCase({ language: 'ja' }), sampleCase({ language: 'ja' }));
    expect(ja.sections.map(({ title }) => title)).toContain('カーネルコマンドライン');
  });

  it('are done with 5,000 packages in a moment', () => {
    const list = Array.from({ length: 5000 }, (_, at) => `package-${at} ${at}.0-1 x86_64`);
    const other = list.map((one, at) => (at % 3 === 0 ? one.replace('.0-1', '.1-1') : one));
    const start = performance.now();
    const comparison = compareCases(
      sampleCase({ packages: { path: 'p', list } }),
      sampleCase({ packages: { path: 'p', list: other } }),
    );
    expect(comparison.differing).toBe(1667);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
