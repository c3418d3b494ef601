import { describe, expect, it } from 'vitest';
import { writeErrorText } from '../../../main/export/file-errors.ts';
import { exportFileName } from '../../../main/export/file-name.ts';
import { sampleCase } from '../../builders/case-summary.ts';

function named(hostname: string | null, caseNumber: string | null, collectedAt: string | null) {
  const summary = sampleCase();
  return {
    ...summary,
    analyzedAt: '2026-01-02T03:04:05Z',
    host: { ...summary.host, hostname, collectedAt },
    source: { ...summary.source, caseNumber },
  };
}

describe('exportFileName', () => {
  it.each([
    ['db1.example.com', '03871245', '2022-05-16T02:41:00+09:00', 'sosight-03871245-db1.example.com-2022-05-16.pdf'],
    ['db1', null, null, 'sosight-db1-2026-01-02.pdf'],
    [null, null, '2022-05-16T02:41:00', 'sosight-2022-05-16.pdf'],
    ['../../etc/passwd', null, null, 'sosight-etc-passwd-2026-01-02.pdf'],
    ['-rf\n<b>"x"', null, null, 'sosight-rf-b-x-2026-01-02.pdf'],
    ['データ', null, null, 'sosight-2026-01-02.pdf'],
  ])('of host %j, case %j, collected %j', (hostname, caseNumber, collectedAt, expected) => {
    expect(exportFileName(named(hostname, caseNumber, collectedAt), 'pdf')).toBe(expected);
  });

  it('ends as the format does, and is never too long', () => {
    const summary = named('h'.repeat(300), null, null);
    expect(exportFileName(summary, 'markdown')).toMatch(/\.md$/);
    expect(exportFileName(summary, 'json').length).toBeLessThan(120);
  });
});

describe('writeErrorText', () => {
  const error = (code: string) => Object.assign(new Error(`${code}: open '/home/x'`), { code });

  it('says what to do, in the language of the case, without a path', () => {
    expect(writeErrorText(error('ENOSPC'), 'en')).toMatch(/disk is full/);
    expect(writeErrorText(error('EACCES'), 'ja')).toMatch(/権限/);
    expect(writeErrorText(error('EPERM'), 'en')).toBe(writeErrorText(error('EACCES'), 'en'));
    expect(writeErrorText(error('EROFS'), 'en')).not.toContain('/home');
  });

  it('names the code of an error that it has no words for, and no file', () => {
    expect(writeErrorText(error('EMFILE'), 'en')).toMatch(/^(?!.*home).*EMFILE/);
  });

  it('falls back to the words it was given', () => {
    expect(writeErrorText(new Error('printing failed'), 'en')).toBe('printing failed');
    expect(writeErrorText('odd', 'en')).toBe('odd');
  });
});
