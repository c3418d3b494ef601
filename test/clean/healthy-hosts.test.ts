import { describe, expect, it } from 'vitest';
import { analyze } from '../../shared/analyze.ts';
import { DEFAULT_LIMITS } from '../../shared/archive/limits.ts';
import type { ArticleTest } from '../../shared/articles/schema.ts';
import { testSource } from '../../shared/check/test-host.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { HEALTHY_KERNEL, HEALTHY_MESSAGES } from '../builders/healthy-lines.ts';

/** An ordinary day of 2026, when RHEL 7 and CentOS 7 are past their end of life. */
const TODAY = Date.UTC(2026, 10, 22);

interface HealthyHost extends ArticleTest {
  /** Articles that may speak on this host, each with the reason. */
  readonly exceptions?: Readonly<Record<string, string>>;
}

const ENDED = { 'end-of-life-os': 'its maintenance has ended' };
const HOSTS: readonly HealthyHost[] = [
  { name: 'RHEL 7.9, fixed kernel', exceptions: ENDED },
  { name: 'RHEL 7.9 as a BIOS guest', boot: 'bios', exceptions: ENDED },
  {
    name: 'CentOS 7',
    osRelease: 'CentOS Linux release 7.9.2009 (Core)',
    exceptions: { ...ENDED, 'end-of-life-centos': 'its maintenance has ended' },
  },
  {
    name: 'RHEL 8.10',
    release: '4.18.0-553.el8_10.x86_64',
    osRelease: 'Red Hat Enterprise Linux release 8.10 (Ootpa)',
    files: {
      'etc/os-release':
        'NAME="Red Hat Enterprise Linux"\nID="rhel"\nVERSION_ID="8.10"\nPRETTY_NAME="Red Hat Enterprise Linux 8.10 (Ootpa)"\n',
    },
  },
  {
    name: 'Rocky 9',
    release: '5.14.0-427.13.1.el9_4.x86_64',
    osRelease: 'Rocky Linux release 9.4 (Blue Onyx)',
    files: {
      'etc/os-release': 'NAME="Rocky Linux"\nID="rocky"\nVERSION_ID="9.4"\nPRETTY_NAME="Rocky Linux 9.4 (Blue Onyx)"\n',
    },
  },
  {
    name: 'Ubuntu 22.04',
    release: '5.15.0-91-generic',
    osRelease: '',
    files: { 'etc/os-release': 'NAME="Ubuntu"\nID=ubuntu\nVERSION_ID="22.04"\nPRETTY_NAME="Ubuntu 22.04.3 LTS"\n' },
  },
];

async function summaryOf(host: ArticleTest): Promise<CaseSummary> {
  const options = { limits: DEFAULT_LIMITS, extraArticles: [], now: () => TODAY };
  const result = await analyze(testSource(host), options, () => undefined, new AbortController().signal);
  const summary = result.ok ? result.value[0]?.en : undefined;
  if (summary === undefined) throw new Error(JSON.stringify(result));
  return summary;
}

describe('every article is silent on a healthy host', () => {
  it.each(HOSTS.map((host) => [host.name, host] as const))('%s', async (_, { exceptions = {}, ...host }) => {
    const summary = await summaryOf({ ...host, kernel: [...HEALTHY_KERNEL], messages: [...HEALTHY_MESSAGES] });
    const spoke = summary.findings
      .filter((finding) => !(finding.article in exceptions))
      .map((finding) => `${finding.article}: ${finding.evidence[0]?.text ?? 'by its conditions'}`);
    expect(spoke).toEqual([]);
  });
});
