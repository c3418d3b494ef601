import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { type FaultyMachine, pageFault, type RingLine } from '../../shared/sample/kernel-lines.ts';
import { type Rhel7Options, rhel7Host } from '../../shared/sample/rhel7-host.ts';
import { analyzeAll, analyzeTree, findingOf } from '../builders/analyze.ts';
import type { Tree } from '../builders/archive.ts';

const ARTICLE = 'rhel7-efi-page-fault';
const FIRMWARE = 'efi-firmware-page-fault';

const machine = (release: string): FaultyMachine => ({
  cpu: 3,
  pid: 77,
  kworker: 'kworker/u16:4',
  address: '0xfffffffeecb081e7',
  release,
});
const faultOf = (release: string): RingLine[] => pageFault(machine(release), 34.3);
const k = (build: string): string => `3.10.0-1160.${build}.el7.x86_64`;

const verdictOf = async (options: Partial<Rhel7Options>, extra: Tree = {}): Promise<CaseSummary> =>
  analyzeTree({ ...rhel7Host(options), ...extra });

/** A boot of some days before, in var/log/messages, whose kernel hit the bug (or another kernel did). */
const earlierBoot = (release: string): string =>
  [
    `May  2 08:00:00 dbsrv07 kernel: Linux version ${release} (mockbuild@builder) #1 SMP`,
    ...faultOf(release).map(([, text]) => `May  2 08:00:34 dbsrv07 kernel: ${text}`),
    'May 14 22:00:00 dbsrv07 systemd: Reached target Shutdown.',
    '',
  ].join('\n');

