import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import {
  asRing,
  asSyslog,
  bootLines,
  type FaultyMachine,
  pageFault,
  type RingLine,
} from '../../shared/sample/kernel-lines.ts';
import { BOOTED, HOST, type Rhel7Options, rhel7Host } from '../../shared/sample/rhel7-host.ts';
import { analyzeTree, findingOf } from '../builders/analyze.ts';
import type { Tree } from '../builders/archive.ts';

// What a tester with fresh eyes got past the first version; each was a wrong verdict.
const ARTICLE = 'rhel7-efi-page-fault';
const FIRMWARE = 'efi-firmware-page-fault';
const k = (build: string): string => `3.10.0-1160.${build}.el7.x86_64`;
const machine = (release: string): FaultyMachine => ({
  cpu: 3,
  pid: 77,
  kworker: 'kworker/u16:4',
  address: '0xfee',
  release,
});
const fault = (release: string): RingLine[] => pageFault(machine(release), 34.3);
const DAY = 86_400_000;

const summaryOf = (options: Partial<Rhel7Options>, extra: Tree = {}): Promise<CaseSummary> =>
  analyzeTree({ ...rhel7Host(options), ...extra });
const without = (tree: Tree, pattern: RegExp): Tree =>
  Object.fromEntries(Object.entries(tree).filter(([path]) => !pattern.test(path)));

describe("words that are not this host's kernel's", () => {
  it.each([
    [
      'the rest of a message of several lines',
      '          [   34.3] [Firmware Bug]: Page fault caused by firmware at PA: 0xfee',
    ],
    ['a line without prefix below others', '[34.3] efi: Froze efi_rts_wq and disabled EFI Runtime Services'],
  ])('%s', async (_, line) => {
    const host = rhel7Host();
    const messages = `${host['var/log/messages']}May 16 01:00:00 ${HOST} myapp[77]: report follows\n${line}\n`;
    const summary = await analyzeTree({ ...host, 'var/log/messages': messages });
    expect(summary.verdicts[ARTICLE]).toBe('affected-no-symptom');
  });

  it.each([k('36.2'), k('71.1')])(
    'lines of another host on a log server that runs %s, which are named as a gap',
    async (release) => {
      const host = rhel7Host({ release, installed: [] });
      const foreign = fault(k('36.2')).map(([, text]) => `May 16 01:00:00 otherhost9 kernel: ${text}\n`);
      const summary = await analyzeTree({ ...host, 'var/log/messages': host['var/log/messages'] + foreign.join('') });
      expect(summary.verdicts[ARTICLE]).toBe(release === k('36.2') ? 'affected-no-symptom' : 'not-affected');
      expect(summary.gaps.some((gap) => gap.datum === 'var/log/messages' && /another host/.test(gap.note))).toBe(true);
      expect(summary.boots).toHaveLength(1);
    },
  );

  it.each([
    'healthcheck: looking for "Page fault caused by firmware at PA" in dmesg: none',
    'mytool: Froze efi_rts_wq and disabled EFI Runtime Services not seen',
    'audit: type=1123 msg=\'op=grep "Page fault caused by firmware at PA"\'',
  ])('a quotation in the ring: %s', async (text) => {
    expect((await summaryOf({ kernelLines: [[90, text]] })).verdicts[ARTICLE]).toBe('affected-no-symptom');
  });

  it('the call trace of the next task', async () => {
    const lines: RingLine[] = [
      [300, 'INFO: task kworker/u16:4:77 blocked for more than 120 seconds.'],
      [300.1, ' [<ffffffffc0a1>] xfs_buf_lock+0x33/0x40'],
      [300.2, 'INFO: task kexec:99 blocked for more than 120 seconds.'],
      [300.3, ' [<ffffffff83c8daa8>] ? efi_call+0x58/0x90'],
    ];
    expect((await summaryOf({ kernelLines: lines })).verdicts[ARTICLE]).toBe('affected-no-symptom');
  });

  it('the host itself under another form of its name, and before it had one, still counts', async () => {
    for (const name of ['dbsrv07.example.com', 'DBSRV07', 'localhost']) {
      const host = without(rhel7Host(), /dmesg/);
      const lines = [...bootLines(k('36.2'), 'uefi'), ...fault(k('36.2'))];
      const summary = await analyzeTree({ ...host, 'var/log/messages': asSyslog(lines, name, BOOTED) });
      expect(summary.verdicts[ARTICLE], name).toBe('affected-hit');
    }
  });
});

