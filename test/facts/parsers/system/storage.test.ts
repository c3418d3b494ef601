import { describe, expect, it } from 'vitest';
import { valueIn } from '../../../../shared/facts/parsed.ts';
import {
  parseLsblk,
  parseLsscsi,
  parsePartedModel,
  parsePartitions,
} from '../../../../shared/facts/parsers/system/disks.ts';
import { parseDf, parseMounts } from '../../../../shared/facts/parsers/system/filesystems.ts';
import {
  parseLvs,
  parseMdArrays,
  parseMultipath,
  parsePvs,
  parseVgs,
} from '../../../../shared/facts/parsers/system/storage.ts';
import { sizeBytes } from '../../../../shared/facts/parsers/system/table.ts';

const GIB = 1024 ** 3;

describe('sizes', () => {
  it.each([
    ['1.8T', 1.8 * 1024 ** 4],
    ['<446.00g', 446 * GIB],
    ['894,3G', 894.3 * GIB],
    ['0', 0],
    ['0B', 0],
    ['512', 512],
    ['4.00m', 4 * 1024 ** 2],
  ])('%s', (word, bytes) => expect(sizeBytes(word)).toBe(Math.round(bytes)));

  it.each(['', '-', 'unknown', '1.8X', '1e9', '--'])('%s is none', (word) => expect(sizeBytes(word)).toBeNull());
});

describe('lsblk', () => {
  it('reads a tree drawn with lines or with ASCII, with or without mount points', () => {
    const unicode =
      'NAME        MAJ:MIN RM  SIZE RO TYPE MOUNTPOINTS\nsda           8:0    0  1.8T  0 disk \n├─sda1        8:1    0    1G  0 part /boot\n└─sda2        8:2    0  1.8T  1 part \n  └─vg-root 253:0    0  100G  0 lvm  /\nsr0          11:0    1 1024M  0 rom  \n';
    const ascii = unicode.replaceAll('├─', '|-').replaceAll('└─', '`-');
    const seen = (text: string) =>
      valueIn(parseLsblk(text))?.map(({ name, depth, parent, kind, mountpoint, line }) => [
        name,
        depth,
        parent,
        kind,
        mountpoint,
        line,
      ]);
    expect(seen(unicode)).toEqual([
      ['sda', 0, null, 'disk', null, 2],
      ['sda1', 1, 'sda', 'part', '/boot', 3],
      ['sda2', 1, 'sda', 'part', null, 4],
      ['vg-root', 2, 'sda2', 'lvm', '/', 5],
      ['sr0', 0, null, 'rom', null, 6],
    ]);
    expect(seen(ascii)).toEqual(seen(unicode));
    expect(valueIn(parseLsblk(unicode))?.[2]?.readOnly).toBe(true);
  });

  it('refuses what is none', () => {
    expect(parseLsblk('lsblk: not found\n').state).toBe('unparsable');
    expect(parseLsblk('NAME MAJ:MIN RM SIZE RO TYPE MOUNTPOINT\n').state).toBe('unparsable');
  });

  it('falls back to /proc/partitions, which knows no tree but the partitions', () => {
    const text =
      'major minor  #blocks  name\n\n   8        0  1000 sda\n   8        1   100 sda1\n 259  0 2000 nvme0n1\n 259 1 500 nvme0n1p1\n 253 0 50 dm-0\n';
    const rows = valueIn(parsePartitions(text));
    expect(rows?.map(({ name, kind, parent, sizeBytes: size }) => [name, kind, parent, size])).toEqual([
      ['sda', 'disk', null, 1_024_000],
      ['sda1', 'part', 'sda', 102_400],
      ['nvme0n1', 'disk', null, 2_048_000],
      ['nvme0n1p1', 'part', 'nvme0n1', 512_000],
      ['dm-0', 'dm', null, 51_200],
    ]);
  });

  it('takes models from lsscsi and parted', () => {
    const scsi =
      '[0:0:0:0]    disk    ATA      EX SSD 960G      1.03  /dev/sda   35000c500\n[1:0:0:0]    storage HP       P420i            8.32  -        \n';
    expect([...(valueIn(parseLsscsi(scsi)) ?? [])]).toEqual([['sda', 'ATA EX SSD 960G']]);
    expect(valueIn(parsePartedModel('Model: ATA EX SSD 960G (scsi)\nDisk /dev/sdb: 1875385008s\n'))).toEqual({
      disk: 'sdb',
      model: 'ATA EX SSD 960G',
    });
    expect(parsePartedModel('Error: /dev/sdc: unrecognised disk label\n').state).toBe('unparsable');
  });
});

