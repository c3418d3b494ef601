import type { Job, RecentCase } from '../../shared/contracts/ipc.ts';
import { sampleCase } from '../builders/case-summary.ts';
import type { MockData } from './mock-bridge.ts';

const job = (overrides: Partial<Job> & Pick<Job, 'id' | 'file' | 'state'>): Job => ({
  bytes: 641_728_512,
  progress: null,
  elapsedMs: 0,
  cases: [],
  failure: null,
  ...overrides,
});

/** The queue of the mock-up: one running, one done, one failed. */
export const sampleJobs: readonly Job[] = [
  job({
    id: 'running',
    file: 'sosreport-appsrv12-03871245-2022-05-16-hwnbtqe.tar.xz',
    state: 'running',
    bytes: 7_800_000_000,
    elapsedMs: 17_600,
    progress: {
      bytesRead: 3_198_000_000,
      totalBytes: 7_800_000_000,
      member: 'var/log/messages-20220508',
      findings: 1,
    },
  }),
  job({
    id: 'done',
    file: 'sosreport-dbsrv07-03871245-2022-05-16-kqzrwfm.tar.xz',
    state: 'done',
    elapsedMs: 3400,
    cases: [
      {
        caseId: 'dbsrv07',
        hostname: 'dbsrv07.example.com',
        headline: 'This host hits the EFI page-fault kernel bug. Upgrade the kernel and reboot.',
        severity: 'critical',
        verdict: 'affected-hit',
        findings: 4,
        gaps: 3,
        complete: true,
      },
    ],
  }),
  job({
    id: 'failed',
    file: 'secured-sosreport-web03-03870555-2022-05-15-vcxkqpl.tar.xz.gpg',
    state: 'failed',
    bytes: 48_000_000,
    failure: {
      code: 'encrypted',
      message: 'The archive is sealed with GPG, so nothing was read. Decrypt it, then drop the result here.',
      command: 'gpg --output web03.tar.xz --decrypt secured-sosreport-web03-03870555-2022-05-15-vcxkqpl.tar.xz.gpg',
    },
  }),
];

const recent = (overrides: Partial<RecentCase> & Pick<RecentCase, 'hostname' | 'verdict'>): RecentCase => ({
  recentId: `recent-${overrides.hostname}`,
  file: `sosreport-${overrides.hostname}.tar.xz`,
  caseNumber: '03871245',
  kernel: '3.10.0-1160.36.2.el7.x86_64',
  severity: 'critical',
  topFinding: 'EFI page fault freezes the EFI work queue',
  collectedAt: '2022-05-16T02:41:00+09:00',
  openedAt: new Date(Date.now() - 130_000).toISOString(),
  available: true,
  ...overrides,
});

export const sampleRecent: readonly RecentCase[] = [
  recent({ hostname: 'dbsrv07', verdict: 'affected-hit' }),
  recent({ hostname: 'ora-rac1', verdict: 'historic', kernel: '3.10.0-1160.71.1.el7.x86_64', caseNumber: '03866102' }),
  recent({
    hostname: 'web01',
    verdict: 'not-affected',
    severity: null,
    topFinding: null,
    kernel: '4.18.0-348.el8.x86_64',
  }),
  recent({ hostname: 'nas03', verdict: 'unknown', kernel: null, caseNumber: null, available: false }),
];

/** Main as it stands with the sample case analysed. */
export const mockData = (overrides: Partial<MockData> = {}): MockData => ({
  jobs: sampleJobs,
  recent: sampleRecent,
  settings: { theme: 'system', language: 'en', articleFolder: null },
  cases: { dbsrv07: sampleCase() },
  ...overrides,
});