describe('the eight verdicts of the EFI page-fault article', () => {
  it('affected-hit: an affected kernel printed the fault in this boot', async () => {
    const summary = await verdictOf({ kernelLines: faultOf(k('36.2')) });
    expect(summary.verdicts[ARTICLE]).toBe('affected-hit');
    expect(findingOf(summary, ARTICLE)).toMatchObject({ confidence: 'confirmed', severity: 'critical', totalRisk: 4 });
    expect(summary.kernelUpgrade).toMatchObject({ target: '3.10.0-1160.62.1.el7', state: 'upgrade-needed' });
    expect(summary.verdicts[FIRMWARE]).toBe('not-affected');
  });

  it('affected-hit, reboot needed: the fixed kernel waits while the affected one was struck', async () => {
    const installed = ['3.10.0-1160.36.2.el7', '3.10.0-1160.119.1.el7'];
    const summary = await verdictOf({ kernelLines: faultOf(k('36.2')), installed });
    expect(summary.verdicts[ARTICLE]).toBe('affected-hit');
    expect(summary.kernelUpgrade).toMatchObject({ state: 'reboot-needed', installedFix: '3.10.0-1160.119.1.el7' });
  });

  it('affected-no-symptom: an affected kernel on UEFI without a fault', async () => {
    const summary = await verdictOf({});
    expect(summary.verdicts[ARTICLE]).toBe('affected-no-symptom');
    expect(findingOf(summary, ARTICLE).evidence).toEqual([]);
    expect(summary.kernelUpgrade?.target).toBe('3.10.0-1160.62.1.el7');
  });

  it('names the file that tells of UEFI in both languages', async () => {
    const mounts = 'efivarfs /sys/firmware/efi/efivars efivarfs rw,nosuid 0 0\n';
    const [both] = await analyzeAll({ ...rhel7Host({}), 'proc/mounts': mounts });
    if (both === undefined) throw new Error('one case was expected');
    expect(findingOf(both.en, ARTICLE).conditions).toContain(
      'The host boots by UEFI (efivarfs is mounted (proc/mounts)).',
    );
    expect(findingOf(both.ja, ARTICLE).conditions).toContain('ホストは UEFI で起動しています (proc/mounts)。');
  });

  it('not-exposed: an affected kernel that boots by BIOS', async () => {
    const summary = await verdictOf({ boot: 'bios' });
    expect(summary.host.boot).toBe('bios');
    expect(summary.verdicts[ARTICLE]).toBe('not-exposed');
    expect(findingOf(summary, ARTICLE)).toMatchObject({ severity: 'low', totalRisk: 1 });
  });

  it('fixed-not-running: no symptom, and the fix waits for a reboot', async () => {
    const installed = ['3.10.0-1160.36.2.el7', '3.10.0-1160.62.1.el7'];
    const summary = await verdictOf({ installed });
    expect(summary.verdicts[ARTICLE]).toBe('fixed-not-running');
    expect(summary.kernelUpgrade).toMatchObject({ state: 'reboot-needed', installedFix: '3.10.0-1160.62.1.el7' });
    expect(findingOf(summary, ARTICLE).summary).toContain('3.10.0-1160.62.1.el7');
  });

  it('historic: an affected kernel was struck in an earlier boot, a fixed one runs', async () => {
    const summary = await verdictOf({ release: k('71.1'), earlierMessages: earlierBoot(k('45.1')) });
    expect(summary.verdicts[ARTICLE]).toBe('historic');
    const finding = findingOf(summary, ARTICLE);
    expect(finding.evidence.map((evidence) => evidence.printedBy)).toContain('3.10.0-1160.45.1.el7');
    expect(finding.evidence.every((evidence) => evidence.boot === -1)).toBe(true);
    expect(finding.resolution).toEqual([]);
    expect(summary.kernelUpgrade).toBeNull();
    expect(summary.verdicts[FIRMWARE]).toBe('not-affected');
  });

  it('symptom-other-kernel: a fixed kernel prints the message itself; the advice is firmware', async () => {
    const summary = await verdictOf({ release: k('71.1'), kernelLines: faultOf(k('71.1')) });
    expect(summary.verdicts).toMatchObject({ [ARTICLE]: 'symptom-other-kernel', [FIRMWARE]: 'symptom-other-kernel' });
    expect(summary.findings.map((finding) => finding.article)).toEqual([FIRMWARE]);
    expect(summary.kernelUpgrade).toBeNull();
  });

  it.each([
    '4.18.0-348.el8.x86_64',
    '5.14.0-70.13.1.el9_0.x86_64',
    '5.15.0-91-generic',
    '5.4.17-2136.304.4.1.el7uek.x86_64',
    '5.17.1-1.el7.elrepo.x86_64',
    '4.9.220-37.el7.x86_64',
  ])('symptom-other-kernel: %s prints the message, and no el7 kernel is offered', async (release) => {
    const summary = await verdictOf({ release, kernelLines: faultOf(release), installed: [] });
    expect(summary.host.kernel?.release).toBe(release);
    expect(summary.verdicts[ARTICLE]).toBe('symptom-other-kernel');
    expect(summary.kernelUpgrade).toBeNull();
    expect(summary.kernelStream).toBeNull();
    const finding = findingOf(summary, FIRMWARE);
    expect(JSON.stringify(finding)).not.toContain('1160.6');
  });

  it('not-affected: a fixed kernel and quiet logs', async () => {
    const summary = await verdictOf({ release: k('62.1') });
    expect(summary.verdicts).toMatchObject({ [ARTICLE]: 'not-affected', [FIRMWARE]: 'not-affected' });
    expect(summary.findings).toEqual([]);
  });

  it('unknown: nothing tells the kernel', async () => {
    const summary = await analyzeTree({ 'sos_commands/host/hostname': 'db\n', 'etc/redhat-release': 'RHEL 7.9\n' });
    expect(summary.host.kernel).toBeNull();
    expect(summary.verdicts[ARTICLE]).toBe('unknown');
    expect(summary.findings).toEqual([]);
  });

  it('unknown: an affected kernel, and no kernel log to say whether it was struck', async () => {
    const { uname, ...rest } = rhel7Host();
    const tree = Object.fromEntries(Object.entries(rest).filter(([path]) => !/dmesg|messages/.test(path)));
    const summary = await analyzeTree({ ...tree, uname: uname ?? '' });
    expect(summary.verdicts[ARTICLE]).toBe('unknown');
    expect(findingOf(summary, ARTICLE).verdict).toBe('unknown');
    expect(summary.kernelUpgrade?.target).toBe('3.10.0-1160.62.1.el7');
  });
});

