import type { SysctlChange, SysctlMismatch, SystemOverview } from '../../contracts/system.ts';
import type { CollectedMembers } from '../../members/types.ts';
import { textsOf } from '../host/facts-of.ts';
import { parsed, shown } from '../parsed.ts';
import { parseSysctl } from '../parsers/sysctl.ts';
import { normalValue, parseSysctlFile } from '../parsers/system/sysctl-files.ts';
import type { PartReader } from './parts.ts';
import { SYSCTL_DEFAULTS } from './sysctl-defaults.ts';

const SHOWN = 100;
/** Folders of sysctl.d, the strongest first: of files with one name only the first counts (sysctl.d(5)). */
const FOLDERS = ['sysctl-etc', 'sysctl-run', 'sysctl-lib'];
/** Where sysctl.conf counts as one of the files: distributions link it there under this name. */
const CONF_NAME = '99-sysctl.conf';

interface Configured {
  readonly value: string;
  readonly path: string;
  readonly line: number;
}

/** The files that systemd-sysctl reads, in its order: by name, each name once. */
function filesInOrder(members: CollectedMembers): readonly { path: string; text: string }[] {
  const byName = new Map<string, { path: string; text: string }>();
  const [conf] = textsOf(members, 'sysctl-conf');
  if (conf !== undefined) byName.set(CONF_NAME, conf);
  for (const file of FOLDERS.flatMap((datum) => textsOf(members, datum))) {
    const name = file.path.replace(/^.*\//, '');
    if (!byName.has(name) && file.path !== conf?.path) byName.set(name, file);
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
}

/** What the files ask for: the last word on each key counts. */
function configured(members: CollectedMembers): ReadonlyMap<string, Configured> {
  const found = new Map<string, Configured>();
  for (const { path, text } of filesInOrder(members)) {
    for (const { key, value, line } of parseSysctlFile(text)) found.set(key, { value, path, line });
  }
  return found;
}

/** `sysctl -a` gives some values in another form than it takes them. */
const comparable = (value: string): boolean => /^[\w.,:/%|+ -]{1,200}$/.test(value);

/** The settings that run with another value than the kernel's own, and those that run otherwise than their files say. */
export function readSysctl(members: CollectedMembers, parts: PartReader): SystemOverview['sysctl'] {
  const lineOf = new Map<string, number>();
  const found = parts.read('sysctl', [
    'sysctl',
    (text) => {
      for (const [index, line] of text.split('\n').entries())
        lineOf.set(line.slice(0, 512).split('=')[0]?.trim() ?? '', index + 1);
      const settings = parseSysctl(text);
      return settings.state === 'ok' ? parsed(settings.value) : settings;
    },
  ]);
  if (found === null) return null;
  const running = (key: string): string | null => {
    const value = found.value.get(key);
    return value === undefined ? null : normalValue(value);
  };
  const compared = SYSCTL_DEFAULTS.filter(([key]) => running(key) !== null);
  const changed = compared.flatMap(([key, kernelDefault, source]): SysctlChange[] => {
    const value = running(key);
    if (value === null || value === kernelDefault) return [];
    return [{ key, value: shown(value), kernelDefault, source, line: lineOf.get(key) ?? null }];
  });
  const notAsConfigured = [...configured(members)].flatMap(([key, wanted]): SysctlMismatch[] => {
    const value = running(key);
    if (value === null || value === wanted.value || !comparable(wanted.value)) return [];
    return [
      { key: shown(key), value: shown(value), configured: shown(wanted.value), path: wanted.path, line: wanted.line },
    ];
  });
  return { path: found.path, changed, notAsConfigured: notAsConfigured.slice(0, SHOWN), compared: compared.length };
}
