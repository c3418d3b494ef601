import type { Cpu, Load } from '../../../contracts/system.ts';
import { firstLine, type Parsed, parsed, unparsable } from '../../parsed.ts';
import { numberIn, pairsOf } from './table.ts';

type CpuFacts = Omit<Cpu, 'path'>;

/** First part of a word like "2100.000", or "40 (of 56)". */
const count = (value: string | undefined): number | null => numberIn(value?.split(' ')[0]);

/** `lscpu`: model, topology, and the vulnerabilities that it says are not mitigated. */
export function parseCpu(text: string): Parsed<CpuFacts> {
  const pairs = pairsOf(text);
  const cpus = count(pairs.get('CPU(s)'));
  if (cpus === null) return unparsable('there is no CPU(s) line');
  const vulnerableTo = [...pairs]
    .filter(([key, value]) => key.startsWith('Vulnerability ') && /^Vulnerable\b/.test(value))
    .map(([key]) => key.slice('Vulnerability '.length))
    .slice(0, 40);
  return parsed({
    model: pairs.get('Model name') ?? null,
    cpus,
    sockets: count(pairs.get('Socket(s)') ?? pairs.get('CPU socket(s)')),
    coresPerSocket: count(pairs.get('Core(s) per socket')),
    threadsPerCore: count(pairs.get('Thread(s) per core')),
    numaNodes: count(pairs.get('NUMA node(s)')),
    megahertz: count(pairs.get('CPU MHz') ?? pairs.get('CPU max MHz')),
    offline: pairs.get('Off-line CPU(s) list') ?? null,
    hypervisor: pairs.get('Hypervisor vendor') ?? null,
    vulnerableTo,
  });
}

/** `/proc/cpuinfo`: how many processors, of which model, in how many sockets. */
export function parseCpuModel(text: string): Parsed<CpuFacts> {
  const cpus = text.match(/^processor\s*:/gm)?.length ?? 0;
  if (cpus === 0) return unparsable('there is no processor line');
  const sockets = new Set(text.match(/^physical id\s{0,8}:\s{0,8}[0-9]{1,6}$/gm)).size;
  const pairs = pairsOf(text.slice(0, 8000));
  const siblings = count(pairs.get('siblings'));
  const cores = count(pairs.get('cpu cores'));
  return parsed({
    model: pairs.get('model name') ?? pairs.get('cpu') ?? null,
    cpus,
    sockets: sockets === 0 ? null : sockets,
    coresPerSocket: cores,
    threadsPerCore: siblings === null || cores === null || cores === 0 ? null : Math.round(siblings / cores),
    numaNodes: null,
    megahertz: count(pairs.get('cpu MHz')),
    offline: null,
    hypervisor: null,
    vulnerableTo: [],
  });
}

type LoadFacts = Omit<Load, 'path'>;

/** "load average: 1.09, 1.06, 1.05" of `uptime`; some locales write "1,09, 1,06, 1,05". */
export function parseLoadOfUptime(text: string): Parsed<LoadFacts> {
  const tail = /load average:\s{0,4}(.{1,100})$/.exec(firstLine(text).slice(0, 1000))?.[1];
  const [one, five, fifteen] = [...(tail ?? '').matchAll(/[0-9]{1,7}[.,][0-9]{2}/g)].map((match) =>
    Number(match[0].replace(',', '.')),
  );
  if (one === undefined || five === undefined || fifteen === undefined) return unparsable('there are no load averages');
  return parsed({ one, five, fifteen, runnable: null, tasks: null });
}

/** `/proc/loadavg`: "1.09 1.06 1.05 2/1234 5678". */
export function parseLoadavg(text: string): Parsed<LoadFacts> {
  const line = /^([\d.]{1,12}) ([\d.]{1,12}) ([\d.]{1,12}) (\d{1,9})\/(\d{1,9}) /.exec(`${firstLine(text)} `);
  if (!line) return unparsable('the file does not hold three averages and the tasks');
  const [one = 0, five = 0, fifteen = 0, runnable = 0, tasks = 0] = line.slice(1).map(Number);
  return parsed({ one, five, fifteen, runnable, tasks });
}
