import { ExclamationTriangleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import type { ReactNode } from 'react';
import type { Language } from '../../../shared/base/language.ts';
import type { CaseSummary, Host } from '../../../shared/contracts/case-summary.ts';
import { formatDuration, formatMemory, formatTime, withoutArchitecture } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import type { Words } from '../../../shared/presentation/words.ts';
import { shortBuild, shortRelease } from '../../state/short-names.ts';
import type { UiWords } from '../../words/words.ts';

/** One row of the host card; a null value is "not in the archive". `hint` is shown on hover: where the value was read. */
export interface HostRow {
  readonly name: string;
  readonly value: ReactNode;
  readonly hint: string | null;
}

/** The rows of the host card in their order; rows that say nothing about this host (no RAID, no taint) are left out. */
export function hostRows(summary: CaseSummary, words: UiWords, shared: Words, language: Language): HostRow[] {
  const { host } = summary;
  return [
    { name: shared.label.release, value: releaseOf(host), hint: host.osRelease },
    { name: words.kernel, value: kernelOf(host), hint: host.kernel?.source ?? null },
    { name: words.installed, value: installedOf(host, words), hint: host.installedKernels.join('\n') || null },
    { name: words.boot, value: bootOf(host, words, shared), hint: host.bootSource },
    { name: shared.label.hardware, value: hardwareOf(host, shared), hint: host.hardware.firmware },
    ...raidRows(host, words),
    { name: words.up, value: uptimeOf(summary, words, language), hint: host.bootedAt },
    ...sysctlRows(host, words),
    ...kdumpRows(host, words),
    ...taintRows(host, words),
    { name: shared.label.collected, value: collectedOf(summary, language), hint: null },
  ];
}

function releaseOf({ osRelease, architecture }: Host): ReactNode {
  if (osRelease === null) return null;
  return visibleText([shortRelease(osRelease), ...(architecture === null ? [] : [architecture])].join(', '));
}

function kernelOf({ kernel }: Host): ReactNode {
  return kernel === null ? null : (
    <strong className="so-mono">{visibleText(withoutArchitecture(kernel.release))}</strong>
  );
}

function installedOf({ installedKernels, kernel }: Host, words: UiWords): ReactNode {
  if (installedKernels.length === 0) return null;
  return installedKernels
    .toReversed()
    .map((release) => {
      const running = kernel !== null && withoutArchitecture(release) === withoutArchitecture(kernel.release);
      return `${visibleText(shortBuild(release))}${running ? ` ${words.runningSuffix}` : ''}`;
    })
    .join(', ');
}

function bootOf({ boot, secureBoot }: Host, words: UiWords, shared: Words): ReactNode {
  const secure = secureBoot === null ? [] : [secureBoot ? words.secureBootOn : words.secureBootOff];
  return [shared.bootMode[boot], ...secure].join(', ');
}

function hardwareOf({ hardware }: Host, shared: Words): ReactNode {
  const name = [hardware.vendor, hardware.product].filter((part) => part !== null).join(' ');
  const parts = [
    ...(name === '' ? [] : [visibleText(name)]),
    ...(hardware.virtual === null ? [] : [visibleText(hardware.virtual)]),
    ...(hardware.cpus === null ? [] : [shared.say.cores(hardware.cpus)]),
    ...(hardware.memoryBytes === null ? [] : [formatMemory(hardware.memoryBytes)]),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}

function raidRows({ raid }: Host, words: UiWords): HostRow[] {
  if (raid.length === 0) return [];
  const value = raid.map(({ device, level, metadata, state }) => {
    const kind = metadata === 'imsm' ? 'Intel imsm' : [metadata, level].filter((part) => part !== null).join(' ');
    const well = /^(active|clean)$/i.test(state);
    return (
      <span key={device} className="so-raid">
        {visibleText(kind)} <code className="so-mono">{visibleText(device)}</code>{' '}
        <span className={well ? 'so-chip' : 'so-chip so-chip-toned so-tone-important'}>
          {!well && <ExclamationTriangleIcon />} {visibleText(state)}
        </span>
      </span>
    );
  });
  return [{ name: words.raid, value, hint: raid.map(({ members }) => members.join(' ')).join('\n') }];
}

function uptimeOf({ host, boots }: CaseSummary, words: UiWords, language: Language): ReactNode {
  const parts = [
    ...(host.uptimeSeconds === null ? [] : [formatDuration(host.uptimeSeconds, language)]),
    ...(boots.length === 0 ? [] : [words.bootsInLogs(boots.length)]),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}

/** The settings that decide whether a hung task is reported and whether it panics the host. */
function sysctlRows({ sysctl }: Host, words: UiWords): HostRow[] {
  const parts = ['panic', 'warnings'].flatMap((word) => {
    const value = sysctl[`kernel.hung_task_${word}`];
    return value === undefined ? [] : [`${word}=${visibleText(value)}`];
  });
  if (parts.length === 0) return [];
  return [
    { name: words.hungTask, value: <span className="so-mono so-small">hung_task_{parts.join(', ')}</span>, hint: null },
  ];
}

function kdumpRows({ kdump }: Host, words: UiWords): HostRow[] {
  if (kdump === null) return [];
  const parts = [
    ...(kdump.loaded === null ? [] : [kdump.loaded ? words.kdumpReady : words.kdumpNotReady]),
    ...(kdump.vmcores.length === 0 ? [] : [words.vmcores(kdump.vmcores.length)]),
  ];
  return parts.length === 0 ? [] : [{ name: words.kdump, value: parts.join('; '), hint: kdump.crashKernel }];
}

function taintRows({ taint }: Host, words: UiWords): HostRow[] {
  if (taint === null || taint.value === 0) return [];
  const flags = taint.flags.map(({ flag }) => flag).join(' ');
  const hint = taint.flags.map(({ flag, meaning }) => `${flag}: ${meaning}`).join('\n');
  return [{ name: words.taint, value: <span className="so-mono so-small">{`${taint.value} ${flags}`}</span>, hint }];
}

function collectedOf({ host, source }: CaseSummary, language: Language): ReactNode {
  const parts = [
    ...(host.collectedAt === null ? [] : [formatTime(host.collectedAt, language)]),
    ...(source.sosVersion === null ? [] : [`sos ${visibleText(source.sosVersion)}`]),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}