describe('the range, build by build', () => {
  it.each([
    ['3.10.0-1160.el7.x86_64', 'not-affected'],
    ['3.10.0-1062.el7.x86_64', 'not-affected'],
    [k('25.1'), 'not-affected'],
    [k('29.1'), 'unknown'],
    [k('30.1'), 'unknown'],
    [k('31.1'), 'affected-no-symptom'],
    [k('36.2'), 'affected-no-symptom'],
    [k('59.1'), 'affected-no-symptom'],
    [`${k('59.1')}.debug`, 'affected-no-symptom'],
    ['3.10.0-1160.59.1.0.1.el7.x86_64', 'affected-no-symptom'],
    ['3.10.0-1160.31.1.0.1.el7.x86_64', 'affected-no-symptom'],
    [k('60.1'), 'affected-no-symptom'],
    [k('61.1'), 'not-affected'],
    [k('62.1'), 'not-affected'],
    ['3.10.0-1160.71.1.0.1.el7.x86_64', 'not-affected'],
    [k('119.1'), 'not-affected'],
    ['3.10.0-1160.11.1.rt56.1145.el7.x86_64', 'unknown'],
    ['3.10.0-1160.36.2.el7.centos.plus.x86_64', 'unknown'],
    ['5.4.17-2136.304.4.1.el7uek.x86_64', 'not-affected'],
    ['4.18.0-348.el8.x86_64', 'not-affected'],
    ['6.1.0-13-amd64', 'not-affected'],
  ])('%s is %s', async (release, verdict) => {
    const summary = await verdictOf({ release, installed: [] });
    expect(summary.verdicts[ARTICLE]).toBe(verdict);
  });
});

describe('who printed the words', () => {
  it.each([
    ['logger[4242]: [Firmware Bug]: Page fault caused by firmware at PA: 0xfffffffeecb081e7'],
    ['logger: kernel: efi: Froze efi_rts_wq and disabled EFI Runtime Services'],
    ['kernel[99]: efi: Froze efi_rts_wq and disabled EFI Runtime Services'],
    ['audit: msg="Page fault caused by firmware at PA: 0xfffffffeecb081e7"'],
  ])('%s is no evidence', async (text) => {
    const summary = await verdictOf({ otherMessages: [[3000, text]] });
    expect(summary.verdicts[ARTICLE]).toBe('affected-no-symptom');
    expect(findingOf(summary, ARTICLE).count).toBe(0);
  });

  it('a process that writes into the ring is no kernel either', async () => {
    const summary = await verdictOf({
      kernelLines: [[99, 'logger[4242]: [Firmware Bug]: Page fault caused by firmware at PA: 0xfffffffeecb081e7']],
    });
    expect(summary.verdicts[ARTICLE]).toBe('affected-no-symptom');
  });

  it('an interrupted pair of processors may print in any order', async () => {
    const lines = [...faultOf(k('36.2'))].reverse().map(([, text], index): RingLine => [40 + index / 1000, text]);
    const summary = await verdictOf({ kernelLines: lines });
    expect(summary.verdicts[ARTICLE]).toBe('affected-hit');
  });

  it('an earlier boot of an affected kernel counts while an affected one runs', async () => {
    const summary = await verdictOf({ release: k('53.1'), earlierMessages: earlierBoot(k('45.1')) });
    expect(summary.verdicts[ARTICLE]).toBe('affected-hit');
  });

  it('what another kernel printed in an earlier boot is not this kernel bug', async () => {
    const summary = await verdictOf({ release: k('53.1'), earlierMessages: earlierBoot('4.18.0-348.el8.x86_64') });
    expect(summary.verdicts).toMatchObject({ [ARTICLE]: 'affected-no-symptom', [FIRMWARE]: 'symptom-other-kernel' });
  });

  it('the fault itself proves UEFI, whatever the facts say of the boot mode', async () => {
    const summary = await verdictOf({ boot: 'bios', kernelLines: faultOf(k('36.2')) });
    expect(summary.verdicts[ARTICLE]).toBe('affected-hit');
  });
});

