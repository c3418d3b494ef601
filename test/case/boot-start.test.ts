import { describe, expect, it } from 'vitest';
import { rhel7Host } from '../../shared/sample/rhel7-host.ts';
import { analyzeBytes, analyzeTree } from '../builders/analyze.ts';
import { buildArchive, type Tree } from '../builders/archive.ts';

const DMESG = 'sos_commands/kernel/dmesg';
/** What tells of UEFI or BIOS beside the kernel's log. */
const TELLING = /efibootmgr|mokutil|dmesg|var\/log\/messages/;

/** A host that only its dmesg tells the boot mode of. */
function dmesgOnly(boot: 'uefi' | 'bios', change: (dmesg: string) => string = (text) => text): Tree {
  const host = rhel7Host({ boot });
  const dmesg = host[DMESG];
  if (typeof dmesg !== 'string') throw new Error('no dmesg');
  const rest = Object.entries(host).filter(([path]) => !TELLING.test(path));
  return { ...Object.fromEntries(rest), [DMESG]: change(dmesg) };
}

describe('no EFI line in the kernel log', () => {
  it('is BIOS where the ring holds the start of the boot and what follows', async () => {
    const { host, verdicts } = await analyzeTree(dmesgOnly('bios'));
    expect(host).toMatchObject({ boot: 'bios', bootSource: 'the kernel log has its start and no EFI line' });
    expect(verdicts['rhel7-efi-page-fault']).toBe('not-exposed');
  });

  it('says nothing where the archive was cut before it', async () => {
    const tree = Object.entries(dmesgOnly('uefi')).map(([path, entry]) => [`sosreport-dbsrv07/${path}`, entry]);
    const bytes = await buildArchive(Object.fromEntries(tree), { format: 'tar' });
    const cut = bytes.subarray(0, Buffer.from(bytes).indexOf('efi: EFI v'));
    const [found] = await analyzeBytes(cut);
    expect(found?.en.source.complete).toBe(false);
    expect(found?.en.host).toMatchObject({ boot: 'unknown', kernel: { release: expect.stringContaining('36.2') } });
    expect(found?.en.verdicts['rhel7-efi-page-fault']).not.toBe('not-exposed');
  });

  it('says nothing where the log ends before the EFI lines stand', async () => {
    const short = dmesgOnly('uefi', (text) => text.slice(0, text.indexOf('BIOS-e820')));
    expect((await analyzeTree(short)).host.boot).toBe('unknown');
  });

  it('says nothing in a journal, which may have dropped it', async () => {
    const { [DMESG]: dmesg, ...rest } = dmesgOnly('bios');
    const lines = String(dmesg).replaceAll(/^/gm, 'May 15 23:21:35 dbsrv07 kernel: ').trimEnd();
    const journal = { ...rest, 'sos_commands/logs/journalctl_--no-pager_--boot': `${lines}\n` };
    expect((await analyzeTree(journal)).host.boot).toBe('unknown');
  });
});

describe('a mounted /boot/efi where efibootmgr finds no EFI variables', () => {
  const contradicting = {
    'proc/mounts': '/dev/sda1 /boot/efi vfat rw 0 0\n',
    'sos_commands/boot/efibootmgr_-v': 'EFI variables are not supported on this system.\n',
  };

  it('leaves the boot mode open, and the condition says why', async () => {
    const { host, findings } = await analyzeTree({ ...dmesgOnly('bios', () => '[ 9000.1] late\n'), ...contradicting });
    expect(host.boot).toBe('unknown');
    const conditions = findings.find((finding) => finding.article === 'rhel7-efi-page-fault')?.conditions ?? [];
    expect(conditions.join('\n')).toMatch(/UEFI or BIOS \(.*not supported, but \/boot\/efi is mounted/);
  });

  it('is BIOS where the kernel log shows it', async () => {
    expect((await analyzeTree({ ...dmesgOnly('bios'), ...contradicting })).host.boot).toBe('bios');
  });
});

describe('a log without a line', () => {
  it('is a gap, as one that is not there', async () => {
    const empty = Object.entries(rhel7Host()).map(([path, entry]) => [
      path,
      /dmesg$|messages$/.test(path) ? '' : entry,
    ]);
    const { gaps } = await analyzeTree(Object.fromEntries(empty));
    for (const datum of ['dmesg', 'messages']) {
      const notes = gaps.filter((gap) => gap.datum === datum).map((gap) => gap.note);
      expect(notes).toEqual([expect.stringContaining('is empty')]);
    }
  });
});