describe('"no symptom" is said only where the kernel was heard', () => {
  it('not of an empty dmesg and a syslog without one kernel line', async () => {
    const host = without(rhel7Host(), /dmesg|messages/);
    const messages = `May 16 01:00:00 ${HOST} systemd: Started Session 1.\n`;
    const summary = await analyzeTree({ ...host, 'sos_commands/kernel/dmesg': '', 'var/log/messages': messages });
    expect(summary.verdicts[ARTICLE]).toBe('unknown');
  });

  it('not of the copy that was made at boot alone', async () => {
    const summary = await analyzeTree(without(rhel7Host(), /kernel\/dmesg|messages|^dmesg/));
    expect(summary.verdicts[ARTICLE]).toBe('unknown');
  });
});

describe('kernels that the article does not speak of', () => {
  it.each(['3.10.0-1160.36.2.rt56.1179.el7.x86_64', '3.10.0-1160.36.2.el7.centos.plus.x86_64'])(
    '%s with the message: unknown, and no firmware advice',
    async (release) => {
      const summary = await summaryOf({ release, kernelLines: fault(release), installed: [] });
      expect(summary.verdicts).toMatchObject({ [ARTICLE]: 'unknown', [FIRMWARE]: 'not-affected' });
      expect(findingOf(summary, ARTICLE).conditions.join(' ')).toContain('does not cover');
      expect(summary.kernelUpgrade).toBeNull();
    },
  );

  it('a hanging efibootmgr on another kernel is not "the same message"', async () => {
    const log = {
      'sos_logs/sos.log':
        "2022-05-16 02:46:07,512 WARNING: [plugin:boot] command 'efibootmgr -v' timed out after 300s\n",
    };
    const summary = await summaryOf({ release: '4.18.0-348.el8.x86_64', installed: [] }, log);
    expect(summary.verdicts).toMatchObject({ [ARTICLE]: 'not-affected', [FIRMWARE]: 'not-affected' });
  });
});

describe('how much a hit says', () => {
  it('a side effect alone is a possibility, not a proven fault, and no critical one', async () => {
    const log = {
      'sos_logs/sos.log':
        "2022-05-16 02:46:07,512 WARNING: [plugin:boot] command 'efibootmgr -v' timed out after 300s\n",
    };
    const finding = findingOf(await summaryOf({}, log), ARTICLE);
    expect(finding).toMatchObject({ verdict: 'affected-hit', confidence: 'possible', severity: 'important' });
    expect(finding.headline).not.toContain('hits the EFI');
    expect(finding.summary).not.toContain('took a page fault');
    expect(finding.evidence[0]).toMatchObject({ printedBy: null, time: '2022-05-16T02:46:07+09:00' });
  });

  it('a hit of an earlier boot is not told as the state of this one', async () => {
    const lines = [...bootLines(k('36.2'), 'uefi'), ...fault(k('36.2'))];
    const finding = findingOf(await summaryOf({ earlierMessages: asSyslog(lines, HOST, BOOTED - 5 * DAY) }), ARTICLE);
    expect(finding).toMatchObject({ verdict: 'affected-hit', confidence: 'confirmed' });
    expect(finding.headline).toContain('earlier boot');
    expect(finding.notes.join(' ')).not.toContain('Until the reboot');
  });

  it('names the article that tells the message where another one does not', async () => {
    const summary = await summaryOf({ kernelLines: fault(k('36.2')) });
    expect(summary.verdictNotes[FIRMWARE]?.note).toContain('told by another article');
  });

  it('a crash of an old kernel says nothing certain of the running one', async () => {
    const crash: RingLine[] = [
      [50, 'kernel BUG at arch/x86/mm/tlb.c:48!'],
      [50.1, `CPU: 2 PID: 900 Comm: kworker/u16:1 Not tainted ${k('25.1')} #1`],
    ];
    const earlier = asSyslog([...bootLines(k('25.1'), 'uefi'), ...crash], HOST, BOOTED - 9 * DAY);
    const summary = await summaryOf({ release: k('119.1'), earlierMessages: earlier, installed: [] });
    expect(findingOf(summary, 'rhel7-leave-mm-tlb').verdict).toBe('unknown');
  });
});

describe('hostile lines', () => {
  it('cost no more than their length', async () => {
    const digits = `CPU: 1 PID: 1 Comm: x 1.${'1'.repeat(60_000)}`;
    const many = Array.from({ length: 200 }, (_, index): RingLine => [100 + index, digits]);
    const hung = Array.from(
      { length: 20_000 },
      (_, index) =>
        `[  900.${String(index).padStart(6, '0')}] INFO: task kworker/u16:4:${index} blocked for more than 120 seconds.\n`,
    );
    const started = process.cpuUsage().user;
    const summary = await analyzeTree({ ...rhel7Host(), 'sos_commands/kernel/dmesg': asRing(many) + hung.join('') });
    expect(summary.verdicts[ARTICLE]).toBe('affected-no-symptom');
    // The first version took some 500 s for this; the bound is on work done, two orders above what it takes.
    expect(process.cpuUsage().user - started).toBeLessThan(30_000_000);
  });
});