describe('side effects alone', () => {
  const imsm: RingLine[] = [[41, 'dracut-initqueue[712]: mdadm: No OROM/EFI properties for /dev/sda']];

  it('imsm errors name other causes as well: no hit by themselves', async () => {
    expect((await verdictOf({ otherMessages: imsm })).verdicts[ARTICLE]).toBe('affected-no-symptom');
  });

  it('a hanging efibootmgr on an affected kernel is a possible hit, and imsm errors join it', async () => {
    const log = {
      'sos_logs/sos.log':
        "2022-05-16 02:46:07,512 WARNING: [plugin:boot] command 'efibootmgr -v' timed out after 300s\n",
    };
    const summary = await verdictOf({ otherMessages: imsm }, log);
    expect(findingOf(summary, ARTICLE)).toMatchObject({ verdict: 'affected-hit', confidence: 'possible', count: 2 });
  });

  it('list corruption and a hung_task panic without the freeze are other troubles', async () => {
    const lines: RingLine[] = [
      [50, 'list_del corruption, ffffddf083ff0c20->next is LIST_POISON1 (dead000000000100)'],
      [900, 'Kernel panic - not syncing: hung_task: blocked tasks'],
    ];
    expect((await verdictOf({ kernelLines: lines })).verdicts[ARTICLE]).toBe('affected-no-symptom');
  });

  it('a kworker hung elsewhere is another trouble; one hung in efi_call is a likely hit', async () => {
    const hung = (frame: string): RingLine[] => [
      [300, 'INFO: task kworker/u16:4:77 blocked for more than 120 seconds.'],
      [300, 'Call Trace:'],
      [300, ` [<ffffffff83c8daa8>] ? ${frame}+0x58/0x90`],
    ];
    expect((await verdictOf({ kernelLines: hung('nfs_wait_bit_killable') })).verdicts[ARTICLE]).toBe(
      'affected-no-symptom',
    );
    const summary = await verdictOf({ kernelLines: hung('efi_call') });
    expect(findingOf(summary, ARTICLE)).toMatchObject({ verdict: 'affected-hit', confidence: 'likely' });
  });
});

describe('hung_task_panic', () => {
  it.each([
    ['1', /is 1 on this host/, 4],
    ['0', /is 0 on this host/, 4],
  ])('set to %s is said on a host that was hit', async (value, note, impact) => {
    const summary = await verdictOf({ sysctl: { 'kernel.hung_task_panic': value }, kernelLines: faultOf(k('36.2')) });
    const finding = findingOf(summary, ARTICLE);
    expect(finding.notes.join(' ')).toMatch(note);
    expect(finding.impact).toBe(impact);
  });

  it('raises the impact before the bug has struck', async () => {
    const calm = findingOf(await verdictOf({}), ARTICLE);
    const armed = findingOf(await verdictOf({ sysctl: { 'kernel.hung_task_panic': '1' } }), ARTICLE);
    expect(armed.impact).toBeGreaterThan(calm.impact);
  });

  it('efi=noruntime is warned of on an imsm host only', async () => {
    const mdstat = {
      'proc/mdstat': 'Personalities : \nmd127 : inactive sda[1](S) sdb[0](S)\n      6056 blocks super external:imsm\n',
    };
    const raid = findingOf(await verdictOf({}, mdstat), ARTICLE);
    expect(raid.notes.join(' ')).toContain('efi=noruntime');
    expect(findingOf(await verdictOf({}), ARTICLE).notes.join(' ')).not.toContain('efi=noruntime');
  });
});

describe('the predecessor in leave_mm()', () => {
  const crash: RingLine[] = [
    [77, 'kernel BUG at arch/x86/mm/tlb.c:48!'],
    [77.1, 'CPU: 2 PID: 900 Comm: kworker/u16:1 Not tainted 3.10.0-1160.24.1.el7.x86_64 #1'],
  ];

  it('is told when an el7 kernel printed it, and unknown otherwise, for its range is not published', async () => {
    const hit = await verdictOf({ release: k('24.1'), kernelLines: crash });
    expect(hit.verdicts['rhel7-leave-mm-tlb']).toBe('affected-hit');
    expect((await verdictOf({})).verdicts['rhel7-leave-mm-tlb']).toBe('unknown');
    expect((await verdictOf({ release: '4.18.0-348.el8.x86_64' })).verdicts['rhel7-leave-mm-tlb']).toBe('not-affected');
  });
});
