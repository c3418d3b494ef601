import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleTree } from '../../shared/sample/sample.ts';
import { type ArchiveFormat, buildArchive, type Tree } from '../builders/archive.ts';

// Runs by itself: fills a folder with small sosreports of many hosts, for docs/fleet.md. `fleet FOLDER COUNT BAD`.

/** Published builds of RHEL 7.9's kernel that have the bug, and such from before it came in to after the fix. */
const AFFECTED = new Set(['31.1', '36.2', '45.1', '53.1', '59.1']);
const BUILDS = ['24.1', '31.1', '36.2', '45.1', '53.1', '59.1', '62.1', '66.1', '71.1', '76.1'];
const FORMATS: readonly (readonly [ArchiveFormat, string])[] = [
  ['tar+xz', 'tar.xz'],
  ['tar+gzip', 'tar.gz'],
  ['tar+xz', 'tar.xz'],
  ['tar', 'tar'],
];
const SAMPLE_HOST = /dbsrv07/g;
const SAMPLE_BUILD = /3\.10\.0-1160\.36\.2\.el7/g;
/** Lines that tell of the fault. A host that was not struck has none of them. */
const OF_FAULT =
  /efi|firmware|kworker|hung_task|list_del|mdadm: |Call Trace|^\S* ?\[<|RIP|general protection|Modules linked in|Kernel panic/i;
/** Of every so many hosts with an affected kernel, one was struck. */
const STRUCK_OF = 3;

export interface FleetHost {
  readonly name: string;
  readonly build: string;
  readonly struck: boolean;
}

/** The host of that number: the same every time. */
export function fleetHost(number: number): FleetHost {
  const build = BUILDS[number % BUILDS.length] ?? '';
  const struck = AFFECTED.has(build) && Math.floor(number / BUILDS.length) % STRUCK_OF === 0;
  return { name: `node${String(number).padStart(4, '0')}`, build, struck };
}

const isLog = (path: string) => /^var\/|dmesg|journal|^sos_logs\/|process\//.test(path);

/** The sample's files, told of another host. */
export function fleetTree({ name, build, struck }: FleetHost): Tree {
  const top = `sosreport-${name}-2022-05-16-kqzrwfm`;
  const told = Object.entries(sampleTree()).map(([path, entry]) => {
    if (typeof entry !== 'string') return [`${top}/${path}`, entry] as const;
    const quiet =
      struck || !isLog(path)
        ? entry
        : entry
            .split('\n')
            .filter((line) => !OF_FAULT.test(line))
            .join('\n');
    const text = quiet.replace(SAMPLE_HOST, name).replace(SAMPLE_BUILD, `3.10.0-1160.${build}.el7`);
    return [`${top}/${path.replace(SAMPLE_BUILD, `3.10.0-1160.${build}.el7`)}`, text] as const;
  });
  return Object.fromEntries(told);
}

async function fill(folder: string, count: number, bad: number): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (let number = 1; number <= count; number += 1) {
    const host = fleetHost(number);
    const [format, extension] = FORMATS[number % FORMATS.length] ?? ['tar', 'tar'];
    const bytes =
      number === bad ? Buffer.from('an upload that went wrong\n') : await buildArchive(fleetTree(host), { format });
    writeFileSync(join(folder, `sosreport-${host.name}-2022-05-16-kqzrwfm.${extension}`), bytes);
  }
  process.stdout.write(`${readdirSync(folder).length} archives\n`);
}

const [, , folder, count, bad] = process.argv;
if (folder !== undefined && count !== undefined) await fill(folder, Number(count), Number(bad ?? 0));
