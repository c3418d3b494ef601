import { timelineOf } from '../../shared/case/timeline.ts';
import type { CaseSummary, KernelBuild } from '../../shared/contracts/case-summary.ts';
import type { Finding } from '../../shared/contracts/finding.ts';
import type { Severity, Verdict } from '../../shared/contracts/verdict.ts';
import { kernelTable } from '../../shared/errata/kernel-table.ts';
import { AFFECTED_KERNEL } from './case-evidence.ts';
import { efiFinding, furtherFindings } from './case-findings.ts';

const RUNNING = '3.10.0-1160.36.2.el7';
const TARGET = '3.10.0-1160.62.1.el7';

/** Build, advisory, date: FACTS.md section 2. */
const BUILDS: readonly (readonly [string, string | null, string | null])[] = [
  ['24.1', 'RHSA-2021:1071', '2021-04-07'],
  ['25.1', null, null],
  ['31.1', 'RHSA-2021:2314', '2021-06-10'],
  ['36.2', 'RHSA-2021:2725', '2021-07-21'],
  ['41.1', null, '2021-08-31'],
  ['42.2', 'RHSA-2021:3438', '2021-09-07'],
  ['45.1', 'RHSA-2021:3801', '2021-10-12'],
  ['49.1', 'RHSA-2021:4777', '2021-11-24'],
  ['53.1', 'RHSA-2022:0063', '2022-01-11'],
  ['59.1', 'RHSA-2022:0620', '2022-02-23'],
  ['62.1', 'RHSA-2022:1198', '2022-04-06'],
  ['66.1', null, '2022-05-19'],
  ['71.1', 'RHSA-2022:5232', '2022-07-06'],
  ['76.1', null, null],
  ['80.1', null, null],
  ['81.1', null, null],
  ['83.1', null, null],
  ['88.1', null, null],
  ['90.1', null, null],
  ['118.1', 'RHSA-2024:2004', '2024-04-23'],
  ['119.1', null, '2024-06'],
];
const AFFECTED = new Set(['31.1', '36.2', '41.1', '42.2', '45.1', '49.1', '53.1', '59.1']);

/** The el7 builds with one of them running and some installed. */
export const sampleBuilds = (running = '36.2', installed: readonly string[] = ['24.1', '36.2']): KernelBuild[] =>
  BUILDS.map(([build, advisory, date]) => ({
    release: `3.10.0-1160.${build}.el7`,
    build,
    advisory,
    date,
    affected: AFFECTED.has(build),
    running: build === running,
    installed: installed.includes(build),
  }));

const source: CaseSummary['source'] = {
  file: 'sosreport-dbsrv07-03871245-2022-05-16-kqzrwfm.tar.xz',
  member: null,
  bytes: 641_728_512,
  format: 'tar+xz',
  sosVersion: '3.9',
  caseNumber: '03871245',
  complete: true,
  members: 1842,
  decodedBytes: 3_221_225_472,
  readSeconds: 3.4,
  sha256: '9f2c41d07be83a55e60d1c9248af07b351d6ee0f2a94c7b80c3be716d58fa24e',
  articlesChecked: 84,
};

const host: CaseSummary['host'] = {
  hostname: 'dbsrv07.example.com',
  osRelease: 'Red Hat Enterprise Linux Server release 7.9 (Maipo)',
  distribution: 'rhel',
  osVersion: '7.9',
  kernel: { release: AFFECTED_KERNEL, source: 'sos_commands/kernel/uname_-a' },
  architecture: 'x86_64',
  boot: 'uefi',
  bootSource: 'sys/firmware/efi',
  secureBoot: false,
  hardware: {
    vendor: 'ExampleCorp',
    product: 'S4',
    cpus: 56,
    memoryBytes: 768 * 1024 ** 3,
    firmware: '1.22 (01/12/2021)',
    virtual: null,
  },
  collectedAt: '2022-05-16T02:41:00+09:00',
  utcOffsetMinutes: 540,
  uptimeSeconds: 11_940,
  bootedAt: '2022-05-15T23:21:16+09:00',
  installedKernels: ['3.10.0-1160.24.1.el7.x86_64', AFFECTED_KERNEL],
  sysctl: { 'kernel.hung_task_panic': '0', 'kernel.hung_task_warnings': '0' },
  commandLine: 'BOOT_IMAGE=/vmlinuz-3.10.0-1160.36.2.el7.x86_64 root=/dev/mapper/rhel-root ro crashkernel=auto',
  taint: { value: 512, flags: [{ flag: 'W', meaning: 'a warning was printed' }] },
  kdump: { crashKernel: 'auto', loaded: true, vmcores: ['var/crash/127.0.0.1-2022-05-15-23:08:41'] },
  raid: [{ device: 'md127', level: null, state: 'inactive', metadata: 'imsm', members: ['sdb', 'sdc'] }],
  efibootmgr: { value: 'timed-out', source: 'sos_logs/sos.log' },
};

