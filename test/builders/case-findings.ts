import type { Evidence, Finding } from '../../shared/contracts/finding.ts';
import { efiEvidence, lineEvidence } from './case-evidence.ts';

const plain: Omit<Finding, 'article' | 'title' | 'headline' | 'summary' | 'severity' | 'totalRisk' | 'impact'> = {
  verdict: null,
  likelihood: 2,
  confidence: 'confirmed',
  riskOfChange: 'low',
  rebootRequired: false,
  conditions: [],
  causedBy: null,
  environment: null,
  issue: null,
  rootCause: null,
  diagnosticSteps: [],
  subjects: [],
  notes: [],
  count: 1,
  firstSeen: '2022-05-16T02:41:00+09:00',
  lastSeen: '2022-05-16T02:41:00+09:00',
  perDay: [{ day: '2022-05-16', count: 1 }],
  signals: [],
  evidence: [],
  resolution: [],
  references: [],
};

const text = {
  summary:
    'The running kernel 3.10.0-1160.36.2.el7 turned off EFI runtime services within 35 seconds of both boots. ' +
    'The first of them ended in a kernel panic.',
  issue:
    "Inside a call to the machine's EFI firmware, the kernel took a page fault that this kernel build provokes itself. " +
    'It recovered by switching EFI services off, which leaves one kernel worker asleep for good. As long as EFI services ' +
    'are off, the imsm RAID container cannot assemble and efibootmgr hangs.',
  rootCause:
    'A back-port, first published in build 31.1, changed how the kernel switches address space around an EFI runtime ' +
    "call. The CPU's TLB state could disagree with the memory map in use, so that a page fault is taken inside the call. " +
    "The fix in build 62.1 settles the CPU's TLB state for the call, so that the two agree.",
};

/** The sample's first finding: the EFI page fault, struck in both boots. */
export function efiFinding(): Finding {
  return {
    ...plain,
    article: 'rhel7-efi-page-fault',
    title: 'EFI page fault freezes the EFI work queue',
    headline: 'This host hits the EFI page-fault kernel bug. Upgrade the kernel and reboot.',
    verdict: 'affected-hit',
    severity: 'critical',
    likelihood: 4,
    impact: 4,
    totalRisk: 4,
    riskOfChange: 'moderate',
    rebootRequired: true,
    conditions: [
      'Printed by the kernel, not by another process',
      'The block names build 36.2, inside 31.1 to 59.1',
      'That kernel is running now, UEFI boot',
    ],
    ...text,
    environment:
      'Red Hat Enterprise Linux 7, kernels from 3.10.0-1160.31.1.el7 to 3.10.0-1160.59.1.el7, booted by UEFI',
    diagnosticSteps: [
      { text: 'Look for the two marked messages in dmesg.' },
      { text: 'In a vmcore, list the tasks in uninterruptible sleep:', command: 'foreach UN ps -m' },
      { text: 'The stack of the kworker has efi_call under efi_call_rts.' },
    ],
    notes: ['No workaround is documented.', 'kernel.hung_task_panic=0 only avoids the panic (inference).'],
    count: 20,
    firstSeen: '2022-05-15T23:04:38+09:00',
    lastSeen: '2022-05-16T02:36:07+09:00',
    perDay: [
      { day: '2022-05-15', count: 19 },
      { day: '2022-05-16', count: 1 },
    ],
    signals: efiSignals(),
    evidence: efiEvidence(),
    resolution: [
      { text: 'Install kernel 3.10.0-1160.62.1.el7 or later.', command: 'yum update kernel' },
      { text: 'Reboot, with console access at hand.', command: 'systemctl reboot' },
    ],
    references: [
      { kind: 'kb', id: '6990972', url: 'https://access.redhat.com/solutions/6990972' },
      { kind: 'advisory', id: 'RHSA-2022:1198', url: 'https://access.redhat.com/errata/RHSA-2022:1198' },
      { kind: 'bugzilla', id: '2055587', url: 'https://bugzilla.redhat.com/show_bug.cgi?id=2055587' },
      { kind: 'bugzilla', id: '1837531', url: 'https://bugzilla.redhat.com/show_bug.cgi?id=1837531' },
    ],
  };
}

const efiSignals = (): Finding['signals'] => [
  { id: 'page-fault-warning', title: 'Warning in the EFI fault handler', count: 2, role: 'context' },
  { id: 'firmware-page-fault', title: 'Page fault in an EFI call', count: 2, role: 'proof' },
  { id: 'rts-workqueue', title: 'EFI work queue named', count: 2, role: 'context' },
  { id: 'rts-frozen', title: 'EFI services off', count: 2, role: 'proof' },
  { id: 'rts-disabled', title: 'EFI services reported off', count: 1, role: 'consequence' },
  { id: 'list-corruption', title: 'List corruption', count: 1, role: 'consequence' },
  { id: 'kworker-hung', title: 'Worker hung', count: 11, role: 'consequence' },
  { id: 'hung-task-panic', title: 'Panic', count: 1, role: 'consequence' },
  { id: 'efibootmgr-timeout', title: 'efibootmgr hung', count: 1, role: 'consequence' },
];

const medium = (line: number, time: string): Evidence =>
  lineEvidence(
    'medium-error',
    'var/log/messages',
    line,
    `${time} dbsrv07 kernel: blk_update_request: critical medium error, dev sdf, sector 2211840`,
    'critical medium error, dev sdf',
    '2022-05-16T02:12:00+09:00',
  );

/** Findings of articles that are about no kernel defect, ranked after the EFI one. */
export const furtherFindings = (): Finding[] => [
  {
    ...plain,
    article: 'raid-imsm-not-assembled',
    title: 'imsm RAID container did not assemble',
    headline: 'The imsm RAID container did not assemble.',
    summary: 'mdadm could not read the imsm properties from EFI.',
    severity: 'important',
    impact: 3,
    totalRisk: 3,
    causedBy: 'rhel7-efi-page-fault',
    count: 2,
    evidence: [
      lineEvidence(
        'imsm-no-capabilities',
        'sos_commands/md/mdadm_-D_.dev.md',
        3,
        'mdadm: imsm capabilities not found for controller: /sys/devices/pci0000:00/0000:00:17.0 (type SATA)',
        'imsm capabilities not found',
        null,
      ),
    ],
  },
  {
    ...plain,
    article: 'disk-medium-error',
    title: 'Medium errors on sdf: disk is failing',
    headline: 'Disk sdf reports medium errors. Replace it.',
    summary: 'The disk sdf could not read sectors, 14 times in the logs.',
    severity: 'important',
    impact: 3,
    totalRisk: 3,
    confidence: 'likely',
    count: 14,
    lastSeen: '2022-05-16T02:12:00+09:00',
    evidence: [medium(51220, 'May 16 02:11:58'), medium(51224, 'May 16 02:12:00')],
    resolution: [{ text: 'Check the health of the disk.', command: 'smartctl -a /dev/sdf' }],
  },
  {
    ...plain,
    article: 'filesystem-full',
    title: '/var is 94 % full',
    headline: 'The file system /var is almost full.',
    summary: '94 % of /var is in use.',
    severity: 'moderate',
    impact: 2,
    totalRisk: 2,
    evidence: [
      lineEvidence(
        'usage',
        'sos_commands/filesys/df_-al',
        41,
        '/dev/mapper/rhel-var  52403200 49259008   3144192  94% /var',
        '94% /var',
        null,
      ),
    ],
    resolution: [{ text: 'Find what fills it.', command: 'du -xh /var | sort -h | tail' }],
  },
];
