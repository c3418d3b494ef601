import { describe, expect, it } from 'vitest';
import { analyze } from '../../shared/analyze.ts';
import { DEFAULT_LIMITS } from '../../shared/archive/limits.ts';
import { brokenHost } from '../builders/broken-host.ts';

describe('a host on which everything is broken', async () => {
  const options = { limits: DEFAULT_LIMITS, extraArticles: [], now: () => Date.UTC(2026, 10, 22) };
  const result = await analyze(brokenHost(), options, () => undefined, new AbortController().signal);
  const summary = result.ok ? result.value[0]?.en : undefined;
  const findings = summary?.findings ?? [];

  it('gives a finding for each trouble, by risk, the kernel bug that names its cure first', () => {
    expect(findings.length).toBeGreaterThan(20);
    expect(findings[0]?.article).toBe('rhel7-efi-page-fault');
    const risks = findings.map((finding) => finding.totalRisk);
    expect(risks).toEqual([...risks].sort((a, b) => b - a));
  });

  it('tells no line twice as a cause of its own: what an article yields to keeps the line', () => {
    const efi = new Set(findings[0]?.evidence.map(({ path, line }) => `${path}:${line}`));
    for (const finding of findings.slice(1)) {
      if (!finding.article.startsWith('hung-task')) continue;
      for (const { path, line } of finding.evidence) expect(efi.has(`${path}:${line}`), finding.article).toBe(false);
    }
  });

  it('names only causes that are findings themselves', () => {
    const ids = findings.map((finding) => finding.article);
    for (const { causedBy } of findings) if (causedBy !== null) expect(ids).toContain(causedBy);
  });
});
