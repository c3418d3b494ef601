import { describe, expect, it } from 'vitest';
import { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { redact, redactCase } from '../../shared/reports/redact.ts';
import { sampleTree } from '../../shared/sample/sample.ts';
import { analyzeTree } from '../builders/analyze.ts';
import { lineEvidence } from '../builders/case-evidence.ts';
import { efiFinding } from '../builders/case-findings.ts';
import { caseWithVerdict, sampleCase } from '../builders/case-summary.ts';

/** A case whose only finding has this line, marked at `words`. */
function caseWith(text: string, words = text): CaseSummary {
  const piece = lineEvidence('x', 'var/log/messages', 7, text, words, null);
  return sampleCase({ findings: [{ ...efiFinding(), evidence: [piece] }] });
}
const redacted = (text: string): string => redact(caseWith(text)).findings[0]?.evidence[0]?.text ?? '';

describe('redaction', () => {
  it('leaves no name of the host anywhere, whatever its form', () => {
    const summary = sampleCase();
    const text = JSON.stringify(redact(summary));
    expect(text).not.toMatch(/dbsrv07/i);
    expect(text).not.toMatch(/example\.com/i);
    expect(redact(summary).host.hostname).toBe('host1.domain1');
    expect(redact(summary).source.file).toBe('sosreport-host1-case1-2022-05-16-label1.tar.xz');
    expect(redact(summary).source.caseNumber).toBe('case1');
    expect(text).not.toMatch(/03871245|kqzrwfm/);
  });

  it.each([
    ['DBSRV07.EXAMPLE.COM up', 'host1.domain1 up'],
    ['/dev/mapper/vg_dbsrv07-root', '/dev/mapper/vg_host1-root'],
    ['peer web01.example.com gone', 'peer host2.domain1 gone'],
    ['from 10.20.30.40:22 to 10.20.30.40/24', 'from ipv4-1:22 to ipv4-1/24'],
    ['via fe80::1ff:fe23:4567:890a%eth0', 'via ipv6-1%eth0'],
    ['2001:db8:0:1:2:3:4:5 and 2001:db8::1', 'ipv6-1 and ipv6-2'],
    ['link 52:54:00:ab:cd:ef up', 'link mac1 up'],
    ['/home/tanaka/x by tanaka', '/home/user1/x by user1'],
    ['Serial Number: CZ1234ABCD', 'Serial Number: serial1'],
    ['UUID=123e4567-e89b-12d3-a456-426614174000', 'UUID=uuid1'],
    ['mail taro@corp.jp now', 'mail email1 now'],
    ['short name dbsrv08 neighbor web01', 'short name host2 neighbor host3'],
    ['May 16 01:00:00 dbsrv11 kernel: x', 'May 16 01:00:00 host2 kernel: x'],
    ['nfs: server tokyo3 not responding, tokyo4 neither', 'nfs: server host2 not responding, host3 neither'],
    ['CIFS: //winfs/share', 'CIFS: //host2/share'],
    ['sosreport-dbsrv07-acme-03871245-2022-05-16-kqzrwfm/x', 'sosreport-host1-label2-case1-2022-05-16-label1/x'],
    ['dhclient: bound, ntp2.kyoto.acme.co.jp', 'dhclient: bound, host2.domain2'],
    ['connect to db3.corp.acme.internal:5432', 'connect to host2.domain2:5432'],
    ['Accepted publickey for suzuki from 10.1.2.3', 'Accepted publickey for user1 from ipv4-1'],
    ['sudo: suzuki : TTY=pts/0', 'sudo: user1 : TTY=pts/0'],
    ['New session 4 of user suzuki.', 'New session 4 of user user1.'],
    ['authentication failure; ruser=suzuki rhost=bastion', 'authentication failure; ruser=user1 rhost=host2'],
    ['mpatha (360060e8012345600503012345600abcd) dm-2', 'mpatha (disk1) dm-2'],
    ['/var/crash/10.1.2.3-2022-05-15-23:08:41/vmcore', '/var/crash/ipv4-1-2022-05-15-23:08:41/vmcore'],
  ])('replaces in %s', (before, after) => {
    expect(redacted(before)).toBe(after);
  });

  it.each([
    '3.10.0-1160.36.2.el7.x86_64',
    'kernel-3.10.0-1160.62.1.el7 RHSA-2022:1198',
    'at PA: 0xfffffffeecb081e7',
    ' [<ffffffff84383559>] dump_stack+0x19/0x1b',
    '---[ end trace 32d18cdf2277bf49 ]---',
    '2022-05-15T23:08:41 23:08:41,412',
    'ixgbe 0000:3b:00.0: registered',
    'bind 127.0.0.1 ::1 0.0.0.0',
    'BIOS version 1.2.3.4',
    'bash-4.2.46.2-35.el7_9.x86_64',
    'std::vector a::b',
    'see https://access.redhat.com/solutions/1 and bugzilla.kernel.org',
    'java.net.SocketException in com.acme.Main at rc.local',
    'traps: app[12] in user mode, user space at libfoo.so, x.sh, run.pl',
    'session opened for user root by (uid=0)',
    'systemd: Started Session 1 of user oracle.',
    'scsi host10: node0 eth01 cpu07 nvme0n1 bond0',
    'read 1234 bytes of 103871245 sectors',
    'ORA-600 on the server that timed out',
    'ffffddf083ff0c20->next is LIST_POISON1 (dead000000000100)',
  ])('leaves %s', (text) => {
    expect(redacted(text)).toBe(text);
  });

  it('moves the marks with the text', () => {
    const before = 'May 15 23:25:22 dbsrv07 kernel: 10.1.2.3 blocked for more';
    const piece = redact(caseWith(before, 'blocked for more')).findings[0]?.evidence[0];
    const [start, end] = piece?.marks[0] ?? [0, 0];
    expect(piece?.text.slice(start, end)).toBe('blocked for more');
    const inName = redact(caseWith('peer dbsrv07.example.com', 'srv07.exam')).findings[0]?.evidence[0];
    const [from, to] = inName?.marks[0] ?? [0, 0];
    expect(inName?.text.slice(from, to)).toBe('host1.domain1');
  });

  it('keeps verdicts, releases, steps and gaps', () => {
    for (const verdict of ['affected-hit', 'unknown', 'historic'] as const) {
      const before = CaseSummary.parse(caseWithVerdict(verdict));
      const after = redact(before);
      expect(after.verdicts).toEqual(before.verdicts);
      expect(after.kernelUpgrade).toEqual(before.kernelUpgrade);
      expect(after.host.kernel).toEqual(before.host.kernel);
      expect(after.gaps).toEqual(before.gaps);
    }
  });

  it('does not spoil a text where the host has an everyday name', () => {
    const base = sampleCase();
    const after = redact(sampleCase({ host: { ...base.host, hostname: 'kernel' } }));
    expect(after.findings[0]?.evidence[0]?.text).toContain('efi_recover_from_page_fault');
    expect(JSON.stringify(after)).toContain('kernel');
  });

  it.each(['vm', 'oracle'])('replaces the own name "%s" where a host\'s name stands, and nowhere else', (hostname) => {
    const summary = caseWith(`May 16 01:00:00 ${hostname} kernel: starting ${hostname} now`);
    const file = `sosreport-${hostname}-2026-11-22-twqnatt.tar.xz`;
    const after = redact({ ...summary, host: { ...summary.host, hostname }, source: { ...summary.source, file } });
    expect(after.host.hostname).toBe('host1');
    expect(after.source.file).toBe('sosreport-host1-2026-11-22-label1.tar.xz');
    expect(after.findings[0]?.evidence[0]?.text).toBe(`May 16 01:00:00 host1 kernel: starting ${hostname} now`);
  });

  it('knows accounts and search domains of the overview, and leaves service accounts', async () => {
    const analysed = await analyzeTree(sampleTree());
    const text = JSON.stringify(analysed).replaceAll('"user":"root"', '"user":"suzuki"');
    const summary = CaseSummary.parse(JSON.parse(text));
    expect(summary.overview?.processes).not.toBeNull();
    const note = { text: 'suzuki says: mysql', pins: [] };
    expect(redactCase(summary, note, { keep: [], words: [] }).note.text).toMatch(/^user\d+ says: mysql$/);
  });
});
