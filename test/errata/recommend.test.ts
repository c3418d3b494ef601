import { describe, expect, it } from 'vitest';
import { compareKernels, parseKernelRelease } from '../../shared/errata/kernel-release.ts';
import {
  describeStream,
  type NeededFix,
  recommendUpgrade,
  type UpgradeRequest,
} from '../../shared/errata/recommend.ts';
import { knownRelease, STREAMS, streamOf } from '../../shared/errata/streams.ts';

const fix: NeededFix = {
  article: 'a',
  release: '3.10.0-1160.62.1.el7',
  advisory: 'RHSA-2022:1198',
  date: '2022-04-06',
};
const request: UpgradeRequest = {
  running: '3.10.0-1160.36.2.el7.x86_64',
  installed: ['3.10.0-1160.36.2.el7.x86_64'],
  distribution: 'rhel',
  architecture: 'x86_64',
  fixes: [fix],
  notes: [],
};

describe('recommendUpgrade', () => {
  it('asks for the first published fix and a reboot, and says how to verify', () => {
    const upgrade = recommendUpgrade(request, 'en');
    expect(upgrade).toMatchObject({
      target: fix.release,
      state: 'upgrade-needed',
      advisory: fix.advisory,
      installedFix: null,
    });
    expect(upgrade?.commands).toEqual([
      'yum list kernel --showduplicates',
      'yum update kernel',
      'systemctl reboot',
      'uname -r',
    ]);
  });

  it('takes the highest of several fixes', () => {
    const later: NeededFix = { article: 'b', release: '3.10.0-1160.71.1.el7', advisory: 'RHSA-2022:5232', date: null };
    expect(recommendUpgrade({ ...request, fixes: [later, fix] }, 'en')).toMatchObject({
      target: later.release,
      advisory: later.advisory,
      fixes: ['b', 'a'],
    });
  });

  it('asks for a reboot only where a fixed kernel is installed, and names it with its architecture', () => {
    const installed = ['3.10.0-1160.36.2.el7.x86_64', '3.10.0-1160.119.1.el7.x86_64'];
    const upgrade = recommendUpgrade({ ...request, installed }, 'en');
    expect(upgrade).toMatchObject({ state: 'reboot-needed', installedFix: '3.10.0-1160.119.1.el7' });
    expect(upgrade?.commands).toContain('grubby --set-default /boot/vmlinuz-3.10.0-1160.119.1.el7.x86_64');
    expect(upgrade?.commands).not.toContain('yum update kernel');
  });

  it('does not take another kernel with a higher number for the fix', () => {
    const installed = ['5.4.17-2136.304.4.1.el7uek.x86_64', '3.10.0-1160.99.1.rt56.1240.el7.x86_64'];
    expect(recommendUpgrade({ ...request, installed }, 'en')?.state).toBe('upgrade-needed');
  });

  it('sends CentOS 7 to the archive of its packages first, and tells Oracle of its rebuilds', () => {
    const centos = recommendUpgrade({ ...request, distribution: 'centos' }, 'en');
    expect(centos?.steps[0]?.text).toContain('end of life');
    expect(centos?.commands[0]).toContain('vault.centos.org');
    expect(recommendUpgrade({ ...request, distribution: 'oracle' }, 'ja')?.notes[0]).toContain(
      '3.10.0-1160.62.1.0.1.el7',
    );
  });

  it.each([
    ['no fix is needed', { ...request, fixes: [] }],
    ['the kernel is not known', { ...request, running: null }],
    ['the kernel is of another stream', { ...request, running: '4.18.0-348.el8.x86_64' }],
  ])('is silent where %s', (_, asked) => {
    expect(recommendUpgrade(asked, 'en')).toBeNull();
  });
});

describe('the tables of builds', () => {
  it.each(STREAMS.map((stream) => [stream.id, stream] as const))(
    '%s is in order, belongs to itself, and has no build twice',
    (_, stream) => {
      const releases = stream.builds.map((build) => knownRelease(build.release));
      for (const [index, release] of releases.entries()) {
        expect(streamOf(release)?.id).toBe(stream.id);
        const before = releases[index - 1];
        if (before !== undefined) expect(compareKernels(before, release), release.name).toBeLessThan(0);
      }
      expect(new Set(stream.builds.map((build) => build.short)).size).toBe(stream.builds.length);
    },
  );

  it('holds no build that was never published', () => {
    const names = STREAMS.flatMap((stream) => stream.builds.map((build) => build.release));
    for (const build of ['29.1', '30.1', '60.1', '61.1']) expect(names).not.toContain(`3.10.0-1160.${build}.el7`);
  });
});

describe('describeStream', () => {
  const range = { article: 'a', stream: 'rhel7', from: '3.10.0-1160.31.1.el7', before: '3.10.0-1160.61.1.el7' };

  it('marks the builds of the range, the running and the installed ones', () => {
    const stream = describeStream('3.10.0-1160.36.2.el7.x86_64', ['3.10.0-1160.71.1.el7.x86_64'], [range]);
    const of = (what: 'affected' | 'running' | 'installed') =>
      stream?.builds.filter((one) => one[what]).map((one) => one.build);
    expect(of('affected')).toEqual(['31.1', '36.2', '41.1', '42.2', '45.1', '49.1', '53.1', '59.1']);
    expect(of('running')).toEqual(['36.2']);
    expect(of('installed')).toEqual(['71.1']);
  });

  it('puts a rebuild at its place', () => {
    const stream = describeStream('3.10.0-1160.71.1.0.1.el7.x86_64', [], [range]);
    const at = stream?.builds.findIndex((build) => build.running) ?? -1;
    expect(stream?.builds.slice(at - 1, at + 2).map((build) => build.build)).toEqual(['71.1', '71.1.0.1', '76.1']);
  });

  it('knows no stream of other kernels', () => {
    expect(describeStream('6.1.0-13-amd64', [], [range])).toBeNull();
    // A table with gaps draws no ruler.
    expect(describeStream('4.18.0-348.el8.x86_64', [], [range])).toBeNull();
    expect(describeStream(null, [], [range])).toBeNull();
  });
});

describe('parseKernelRelease', () => {
  it.each([
    ['3.10.0-1160.36.2.el7.x86_64', '3.10.0-1160.36.2.el7', 'x86_64', false],
    ['3.10.0-1160.36.2.el7.x86_64.debug', '3.10.0-1160.36.2.el7', 'x86_64', true],
    ['4.18.0-348.el8.aarch64+debug', '4.18.0-348.el8', 'aarch64', true],
    ['3.10.0-1160.36.2.el7', '3.10.0-1160.36.2.el7', null, false],
    ['6.1.0-13-amd64', '6.1.0-13-amd64', null, false],
    ['5.15.0-91-generic\n', '5.15.0-91-generic', null, false],
  ])('%j', (text, name, architecture, debug) => {
    expect(parseKernelRelease(text)).toMatchObject({ name, architecture, debug });
  });

  it.each(['', 'Linux', '3.10.0', '<b>3.10.0-1</b>', '../../etc', 'a b-c'])('%j is none', (text) => {
    expect(parseKernelRelease(text)).toBeNull();
  });
});
