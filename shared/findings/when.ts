import type { When } from '../articles/schema.ts';
import type { Host } from '../contracts/case-summary.ts';
import type { Verdict } from '../contracts/verdict.ts';
import { endedOn } from '../errata/end-of-life.ts';
import { compareKernels, type KernelRelease, parseKernelRelease } from '../errata/kernel-release.ts';

/** What a condition is judged on. */
export interface Circumstances {
  readonly host: Host;
  readonly verdict: Verdict | null;
  /** ISO date of the analysis. */
  readonly today: string;
  /** Whether a proof stands in the running boot; null where the finding has no line. */
  readonly struckNow: boolean | null;
}

/** Whether a condition of an article holds on this host: every key given must; no condition always does. */
export function holds(when: When | undefined, at: Circumstances): boolean {
  if (when === undefined) return true;
  const { host, verdict } = at;
  const is = <T>(wanted: T | undefined, actual: T | null): boolean => wanted === undefined || wanted === actual;
  return (
    sysctlHolds(when.sysctl, host) &&
    is(when.struckNow, at.struckNow) &&
    is(when.kdumpLoaded, host.kdump?.loaded ?? null) &&
    is(when.crashKernel, host.commandLine === null ? null : host.commandLine.includes('crashkernel=')) &&
    is(when.newerKernelInstalled, newerInstalled(host)) &&
    is(when.endOfLife, endedOn(host.distribution, host.osVersion, at.today) !== null) &&
    is(when.virtual, isVirtual(host)) &&
    (when.tainted === undefined || when.tainted.some((flag) => taintedBy(host, flag))) &&
    (when.uptimeDaysAtLeast === undefined || (host.uptimeSeconds ?? 0) >= when.uptimeDaysAtLeast * 86_400) &&
    (when.raidMetadata === undefined || host.raid.some((array) => array.metadata === when.raidMetadata)) &&
    (when.distribution === undefined || when.distribution.includes(host.distribution ?? '')) &&
    (when.verdict === undefined || (verdict !== null && when.verdict.includes(verdict)))
  );
}

/** Null where neither a hypervisor nor a machine's model is named. */
function isVirtual({ hardware }: Host): boolean | null {
  if (hardware.virtual !== null) return true;
  return hardware.product === null ? null : false;
}

function sysctlHolds(wanted: When['sysctl'], host: Host): boolean {
  if (wanted === undefined) return true;
  const value = host.sysctl[wanted.name];
  if (value === undefined) return false;
  if (wanted.equals !== undefined && value !== wanted.equals) return false;
  if (wanted.not !== undefined && value === wanted.not) return false;
  return wanted.atLeast === undefined || Number(value) >= wanted.atLeast;
}

const taintedBy = (host: Host, flag: string): boolean => host.taint?.flags.some((one) => one.flag === flag) ?? false;

/** Whether a newer kernel of the running one's kind is installed; null where that can't be told. */
export function newerInstalled(host: Host): boolean | null {
  const newest = newestInstalled(host);
  const running = host.kernel === null ? null : parseKernelRelease(host.kernel.release);
  if (newest === null || running === null) return null;
  return compareKernels(newest, running) > 0;
}

/**
 * The newest installed kernel of the running one's kind (its release ends alike: "el7" against "el7uek", "-generic"
 * against "-aws"), null where no list of packages tells, or the running one is none of it.
 */
export function newestInstalled(host: Host): KernelRelease | null {
  const running = host.kernel === null ? null : parseKernelRelease(host.kernel.release);
  if (running === null) return null;
  const alike = host.installedKernels
    .flatMap((text) => parseKernelRelease(text) ?? [])
    .filter((release) => kindOf(release) === kindOf(running) && release.debug === running.debug)
    .sort(compareKernels);
  return alike.some((release) => release.name === running.name) ? (alike.at(-1) ?? null) : null;
}

/** What is left of a build without its numbers: ".el7", "-generic", ".fc". */
const kindOf = (release: KernelRelease): string =>
  release.build
    .replace(/_\d+/g, '')
    .replace(/^[\d.-]+/, '')
    .replace(/(?<=\.fc)\d+/, '');
