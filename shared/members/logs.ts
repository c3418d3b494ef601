import type { LogKind, LogMember } from './types.ts';

/** What the path of a log file tells, before its bytes are seen. */
export type LogRole = Omit<LogMember, 'path' | 'modified'>;

const role = (kind: LogKind, boot: number | null = null): LogRole => ({ kind, tailed: false, boot });

/** A rotated or compressed name keeps its kind: `messages-20220508`, `messages.1`, `messages-20220508.gz`, `syslog.2.xz`. */
const ROTATED = '(?:[-.][0-9]{1,10})?(?:-[0-9]{1,10})?(?:\\.(?:gz|xz|bz2|zst))?';

const fixed: ReadonlyMap<string, LogRole> = new Map([
  ['sos_commands/kernel/dmesg', role('dmesg', 0)],
  ['sos_commands/general/dmesg', role('dmesg', 0)],
  ['dmesg', role('dmesg', 0)],
  ['sos_commands/kernel/dmesg_-T', role('dmesg-T', 0)],
  ['var/log/dmesg', role('boot-dmesg')],
  ['var/log/dmesg.old', role('boot-dmesg')],
  ['sos_logs/sos.log', role('sos-log', 0)],
  ['sos_logs/ui.log', role('sos-log', 0)],
]);

/** With what a path must begin for each: thousands of paths of an archive are no logs, and are told so at once. */
const patterns: readonly (readonly [string, RegExp, LogRole])[] = [
  ['var/log/', new RegExp(`^var/log/(?:messages|syslog|kern\\.log|kernel\\.log|kern)${ROTATED}$`), role('syslog')],
  ['var/log/dmesg.', /^var\/log\/dmesg\.[0-9]+(?:\.(?:gz|xz|bz2|zst))?$/, role('boot-dmesg')],
  [
    'var/crash/',
    /^var\/crash\/[^/]+\/(?:vmcore-dmesg[^/]*\.txt|kexec-dmesg\.log|dmesg\.[0-9]+)$/,
    role('vmcore-dmesg'),
  ],
  ['sos_commands/boot/', /^sos_commands\/boot\/efibootmgr[^/]*$/, role('command-output', 0)],
  ['sos_commands/md/', /^sos_commands\/md\/mdadm_[^/]*$/, role('command-output', 0)],
];
const VMCORE_DMESG = 'vmcore-dmesg.txt';

const JOURNAL = /^sos_commands\/(?:logs|systemd)\/journalctl(_[^/]*)$/;
/** Switches of a journal dump that holds no lines of its own: sizes, lists of boots, checks. */
const NO_LINES = /--(?:disk-usage|list-boots|verify|header|fields)/;
/** One unit or identifier only: the lines stand in the whole dump too. */
const OF_A_UNIT = /--(?:unit|user-unit|identifier)(?:_|=|$)/;

/** The boot that a journal dump covers by its switches: 0 this one, -1 the one before, null all of them. */
function journalBoot(switches: string): number | null {
  const boot = /_(?:--boot|-b)(?:[_=](-?[0-9]+))?(?=_|$)/.exec(switches);
  if (!boot) return null;
  return boot[1] === undefined ? 0 : Number(boot[1]);
}

function journalRole(path: string): LogRole | null {
  const switches = JOURNAL.exec(path)?.[1];
  if (switches === undefined || NO_LINES.test(switches) || OF_A_UNIT.test(switches)) return null;
  return role('journal', journalBoot(switches));
}

function plainRole(path: string): LogRole | null {
  const known = fixed.get(path);
  if (known) return known;
  for (const [prefix, pattern, matched] of patterns) {
    if (path.startsWith(prefix) && pattern.test(path)) return matched;
  }
  if (path === VMCORE_DMESG || path.endsWith(`/${VMCORE_DMESG}`)) return role('vmcore-dmesg');
  return path.startsWith('sos_commands/') ? journalRole(path) : null;
}

const TAILED = /^sos_strings\/([^/]+)\/([^/]+)\.tailed$/;

/**
 * What kind of log stands at a path (without the top folder); null for what is no log. sos keeps the end of an oversized
 * file as `sos_strings/PLUGIN/NAME.tailed`: the kind is that of the file it was, the beginning is gone.
 */
export function logRole(path: string): LogRole | null {
  const tailed = path.startsWith('sos_strings/') ? TAILED.exec(path) : null;
  if (!tailed) return plainRole(path);
  const [, plugin = '', name = ''] = tailed;
  const original = plainRole(`sos_commands/${plugin}/${name}`) ?? plainRole(name.replace(/^var\.log\./, 'var/log/'));
  return original && { ...original, tailed: true };
}
