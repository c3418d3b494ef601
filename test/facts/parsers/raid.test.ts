import { describe, expect, it } from 'vitest';
import { parseImsmDisks, parseMdadmDetail, parseMdstat } from '../../../shared/facts/parsers/raid.ts';

const IMSM = `Personalities : [raid1]
md126 : active raid1 sda[1] sdb[0]
      1953511424 blocks super external:/md127/0 [2/2] [UU]

md127 : inactive sdb[1](S) sda[0](S)
      6306 blocks super external:imsm

unused devices: <none>
`;

describe('parseMdstat', () => {
  it("gives a volume its container's metadata", () => {
    expect(parseMdstat(IMSM)).toEqual({
      state: 'ok',
      value: [
        { device: '/dev/md126', level: 'raid1', state: 'active', metadata: 'imsm', members: ['sda', 'sdb'] },
        {
          device: '/dev/md127',
          level: null,
          state: 'inactive',
          metadata: 'imsm',
          members: ['sdb (spare)', 'sda (spare)'],
        },
      ],
    });
  });

  it('tells degraded, failed and rebuilding', () => {
    const text = `Personalities : [raid1] [raid6]
md0 : active (auto-read-only) raid1 sdb1[1](F) sda1[0]
      1048576 blocks super 1.2 [2/1] [U_]
      [==>..................]  recovery = 12.6% (37043392/292945152) finish=127.5min
      bitmap: 0/1 pages
md1 : active (read-only) raid6 nvme0n1p1[0]
      9 blocks
unused devices: <none>
`;
    expect(parseMdstat(text)).toMatchObject({
      value: [
        {
          device: '/dev/md0',
          state: 'active, degraded, recovery',
          metadata: '1.2',
          members: ['sdb1 (faulty)', 'sda1'],
        },
        { device: '/dev/md1', level: 'raid6', state: 'active, read-only', metadata: null, members: ['nvme0n1p1'] },
      ],
    });
  });

  it('is an empty list where there are no arrays', () => {
    expect(parseMdstat('Personalities : \nunused devices: <none>\n')).toEqual({ state: 'ok', value: [] });
  });

  it.each(['', 'cat: /proc/mdstat: No such file', 'md0 : active raid1 sda[0]'])('%j is unparsable', (text) => {
    expect(parseMdstat(text).state).toBe('unparsable');
  });

  it('takes many arrays quickly', () => {
    const text = `Personalities : [raid1]\n${'md9 : active raid1 sda[0]\n'.repeat(20_000)}`;
    const began = performance.now();
    parseMdstat(text);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('mdadm', () => {
  it('-D gives the arrays', () => {
    const text = `/dev/md/imsm0:
           Version : imsm
        Raid Level : container
     Total Devices : 2
/dev/md126:
         Container : /dev/md/imsm0, member 0
        Raid Level : raid1
             State : clean, degraded
mdadm: cannot open /dev/md9: No such file or directory
`;
    expect(parseMdadmDetail(text)).toEqual({
      state: 'ok',
      value: [
        { device: '/dev/md/imsm0', level: 'container', state: null, metadata: 'imsm' },
        { device: '/dev/md126', level: 'raid1', state: 'clean, degraded', metadata: null },
      ],
    });
    expect(parseMdadmDetail('mdadm: No md superblock').state).toBe('unparsable');
  });

  it('-E names the disks with imsm metadata', () => {
    const text = `/dev/sda:
          Magic : Intel Raid ISM Cfg Sig.
        Version : 1.1.00
/dev/sdb:
          Magic : a92b4efc
/dev/sdc:
          Magic : Intel Raid ISM Cfg Sig.
`;
    expect(parseImsmDisks(text)).toEqual(['/dev/sda', '/dev/sdc']);
  });
});
