import { describe, expect, it } from 'vitest';
import { type ArchiveFormat, buildArchive, type Tree } from '../builders/archive.ts';
import { collectBytes, collectTree, intakeOf } from './collect.ts';

const uname = (host: string): string => `Linux ${host} 3.10.0-1160.36.2.el7.x86_64 #1 SMP x86_64 x86_64 GNU/Linux\n`;

async function sosreport(host: string, format: ArchiveFormat = 'tar+gzip', more: Tree = {}): Promise<Uint8Array> {
  const top = `sosreport-${host}-2022-05-16-abcdefg`;
  const tree = {
    'sos_commands/kernel/uname_-a': uname(host),
    'var/log/messages': `May 16 02:41:00 ${host} kernel: x\n`,
    ...more,
  };
  return buildArchive(Object.fromEntries(Object.entries(tree).map(([path, entry]) => [`${top}/${path}`, entry])), {
    format,
  });
}

const NAME = (host: string, ending = 'tar.gz'): string => `sosreport-${host}-2022-05-16-abcdefg.${ending}`;

describe('an archive of sos collect', () => {
  it.each([64, 10_000])('gives a report for each sosreport in it, in chunks of %i bytes', async (chunkSize) => {
    const collected = await collectTree(
      {
        'sos-collector-x/sos_logs/ui.log': 'collecting\n',
        [`sos-collector-x/${NAME('a')}`]: await sosreport('a'),
        [`sos-collector-x/${NAME('a')}.md5`]: '0123\n',
        [`sos-collector-x/${NAME('b', 'tar.xz')}`]: await sosreport('b', 'tar+xz'),
      },
      { chunkSize },
    );
    const { reports, outcome } = intakeOf(collected);
    expect(reports.map((report) => report.innerArchive)).toEqual([
      `sos-collector-x/${NAME('a')}`,
      `sos-collector-x/${NAME('b', 'tar.xz')}`,
    ]);
    expect(reports.map((report) => report.inner?.format)).toEqual(['tar+gzip', 'tar+xz']);
    expect(reports[1]?.datum('uname')).toMatchObject({ text: uname('b') });
    expect(outcome.problems).toEqual([]);
    const syslogs = collected.logs.filter((log) => log.kind === 'syslog');
    expect(syslogs.map((log) => [log.innerArchive, log.text])).toEqual([
      [`sos-collector-x/${NAME('a')}`, 'May 16 02:41:00 a kernel: x\n'],
      [`sos-collector-x/${NAME('b', 'tar.xz')}`, 'May 16 02:41:00 b kernel: x\n'],
    ]);
  });

  it('reads the rest where one is bad, and says which', async () => {
    const whole = await sosreport('c');
    const { reports, outcome, innerFailures } = intakeOf(
      await collectTree({
        [NAME('bad')]: 'this is no archive at all, only words\n'.repeat(100),
        [NAME('other')]: await buildArchive({ 'x/readme': 'hello' }),
        [NAME('c')]: whole,
      }),
    );
    expect(reports.map((report) => report.innerArchive)).toEqual([NAME('c')]);
    expect(outcome.problems.map(({ code, path }) => [code, path])).toEqual([
      ['inner-archive-unreadable', NAME('bad')],
      ['inner-archive-unreadable', NAME('other')],
    ]);
    expect(innerFailures.map(({ path, failure }) => [path, failure.code])).toEqual([
      [NAME('bad'), 'not-an-archive'],
      [NAME('other'), 'not-a-sosreport'],
    ]);
  });

  it('gives the part of an inner archive that is cut short', async () => {
    const whole = await sosreport('d', 'tar');
    const { reports } = intakeOf(await collectTree({ [NAME('d', 'tar')]: whole.subarray(0, 2300) }));
    expect(reports[0]?.inner?.complete).toBe(false);
    expect(reports[0]?.datum('uname').state).toBe('ok');
    expect(reports[0]?.problems.map((problem) => problem.code)).toContain('archive-truncated');
  });

  it('fetches unread link targets from inner archives, too', async () => {
    const more: Tree = {
      'odd/name': 'bash-4.2.46-34.el7.x86_64\n',
      'var/installed': 'x',
      'installed-rpms': { symlink: 'odd/name' },
    };
    const { reports } = intakeOf(await collectTree({ [`c/${NAME('e')}`]: await sosreport('e', 'tar+gzip', more) }));
    expect(reports[0]?.datum('installed-rpms')).toMatchObject({ state: 'ok', path: 'odd/name' });
  });

  it('counts progress in bytes of the outer archive', async () => {
    const bytes = await buildArchive({ [NAME('a')]: await sosreport('a'), [NAME('b')]: await sosreport('b') });
    const { progress } = await collectBytes(bytes, 100);
    const counts = progress.map(({ bytesRead }) => bytesRead);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts.at(-1)).toBeLessThanOrEqual(bytes.length);
  });

  it('takes a sosreport that was wrapped once more', async () => {
    const wrapped = await buildArchive({ [`case/${NAME('f')}`]: await sosreport('f') });
    const { reports } = intakeOf(await collectTree({ 'all.tar': wrapped }));
    expect(reports.map((report) => report.innerArchive)).toEqual([`all.tar/case/${NAME('f')}`]);
  });

  it('says "encrypted" where all that it holds is', async () => {
    const gpg = new Uint8Array([
      0x8c,
      0x0d,
      0x04,
      0x09,
      0x03,
      0x02,
      ...Array.from({ length: 2000 }, (_, i) => (i * 7919) % 251),
    ]);
    const { result } = await collectTree({ [`secured-${NAME('g', 'tar.xz.gpg')}`]: gpg });
    expect(result).toMatchObject({ ok: false, error: { code: 'encrypted' } });
  });

  it('says how many could not be read where they fail for different reasons', async () => {
    const { result } = await collectTree({
      [NAME('bad')]: 'this is no archive at all, only words\n'.repeat(100),
      [NAME('empty')]: '',
    });
    const message = expect.stringMatching(/^None of the 2 sosreports .* could be read\. The first: This is/);
    expect(result).toMatchObject({ ok: false, error: { code: 'not-an-archive', message } });
  });

  it('says so where the sosreport lies too many archives deep', async () => {
    let bytes = await sosreport('deep');
    for (const name of [`x/${NAME('deep')}`, 'x/coll.tar', 'x/coll2.tar'])
      bytes = await buildArchive({ [name]: bytes });
    const { result } = await collectBytes(bytes, 1000);
    const message = expect.stringContaining('too many archives deep');
    expect(result).toMatchObject({ ok: false, error: { code: 'limit-exceeded', message } });
  });

  it('leaves archives inside a sosreport alone', async () => {
    const { reports, outcome } = intakeOf(
      await collectTree({
        'sosreport-h/sos_commands/kernel/uname_-a': uname('h'),
        'sosreport-h/backup.tar': await buildArchive({ 'x/y': 'z' }),
        'sosreport-h/var/lib/x.tar.gz': 'whatever',
      }),
    );
    expect(reports).toHaveLength(1);
    expect(outcome.problems).toEqual([]);
  });
});

describe('archives in what is no sosreport', () => {
  it('do not decide what is said of it', async () => {
    const { result } = await collectTree({
      'x/a.tar': 'only words\n'.repeat(100),
      'x/b.tar': 'more words\n'.repeat(100),
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'not-a-sosreport' } });
  });
});
