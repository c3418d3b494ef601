import { cpus, loadavg, platform, release, totalmem } from 'node:os';

/** The machine in a sentence, without names of hosts or paths. */
export function machineText(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = first?.model.trim() ?? 'unknown processor';
  return `${cpus().length} cores (${model}), ${memory} GiB, ${platform()} ${release().split('-')[0]}, Node ${process.versions.node}`;
}

export const loadText = (): string => (loadavg()[0] ?? 0).toFixed(2);
