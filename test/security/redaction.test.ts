import { describe, expect, it } from 'vitest';
import { redact } from '../../shared/reports/redact.ts';
import { lineEvidence } from '../builders/case-evidence.ts';
import { efiFinding } from '../builders/case-findings.ts';
import { sampleCase } from '../builders/case-summary.ts';

/** What the whole case says after redaction, its only finding having this line. */
function after(text: string): string {
  const piece = lineEvidence('x', 'var/log/messages', 7, text, text, null);
  return JSON.stringify(redact(sampleCase({ findings: [{ ...efiFinding(), evidence: [piece] }] })));
}

describe('what must not leave with a redacted report', () => {
  it.each([
    // The host's own name inside words.
    ['dbsrv07-bond0: link up', /dbsrv07/i],
    ['backup_dbsrv07_full.tar done', /dbsrv07/i],
    ['DBSRV07$@EXAMPLE.COM joined', /dbsrv07|example\.com/i],
    ['vg_dbsrv07-lv_root mounted', /dbsrv07/i],
    ['cn=dbsrv07,dc=example,dc=com', /dbsrv07/i],
    ['xdbsrv07x', /dbsrv07/i],
    // URLs.
    ['GET https://dbsrv07.example.com:8443/x?node=dbsrv07#dbsrv07', /dbsrv07|example\.com/i],
    ['proxy http://tanaka:s3cret@proxy.corp.acme.internal:3128/', /proxy\.corp|acme|tanaka/i],
    ['repo at http://yum01.acme.internal/el7/', /yum01|acme/i],
    ['nfs://filer9.acme.internal/export', /filer9|acme/i],
    // IPv4.
    ['peer 10.20.30.40', /10\.20\.30\.40/],
    ['tcp://10.20.30.40:3260,1', /10\.20\.30\.40/],
    ['[::ffff:10.20.30.40]:22', /10\.20\.30\.40/],
    // IPv6 in its forms.
    ['2001:0db8:0000:0000:0000:ff00:0042:8329', /2001:0db8|0042:8329/i],
    ['2001:DB8::FF00:42:8329', /2001:DB8|42:8329/i],
    ['[2001:db8::42]:443', /2001:db8::42/i],
    ['2001:db8:1:2::/64 via fe80::1%bond0', /2001:db8:1:2|fe80::1/i],
    ['inet6 fe80::5054:ff:fe12:3456/64', /5054:ff:fe12/i],
    // MAC addresses in theirs.
    ['52:54:00:AB:CD:EF', /52:54:00/i],
    ['52-54-00-ab-cd-ef', /52-54-00/i],
    ['5254.00ab.cdef', /5254\.00ab/i],
    ['enx525400abcdef: link up', /525400abcdef/i],
  ])('%s', (text, secret) => {
    expect(after(text)).not.toMatch(secret);
  });
});
