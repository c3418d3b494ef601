import type { CaseSummary } from '../contracts/case-summary.ts';
import { formatDuration, formatMemory, formatTime, withoutArchitecture } from '../presentation/format.ts';
import { words } from '../presentation/words.ts';

/** What a case note says of the host: label and value, what is not known left out or said to be unknown. */
export function hostFacts({ host, language }: CaseSummary): readonly (readonly [string, string])[] {
  const { label, bootMode, say } = words(language);
  const { hardware } = host;
  const secure = host.secureBoot === null ? '' : `, ${label.secureBoot} ${host.secureBoot ? label.on : label.off}`;
  const machine = [
    [hardware.vendor, hardware.product].filter((part) => part !== null).join(' '),
    hardware.cpus === null ? '' : say.cores(hardware.cpus),
    hardware.memoryBytes === null ? '' : formatMemory(hardware.memoryBytes),
    hardware.virtual ?? '',
  ].filter((part) => part !== '');
  const storage = host.raid.map(
    (array) => `${array.device} (${array.metadata ?? array.level ?? 'md'}): ${array.state}`,
  );
  const uptime = host.uptimeSeconds === null ? null : formatDuration(host.uptimeSeconds, language);
  const optional: readonly (readonly [string, string])[] = [[label.storage, storage.slice(0, 3).join('; ')]];
  return [
    [label.release, host.osRelease ?? label.unknown],
    [label.runningKernel, host.kernel === null ? label.unknown : withoutArchitecture(host.kernel.release)],
    [label.bootMode, bootMode[host.boot] + secure],
    [label.hardware, machine.length === 0 ? label.unknown : machine.join(', ')],
    [label.uptime, uptime ?? label.unknown],
    [label.collected, host.collectedAt === null ? label.unknown : formatTime(host.collectedAt, language)],
    ...optional.filter(([, value]) => value !== ''),
  ];
}
