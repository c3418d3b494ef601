import { describe, expect, it } from 'vitest';
import { NO_HINTS } from '../../../shared/facts/host/read-host.ts';
import { changed, type Files, read } from '../rhel7.ts';

describe('the clock', () => {
  const date = 'sos_commands/date/date';
  it.each<[string, Files, string | null, number | null]>([
    [
      'timedatectl for an ambiguous zone',
      {
        [date]: 'Mon May 16 02:41:00 CST 2022\n',
        'sos_commands/systemd/timedatectl': 'Time zone: Asia/Shanghai (CST, +0800)\n',
      },
      '2022-05-16T02:41:00+08:00',
      480,
    ],
    [
      'date --utc for an ambiguous zone',
      { [date]: 'Mon May 16 02:41:00 IST 2022\n', 'sos_commands/date/date_--utc': 'Sun May 15 21:11:01 UTC 2022\n' },
      '2022-05-16T02:41:00+05:30',
      330,
    ],
    ['nothing for an ambiguous zone', { [date]: 'Mon May 16 02:41:00 CST 2022\n' }, '2022-05-16T02:41:00', null],
    [
      'a date --utc of another day is no offset',
      { [date]: 'Mon May 16 02:41:00 CST 2022\n', 'sos_commands/date/date_--utc': 'Fri May 13 21:11:01 UTC 2022\n' },
      '2022-05-16T02:41:00',
      null,
    ],
    ['the archive name without date', { [date]: 'error\n' }, '2022-05-16T00:00:00', null],
  ])('%s', async (_, more, collectedAt, offset) => {
    const { host } = await read(changed([], more));
    expect(host).toMatchObject({ collectedAt, utcOffsetMinutes: offset });
  });

  it('does not count the uptime back from a day without a time', async () => {
    const { host } = await read(changed([date]));
    expect(host).toMatchObject({ collectedAt: '2022-05-16T00:00:00', bootedAt: null, uptimeSeconds: 11_940 });
  });

  it('takes the boot time of /proc/stat to the second, and the uptime from it', async () => {
    const btime = Date.UTC(2022, 4, 15, 14, 21, 7) / 1000;
    const { host } = await read(changed(['sos_commands/host/uptime'], { 'proc/stat': `cpu 1\nbtime ${btime}\n` }));
    expect(host).toMatchObject({ bootedAt: '2022-05-15T23:21:07+09:00', uptimeSeconds: 11_993 });
  });

  it('reads the time in an old archive name', async () => {
    const { host } = await read(changed([date]), NO_HINTS, 'sosreport-db1.03871245-20220516024100.tar.xz');
    expect(host).toMatchObject({ collectedAt: '2022-05-16T02:41:00', bootedAt: '2022-05-15T23:22:00' });
  });
});