describe('df and mounts', () => {
  it('joins the rows that old df breaks, keeps dashes as unknown and blanks in mount points', () => {
    const text =
      'df: /mnt/x: Stale file handle\nFilesystem           1K-blocks      Used Available Use% Mounted on\n/dev/mapper/VolGroup00-LogVol00withalongname\n                     104806400  31441920  73364480  31% /\n/dev/sdb1 100 97 -5 103% /data with blank\nproc 0 0 0 - /proc\n';
    expect(
      valueIn(parseDf(text))?.map(({ mountpoint, percent, free, line }) => [mountpoint, percent, free, line]),
    ).toEqual([
      ['/', 31, 73_364_480, 3],
      ['/data with blank', 103, -5, 5],
      ['/proc', null, 0, 6],
    ]);
    expect(parseDf('sh: df: command not found\n').state).toBe('unparsable');
  });

  it('reads /proc/mounts with its octal blanks, fstab with comments, and mount -l', () => {
    const rows = valueIn(
      parseMounts(
        '# fstab\n/dev/sda1 /my\\040data xfs ro,noatime 0 0\n/dev/sdb1 on /b type ext4 (rw,errors=remount-ro)\nswap swap swap defaults 0 0\n',
      ),
    );
    expect(rows).toEqual([
      { device: '/dev/sda1', mountpoint: '/my data', type: 'xfs', readOnly: true },
      { device: '/dev/sdb1', mountpoint: '/b', type: 'ext4', readOnly: false },
    ]);
  });
});

describe('mdstat as numbers', () => {
  it('tells failed, spare and missing members, and what runs', () => {
    const text =
      'Personalities : [raid1] [raid6] [raid5] [raid4] \nmd0 : active raid5 sdd1[3] sdc1[2](F) sdb1[1] sde1[4](S)\n      1953260544 blocks super 1.2 level 5, 512k chunk, algorithm 2 [3/2] [UU_]\n      [==>..................]  recovery = 12.6% (123/456) finish=127.5min speed=33440K/sec\n\nmd1 : active raid1 sda2[0] sdf2[1]\n      1024 blocks [2/2] [UU]\n      resync=DELAYED\n\nunused devices: <none>\n';
    const [first, second] = valueIn(parseMdArrays(text)) ?? [];
    expect(first).toMatchObject({
      device: 'md0',
      level: 'raid5',
      active: true,
      disksWanted: 3,
      disksWorking: 2,
      health: 'UU_',
      failed: ['sdc1'],
      spares: ['sde1'],
      task: { kind: 'recovery', percent: 12.6 },
      line: 2,
    });
    expect(second).toMatchObject({
      device: 'md1',
      disksWorking: 2,
      failed: [],
      task: { kind: 'resync', percent: null },
    });
  });

  it('knows a container, which is inactive by nature, by the arrays that live in it', () => {
    const text =
      'Personalities : [raid1]\nmd126 : active raid1 sda[1] sdb[0]\n      1953511424 blocks super external:/md127/0 [2/2] [UU]\n\nmd127 : inactive sdb[1](S) sda[0](S)\n      6306 blocks super external:imsm\n\nunused devices: <none>\n';
    expect(valueIn(parseMdArrays(text))?.map(({ device, active, volumes }) => [device, active, volumes])).toEqual([
      ['md126', true, null],
      ['md127', false, ['md126']],
    ]);
    const [alone] = valueIn(parseMdArrays(text.replace(/md126 [\s\S]*?\n\n/, ''))) ?? [];
    expect(alone).toMatchObject({ device: 'md127', volumes: [] });
  });

  it('knows that there is none, and refuses what is no mdstat', () => {
    expect(valueIn(parseMdArrays('Personalities : \nunused devices: <none>\n'))).toEqual([]);
    expect(parseMdArrays('cat: /proc/mdstat: No such file\n').state).toBe('unparsable');
  });
});

