import { describe, expect, it } from 'vitest';
import { rhel7Host } from '../../shared/sample/rhel7-host.ts';
import { analyzeTree, findingOf } from '../builders/analyze.ts';

describe('a finding that rests on facts of the host alone', () => {
  it('is confirmed by them, and is not raised where the archive does not tell the fact', async () => {
    const host = rhel7Host({ release: '3.10.0-1160.62.1.el7.x86_64', installed: [] });
    const unarmed = await analyzeTree({ ...host, 'sys/kernel/kexec_crash_loaded': '0\n' });
    expect(findingOf(unarmed, 'kdump-not-armed')).toMatchObject({ confidence: 'confirmed', count: 0, evidence: [] });
    const { 'sys/kernel/kexec_crash_loaded': _loaded, ...untold } = host;
    const silent = await analyzeTree(untold);
    expect(silent.findings.map((finding) => finding.article)).not.toContain('kdump-not-armed');
  });
});
