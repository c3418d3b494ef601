import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { asRing, bootLines } from '../../shared/sample/kernel-lines.ts';
import { AFFECTED, rhel7Host } from '../../shared/sample/rhel7-host.ts';
import { analyzeAll, analyzeTree, findingOf, places } from '../builders/analyze.ts';
import { ARCHIVE_FORMATS } from '../builders/archive.ts';
import { SEED_EXCERPT_1, SEED_EXCERPT_2 } from '../builders/seed-excerpts.ts';

const ARTICLE = 'rhel7-efi-page-fault';
const PRELUDE = asRing(bootLines(AFFECTED, 'uefi'));
const BEFORE = PRELUDE.split('\n').length - 1;

/** A RHEL 7 archive with the KB's two excerpts: one in the ring, one in the log of a crash. */
const tree = {
  ...rhel7Host(),
  'sos_commands/kernel/dmesg': PRELUDE + SEED_EXCERPT_1,
  'var/crash/127.0.0.1-2022-05-15-23:08:41/vmcore-dmesg.txt': SEED_EXCERPT_2,
};
const VMCORE = 'var/crash/127.0.0.1-2022-05-15-23:08:41/vmcore-dmesg.txt';

const EXPECTED = [
  `recovery-warning sos_commands/kernel/dmesg:${BEFORE + 1}`,
  `page-fault sos_commands/kernel/dmesg:${BEFORE + 2}`,
  `queue-frozen sos_commands/kernel/dmesg:${BEFORE + 5}`,
  `services-disabled sos_commands/kernel/dmesg:${BEFORE + 6}`,
  `recovery-warning ${VMCORE}:2`,
  `page-fault ${VMCORE}:3`,
  `queue-frozen ${VMCORE}:12`,
  `list-corruption ${VMCORE}:15`,
  `services-disabled ${VMCORE}:16`,
];

describe("the KB's two log excerpts in a RHEL 7 archive", () => {
  it.each(ARCHIVE_FORMATS)('give affected-hit with the exact lines as proof: %s', async (format) => {
    const summary = await analyzeTree(tree, { format });
    expect(summary.verdicts[ARTICLE]).toBe('affected-hit');
    expect(places(findingOf(summary, ARTICLE))).toEqual(EXPECTED);
    expect(summary.kernelUpgrade).toMatchObject({
      running: '3.10.0-1160.36.2.el7',
      target: '3.10.0-1160.62.1.el7',
      advisory: 'RHSA-2022:1198',
      latestKnown: '3.10.0-1160.119.1.el7',
    });
    expect(summary.source).toMatchObject({ format, complete: true, caseNumber: '03871245' });
  });

  it.each([1, 7, 513])('read the same with chunks of %i bytes', async (size) => {
    const summary = await analyzeTree(tree, {}, size);
    expect(places(findingOf(summary, ARTICLE))).toEqual(EXPECTED);
  });

  it('are quoted with the lines around them and the words marked', async () => {
    const finding = findingOf(await analyzeTree(tree), ARTICLE);
    const fault = finding.evidence.find((evidence) => evidence.line === BEFORE + 2);
    expect(fault?.text).toContain('Page fault caused by firmware at PA: 0xfffffffeecb081e7');
    expect(fault?.marks.map(([from, to]) => fault.text.slice(from, to))).toEqual([
      '[Firmware Bug]: Page fault caused by firmware at PA',
    ]);
    expect(fault?.excerpt.lines[BEFORE + 2 - (fault?.excerpt.firstLine ?? 0)]).toBe(fault?.text);
    expect(fault?.printedBy).toBe('3.10.0-1160.36.2.el7');
    expect(fault?.boot).toBe(0);
    const crashed = finding.evidence.find((evidence) => evidence.path === VMCORE);
    expect(crashed?.boot).toBe(-1);
  });

  it('never offer build 61.1', async () => {
    const { kernelUpgrade, findings } = await analyzeTree(tree);
    expect(kernelUpgrade?.commands.join(' ')).not.toContain('61.1');
    expect(kernelUpgrade?.target).not.toContain('61.1');
    expect(findings[0]?.resolution.map((step) => step.command ?? '').join(' ')).not.toContain('61.1');
  });

  it('are told in Japanese with the same verdict and evidence', async () => {
    const [both] = await analyzeAll(tree);
    expect(both?.ja.findings[0]?.headline).toContain('カーネル');
    expect(both?.ja.verdicts).toEqual(both?.en.verdicts);
    expect(both?.ja.findings[0]?.evidence).toEqual(both?.en.findings[0]?.evidence);
  });

  it('count in dmesg -T, in messages, in a journal dump and in rotated, compressed logs', async () => {
    const lines = SEED_EXCERPT_1.trimEnd()
      .split('\n')
      .map((line) => line.replace(/^\[ *[\d.]+\] /, ''));
    const of = (prefix: string): string => lines.map((line) => `${prefix}${line}\n`).join('');
    for (const [path, text] of [
      ['sos_commands/kernel/dmesg_-T', of('[Mon May 16 00:11:05 2022] ')],
      ['var/log/messages-20220516', of('May 16 00:11:05 dbsrv07 kernel: ')],
      ['var/log/messages', of('May 16 00:11:05 dbsrv07 kernel: [   34.313541] ')],
      ['var/log/messages-20220508.gz', gzipSync(of('May  7 00:11:05 dbsrv07 kernel: '))],
      ['sos_commands/logs/journalctl_--no-pager', of('May 16 00:11:05 dbsrv07 kernel: ')],
      ['sos_commands/logs/journalctl_--no-pager_--boot', of('2022-05-16T00:11:05+0900 dbsrv07 kernel: ')],
    ] as const) {
      const host = rhel7Host();
      const quiet = Object.fromEntries(Object.entries(host).filter(([name]) => !name.includes('dmesg')));
      const summary = await analyzeTree({ ...quiet, [path]: text });
      expect(places(findingOf(summary, ARTICLE)), path).toEqual([
        `recovery-warning ${path}:1`,
        `page-fault ${path}:2`,
        `queue-frozen ${path}:5`,
        `services-disabled ${path}:6`,
      ]);
    }
  });
});
