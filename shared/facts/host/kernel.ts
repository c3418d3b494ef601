import type { Host } from '../../contracts/case-summary.ts';
import type { CollectedMembers } from '../../members/types.ts';
import { architectureOf, isKernelRelease, parseProcVersion, parseUname, type Uname } from '../parsers/uname.ts';
import type { LogHints } from '../types.ts';
import { type Fact, readFact, valueOr } from './facts-of.ts';

export interface KernelFacts {
  readonly kernel: Host['kernel'];
  readonly architecture: string | null;
  /** The name that `uname` printed. */
  readonly hostname: string | null;
  readonly uname: Fact<Uname>;
}

function runningKernel(uname: Fact<Uname>, version: Fact<string>, hints: LogHints): Host['kernel'] {
  if (uname.state === 'ok') return { release: uname.value.release, source: 'uname' };
  if (version.state === 'ok') return { release: version.value, source: 'proc/version' };
  const banner = hints.banners.find(({ release }) => isKernelRelease(release));
  return banner ? { release: banner.release, source: banner.source } : null;
}

/** The running kernel: from `uname -a`, else `/proc/version`, else the newest boot banner in the logs. */
export function readKernel(members: CollectedMembers, hints: LogHints): KernelFacts {
  const uname = readFact(members, 'uname', parseUname);
  const kernel = runningKernel(uname, readFact(members, 'proc-version', parseProcVersion), hints);
  const architecture = valueOr(uname)?.architecture ?? (kernel && architectureOf(kernel.release));
  return { kernel, architecture, hostname: valueOr(uname)?.hostname ?? null, uname };
}