const kernelUpgrade = (): CaseSummary['kernelUpgrade'] => ({
  running: RUNNING,
  target: TARGET,
  state: 'upgrade-needed',
  installedFix: null,
  advisory: 'RHSA-2022:1198',
  advisoryDate: '2022-04-06',
  fixes: ['rhel7-efi-page-fault'],
  commands: ['yum list kernel --showduplicates', 'yum update kernel', 'systemctl reboot', 'uname -r'],
  latestKnown: '3.10.0-1160.119.1.el7',
  steps: [
    { text: 'Check that a repository offers build 62.1 or later', command: 'yum list kernel --showduplicates' },
    { text: 'Install the newest build, at least 62.1', command: 'yum update kernel' },
    { text: 'Reboot, with console access at hand', command: 'systemctl reboot' },
    { text: 'Confirm: 3.10.0-1160.62.1.el7 or later', command: 'uname -r' },
  ],
  notes: [
    'Build 61.1 was never published. No workaround is documented.',
    'Do not boot with efi=noruntime on this host: mdadm reads the imsm properties from EFI variables (inference).',
  ],
});

const EFI_RANGE = {
  article: 'rhel7-efi-page-fault',
  stream: 'rhel7',
  from: '3.10.0-1160.31.1.el7',
  before: '3.10.0-1160.61.1.el7',
  unknownFrom: '3.10.0-1160.29.1.el7',
  firstFixed: TARGET,
  advisory: 'RHSA-2022:1198',
  date: '2022-04-06',
};

const verdictNotes: CaseSummary['verdictNotes'] = {
  'rhel7-efi-page-fault': {
    title: 'EFI page fault',
    note: 'Build 36.2 is in the affected range, and the fault is logged.',
  },
  'rhel7-leave-mm-tlb': { title: 'leave_mm() crash', note: 'The affected range was not published.' },
  'efi-firmware-page-fault': { title: 'Firmware page fault', note: 'The kernel defect explains the message.' },
};

const boots = (): CaseSummary['boots'] => [
  {
    index: -1,
    start: '2022-05-15T23:04:27+09:00',
    end: '2022-05-15T23:08:33+09:00',
    kernel: RUNNING,
    ended: 'panic',
  },
  { index: 0, start: '2022-05-15T23:21:16+09:00', end: '2022-05-16T02:41:00+09:00', kernel: RUNNING, ended: 'running' },
];

/** A believable, schema-valid case: a RHEL 7.9 host that the EFI page fault struck in two boots. */
export function sampleCase(overrides: Partial<CaseSummary> = {}): CaseSummary {
  return {
    language: 'en',
    analyzedAt: '2022-05-24T08:15:00Z',
    source: { ...source },
    host: { ...host },
    boots: boots(),
    verdicts: {
      'rhel7-efi-page-fault': 'affected-hit',
      'rhel7-leave-mm-tlb': 'unknown',
      'efi-firmware-page-fault': 'not-affected',
    },
    verdictNotes,
    findings: [efiFinding(), ...furtherFindings()],
    kernelStream: {
      id: 'el7',
      pattern: '3.10.0-1160.N.el7',
      builds: sampleBuilds(),
      latestKnown: '3.10.0-1160.119.1.el7',
      affected: { article: 'rhel7-efi-page-fault', from: '31.1', before: '61.1' },
    },
    kernelTable: kernelTable({ running: AFFECTED_KERNEL, installed: host.installedKernels, boots: boots() }, [
      EFI_RANGE,
    ]),
    kernelUpgrade: kernelUpgrade(),
    timeline: timelineOf(boots(), [efiFinding(), ...furtherFindings()], 'en'),
    gaps: [
      { datum: 'efibootmgr -v', reason: 'absent', note: 'Timed out after 300 s, itself a symptom.' },
      { datum: 'journalctl --boot -1', reason: 'absent', note: 'The journal is not persistent.' },
      { datum: 'var/log/messages', reason: 'truncated', note: 'Starts in mid-line on 17 April 04:12.' },
    ],
    problems: [],
    packages: null,
    overview: null,
    logs: [
      { path: 'sos_commands/kernel/dmesg', lines: 2210, from: null, to: null },
      { path: 'var/log/messages', lines: 51_300, from: '2022-04-17T04:12:00+09:00', to: '2022-05-16T02:40:58+09:00' },
    ],
    ...overrides,
  };
}