describe('LVM', () => {
  it('puts values under their headings where cells are empty', () => {
    const text =
      '  WARNING: Device for PV abc not found or rejected by a filter.\n  LV       VG   Attr       LSize   Pool Origin Data%  Meta%  Move Log Cpy%Sync Convert LV Tags Devices       \n  root     rhel -wi-ao---- 100.00g                                                             /dev/sda2(0)  \n  pool0    rhel twi-aotz--   1.00t             91.25  12.50                                    pool0_tdata(0)\n  old      rhel swi-I-s---  10.00g      root   100.00                                          /dev/sda2(9)  \n  data     vg1  -wi-----p-   2.00t                                                             [unknown](0)  \n';
    expect(
      valueIn(parseLvs(text))?.map(({ name, dataPercent, metadataPercent, active, partial }) => [
        name,
        dataPercent,
        metadataPercent,
        active,
        partial,
      ]),
    ).toEqual([
      ['root', null, null, true, false],
      ['pool0', 91.25, 12.5, true, false],
      ['old', 100, null, false, false],
      ['data', null, null, false, true],
    ]);
  });

  it('leaves devices out that are no physical volume, and names those that are missing', () => {
    const text =
      '  PV         VG   Fmt  Attr PSize   PFree  DevSize PV UUID\n  /dev/sda1            ---       0      0    1.00g        \n  /dev/sda2  rhel lvm2 a--  445.60g 33.60g 445.60g ExampL \n  [unknown]  vg1  lvm2 a-m    2.00t     0       0  Exampl \n  /dev/sdz        lvm2 ---  100.00g 100.00g 100.00g Exampl\n';
    expect(valueIn(parsePvs(text))?.map(({ name, group, missing }) => [name, group, missing])).toEqual([
      ['/dev/sda2', 'rhel', false],
      ['[unknown]', 'vg1', true],
    ]);
    const groups =
      '  VG   #PV #LV #SN Attr   VSize   VFree\n  rhel   1   3   0 wz--n- 445.60g <33.60g\n  vg1    2   1   0 wz-pn-   3.99t     0 \n';
    expect(valueIn(parseVgs(groups))?.map(({ name, freeBytes, partial }) => [name, freeBytes, partial])).toEqual([
      ['rhel', Math.round(33.6 * GIB), false],
      ['vg1', 0, true],
    ]);
    for (const parse of [parsePvs, parseVgs, parseLvs])
      expect(parse('  No volume groups found\n').state).toBe('unparsable');
  });
});

describe('multipath -ll', () => {
  it('reads maps with and without alias, and RHEL 5 brackets', () => {
    const text =
      "mpatha (36001) dm-3 EMC,SYMMETRIX\nsize=100G features='1 queue_if_no_path' hwhandler='0' wp=rw\n|-+- policy='service-time 0' prio=1 status=active\n| |- 3:0:0:1 sdb 8:16 active ready running\n| `- 4:0:0:1 sdc 8:32 failed faulty running\n`-+- policy='service-time 0' prio=0 status=enabled\n  `- #:#:#:# - #:# failed undef running\n36002 dm-4 HP,HSV\nsize=1.5T features='0' hwhandler='0' wp=ro\n`-+- policy='round-robin 0' prio=1 status=active\n  `- 5:0:0:1 sdd 8:48 active ready running\nmpath5 (36003) dm-7 IBM,2107\n[size=20G][features=0][hwhandler=0][rw]\n\\_ round-robin 0 [prio=1][active]\n \\_ 0:0:0:1 sde 8:64 [active][ready]\n";
    const maps = valueIn(parseMultipath(text));
    expect(
      maps?.map(({ name, wwid, writeProtected, paths }) => [
        name,
        wwid,
        writeProtected,
        paths.map(({ device, failed }) => `${device}${failed ? '!' : ''}`),
      ]),
    ).toEqual([
      ['mpatha', '36001', false, ['sdb', 'sdc!', '-!']],
      ['36002', null, true, ['sdd']],
      ['mpath5', '36003', false, ['sde']],
    ]);
    expect(maps?.[0]?.sizeBytes).toBe(100 * GIB);
    expect(maps?.[2]?.paths[0]?.states).toBe('active ready');
  });

  it('refuses a text without a map', () => {
    expect(parseMultipath('DM multipath kernel driver not loaded\n').state).toBe('unparsable');
  });
});
