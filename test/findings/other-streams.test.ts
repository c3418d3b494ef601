import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../shared/analyze.ts';
import { bytesSource } from '../../shared/archive/bytes-source.ts';
import { DEFAULT_LIMITS } from '../../shared/archive/limits.ts';
import { rhel7Host } from '../../shared/sample/rhel7-host.ts';
import { buildArchive, type Tree } from '../builders/archive.ts';

describe('a kernel defect of any other stream is an article, no code', () => {
  const HEAD = readFileSync('shared/articles/catalogue/_skeleton.yaml', 'utf8')
    .replace('id: my-article', 'id: my-defect')
    .replace('kind: observation', 'kind: kernel-defect')
    .replace(/^# applies:.*\n#.*\n#.*\n/m, '');
  const article = (stream: string, from: string, before: string, fix: string): string =>
    `${HEAD.slice(0, HEAD.indexOf('tests:'))}applies:\n  kernel:\n    stream: ${stream}\n    affectedFrom: ${from}\n    affectedBefore: ${before}\n    firstPublishedFix: { release: ${fix} }\n`;

  it.each([
    [
      'rhel9',
      '5.14.0-70.13.1.el9_0',
      '5.14.0-162.6.1.el9_1',
      '5.14.0-70.30.1.el9_0.x86_64',
      'affected-no-symptom',
      'yum update kernel',
      '',
    ],
    ['rhel8', '4.18.0-305.el8', '4.18.0-348.el8', '4.18.0-348.el8.x86_64', 'not-affected', null, ''],
    [
      'ubuntu-5.15-generic',
      '5.15.0-60-generic',
      '5.15.0-100-generic',
      '5.15.0-91-generic',
      'affected-no-symptom',
      'apt-get install',
      'ubuntu',
    ],
    [
      'ubuntu-5.15-generic',
      '5.15.0-60-generic',
      '5.15.0-100-generic',
      '5.15.0-100-generic',
      'not-affected',
      null,
      'ubuntu',
    ],
    ['ubuntu-5.15-generic', '5.15.0-60-generic', '5.15.0-100-generic', '5.15.0-1050-aws', 'unknown', null, 'ubuntu'],
  ])('%s from %s before %s: %s is %s', async (stream, from, before, release, verdict, command, distribution) => {
    const yaml = article(stream, from, before, before);
    const files: Tree =
      distribution === ''
        ? {}
        : { 'etc/os-release': 'ID=ubuntu\nVERSION_ID="22.04"\nPRETTY_NAME="Ubuntu 22.04.3 LTS"\n' };
    const tree = { ...rhel7Host({ release, installed: [] }), ...files };
    const bytes = await buildArchive(
      Object.fromEntries(Object.entries(tree).map(([path, entry]) => [`s/${path}`, entry])),
    );
    const options = {
      limits: DEFAULT_LIMITS,
      extraArticles: [{ file: 'my.yaml', yaml }],
      now: () => Date.UTC(2022, 4, 24),
    };
    const result = await analyze(bytesSource('s.tar', bytes), options, () => undefined, new AbortController().signal);
    const summary = result.ok ? result.value[0]?.en : undefined;
    expect(summary?.problems).toEqual([]);
    expect(summary?.verdicts['my-defect']).toBe(verdict);
    expect(summary?.kernelStream).toBeNull();
    if (command === null) expect(summary?.kernelUpgrade).toBeNull();
    else {
      expect(summary?.kernelUpgrade?.target).toBe(before);
      expect(summary?.kernelUpgrade?.commands.join('\n')).toContain(command);
    }
  });
});