interface Variant {
  readonly headline: string;
  readonly severity: Severity;
  readonly running: string;
  readonly installed: readonly string[];
  readonly evidence: boolean;
  readonly upgrade: 'upgrade-needed' | 'reboot-needed' | null;
}

const CARRIES = 'This kernel carries the EFI page-fault bug. Plan the upgrade.';
const VARIANTS: Readonly<Record<Verdict, Variant>> = {
  'affected-hit': variant(efiFinding().headline, 'critical', '36.2', true, 'upgrade-needed'),
  'affected-no-symptom': variant(CARRIES, 'important', '53.1', false, 'upgrade-needed'),
  'fixed-not-running': {
    ...variant('The fixed kernel is installed but not running. Reboot.', 'moderate', '45.1', false, 'reboot-needed'),
    installed: ['45.1', '71.1'],
  },
  historic: variant('The bug struck in an earlier boot. The running kernel has the fix.', 'low', '71.1', true, null),
  'not-exposed': variant('Affected kernel, but this host boots by BIOS: not exposed.', 'low', '41.1', false, null),
  'symptom-other-kernel': variant(
    'Same message, but not this bug. Ask the hardware vendor for a firmware update.',
    'moderate',
    '71.1',
    true,
    null,
  ),
  'not-affected': variant('', 'info', '62.1', false, null),
  unknown: variant('Cannot tell: the archive lacks what the verdict needs.', 'info', '', false, null),
};

function variant(
  headline: string,
  severity: Severity,
  running: string,
  evidence: boolean,
  upgrade: Variant['upgrade'],
): Variant {
  return { headline, severity, running, installed: [running], evidence, upgrade };
}

function findingOf(verdict: Verdict, shape: Variant): Finding[] {
  if (shape.headline === '') return [];
  const finding = { ...efiFinding(), verdict, headline: shape.headline, severity: shape.severity };
  return [
    shape.evidence ? finding : { ...finding, evidence: [], count: 0, firstSeen: null, lastSeen: null, perDay: [] },
  ];
}

/** The sample case with another verdict of its first article, and what goes with that verdict. */
export function caseWithVerdict(verdict: Verdict, overrides: Partial<CaseSummary> = {}): CaseSummary {
  const shape = VARIANTS[verdict];
  const base = sampleCase();
  const upgrade = kernelUpgrade();
  const release = `3.10.0-1160.${shape.running}.el7`;
  const foreign = verdict === 'symptom-other-kernel' || verdict === 'unknown';
  const other =
    verdict === 'unknown' ? null : { release: '4.18.0-348.el8.x86_64', source: 'sos_commands/kernel/uname_-a' };
  return sampleCase({
    host: {
      ...base.host,
      boot: verdict === 'not-exposed' ? 'bios' : 'uefi',
      kernel: foreign ? other : { release: `${release}.x86_64`, source: 'sos_commands/kernel/uname_-a' },
    },
    verdicts: { ...base.verdicts, 'rhel7-efi-page-fault': verdict },
    findings: findingOf(verdict, shape),
    kernelStream:
      foreign || base.kernelStream === null
        ? null
        : { ...base.kernelStream, builds: sampleBuilds(shape.running, shape.installed) },
    kernelUpgrade:
      shape.upgrade === null || upgrade === null
        ? null
        : {
            ...upgrade,
            running: release,
            state: shape.upgrade,
            installedFix: shape.upgrade === 'reboot-needed' ? '3.10.0-1160.71.1.el7.x86_64' : null,
          },
    ...overrides,
  });
}
