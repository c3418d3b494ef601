import { describe, expect, it } from 'vitest';
import { parseDpkgNames, parseRpmNames } from '../../../shared/facts/parsers/package-names.ts';
import { rhel7Host } from '../../../shared/sample/rhel7-host.ts';
import { analyzeTree } from '../../builders/analyze.ts';

describe('package lists for comparing', () => {
  it('take name, version and architecture of rpm lines, with or without a date, each once and sorted', () => {
    const text = [
      'mdadm-4.1-9.el7_9.x86_64                                    Tue Jun  1 10:00:00 2021',
      'bash-4.2.46-35.el7_9.x86_64',
      'java-1.8.0-openjdk-headless-1.8.0.332.b09-1.el7_9.x86_64\tTue Jun  1 10:00:00 2021\t1622512800',
      'bash-4.2.46-35.el7_9.x86_64',
      'gpg-pubkey-f4a80eb5-53a7ff4b',
      'error: rpmdb open failed',
    ].join('\n');
    expect(parseRpmNames(text)).toEqual({
      state: 'ok',
      value: [
        'bash 4.2.46-35.el7_9 x86_64',
        'java-1.8.0-openjdk-headless 1.8.0.332.b09-1.el7_9 x86_64',
        'mdadm 4.1-9.el7_9 x86_64',
      ],
    });
  });

  it('take installed packages of dpkg, with epochs and foreign architectures', () => {
    const text = [
      'Desired=Unknown/Install/Remove/Purge/Hold',
      '||/ Name           Version      Architecture Description',
      'ii  bash           5.1-6ubuntu1 amd64        GNU Bourne Again SHell',
      'ii  libc6:i386     2.35-0ubuntu3 i386        GNU C Library',
      'rc  old-package    1.0          all          removed',
      'hi  linux-image-5.15.0-25-generic 5.15.0-25.25 amd64 kernel',
      'ii  tar            1:1.34       amd64        tar',
    ].join('\n');
    expect(parseDpkgNames(text)).toEqual({
      state: 'ok',
      value: [
        'bash 5.1-6ubuntu1 amd64',
        'libc6 2.35-0ubuntu3 i386',
        'linux-image-5.15.0-25-generic 5.15.0-25.25 amd64',
        'tar 1:1.34 amd64',
      ],
    });
  });

  it('are unparsable where no line is a package', () => {
    expect(parseRpmNames('').state).toBe('unparsable');
    expect(parseDpkgNames('no packages found matching *').state).toBe('unparsable');
  });

  it('read long garbage in linear time', () => {
    const start = performance.now();
    parseRpmNames(`${'a-'.repeat(200_000)}\n${'-'.repeat(200_000)}`);
    parseDpkgNames(`ii ${' '.repeat(200_000)}x`);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('stand in the case, with the file that they are from; null where there is none', async () => {
    const { packages } = await analyzeTree(rhel7Host());
    expect(packages?.path).toBe('installed-rpms');
    expect(packages?.list).toContain('bash 4.2.46-35.el7_9 x86_64');
    const { 'installed-rpms': _list, ...without } = rhel7Host();
    expect((await analyzeTree(without)).packages).toBeNull();
  });
});
