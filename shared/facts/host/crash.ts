import type { Host } from '../../contracts/case-summary.ts';
import type { CollectedMembers } from '../../members/types.ts';
import { firstLine, type Parsed, parsed, shown, unparsable } from '../parsed.ts';
import { commandLineValue } from '../parsers/command-line.ts';
import { type Fact, readFact, textsOf, valueOr } from './facts-of.ts';

/** Crash dumps that are listed by name. */
const VMCORES = 50;
/** Members of the crash folder that are looked at. */
const CRASH_FILES = 10_000;

export interface Kdump {
  readonly kdump: Host['kdump'];
  readonly loaded: Fact<boolean>;
}

/** `/sys/kernel/kexec_crash_loaded`: "1" where a capture kernel is ready. */
function parseLoaded(text: string): Parsed<boolean> {
  const line = firstLine(text);
  return line === '0' || line === '1' ? parsed(line === '1') : unparsable('the file holds neither 0 nor 1');
}

/** The folder that dumps go to, `path` of kdump.conf, without the leading slash. */
function crashFolder(members: CollectedMembers): string {
  const [conf] = textsOf(members, 'kdump-conf');
  const path = /^path\s{1,20}\/(\S{1,500})/m.exec(conf?.text ?? '')?.[1];
  return path === undefined ? 'var/crash' : path.replace(/\/+$/, '');
}

/** Folders of crash dumps: those that hold a vmcore or its kernel log. */
function vmcores(members: CollectedMembers): string[] {
  const found = new Set<string>();
  for (const folder of new Set(['var/crash', crashFolder(members)])) {
    for (const path of members.under(folder, CRASH_FILES)) {
      const dump = /^(.+)\/(?:vmcore[^/]*|dmesg\.[0-9]+|dump\.[0-9]+)$/.exec(path)?.[1];
      if (dump !== undefined && found.size < VMCORES) found.add(dump);
    }
  }
  return [...found];
}

/** Whether the host can write a crash dump, and which it has written. Null where nothing is told. */
export function readKdump(members: CollectedMembers, commandLine: string | null): Kdump {
  const loaded = readFact(members, 'kexec-crash-loaded', parseLoaded);
  const reserved = commandLine === null ? null : commandLineValue(commandLine, 'crashkernel');
  const dumps = vmcores(members);
  const told = commandLine !== null || loaded.state === 'ok' || dumps.length > 0;
  const crashKernel = reserved === null ? null : shown(reserved);
  return { kdump: told ? { crashKernel, loaded: valueOr(loaded), vmcores: dumps } : null, loaded };
}
