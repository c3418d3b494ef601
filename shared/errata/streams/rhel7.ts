import type { Build, Stream } from './types.ts';

const build = (short: string, advisory: string | null = null, date: string | null = null): Build => ({
  release: short === 'GA' ? '3.10.0-1160.el7' : `3.10.0-1160.${short}.el7`,
  short,
  advisory,
  date,
});

/**
 * RHEL 7.9. Order verified to 90.1; advisories of 41.1 and 66.1 are recalled pairings and therefore left out; dates are
 * Oracle Linux's erratum dates. 29.1, 30.1, 60.1 and 61.1 were never published and stand in no table.
 * Oracle's rebuilds of the same code add ".0.N" before ".el7".
 */
export const rhel7: Stream = {
  id: 'rhel7',
  pattern: '3.10.0-1160.N.el7',
  belongs: /^3\.10\.0-\d+(\.\d+)*\.el7$/,
  uncovered: /^3\.10\.0-\d+(\.\d+)*\.(rt\d.*\.el7|el7\.centos\.plus(\..*)?|el7a(\..*)?)$/,
  source: 'ELSA errata of Oracle Linux 7 and the changelogs of the kernel packages',
  complete: true,
  builds: [
    build('GA'),
    build('2.1'),
    build('2.2'),
    build('6.1'),
    build('11.1', 'RHSA-2020:5437', '2020-12'),
    build('15.2'),
    build('21.1'),
    build('24.1', 'RHSA-2021:1071', '2021-04-07'),
    build('25.1'),
    build('31.1', 'RHSA-2021:2314', '2021-06-10'),
    build('36.2', 'RHSA-2021:2725', '2021-07-21'),
    build('41.1', null, '2021-08-31'),
    build('42.2', 'RHSA-2021:3438', '2021-09-07'),
    build('45.1', 'RHSA-2021:3801', '2021-10-12'),
    build('49.1', 'RHSA-2021:4777', '2021-11-24'),
    build('53.1', 'RHSA-2022:0063', '2022-01-11'),
    build('59.1', 'RHSA-2022:0620', '2022-02-23'),
    build('62.1', 'RHSA-2022:1198', '2022-04-06'),
    build('66.1', null, '2022-05-19'),
    build('71.1', 'RHSA-2022:5232', '2022-07-06'),
    build('76.1'),
    build('80.1'),
    build('81.1'),
    build('83.1'),
    build('88.1'),
    build('90.1'),
    build('102.1'),
    build('105.1'),
    build('108.1'),
    build('114.2'),
    build('118.1', 'RHSA-2024:2004', '2024-04-23'),
    build('119.1', null, '2024-06'),
  ],
};
