import { logRole } from '../../members/logs.ts';
import type { CollectedMembers, LogKind } from '../../members/types.ts';
import type { FactGap } from '../types.ts';
import { gap } from './gaps.ts';

/** Paths looked at in one folder; log folders of real hosts hold some hundred. */
const LISTED = 20_000;

interface LogsFound {
  readonly kinds: ReadonlySet<LogKind>;
  /** Kinds that are there without a line. */
  readonly empty: ReadonlySet<LogKind>;
  readonly tailedSyslog: boolean;
  readonly previousBoot: boolean;
}

function logsFound(members: CollectedMembers, emptyLogs: ReadonlySet<string>): LogsFound {
  const folders = ['sos_commands/kernel', 'sos_commands/general', 'sos_commands/logs', 'sos_strings', 'var/log'];
  const paths = folders.flatMap((folder) => members.under(folder, LISTED));
  const roles = paths.filter((path) => !emptyLogs.has(path)).flatMap((path) => logRole(path) ?? []);
  return {
    kinds: new Set(roles.map((role) => role.kind)),
    empty: new Set([...emptyLogs].flatMap((path) => logRole(path)?.kind ?? [])),
    tailedSyslog: roles.some((role) => role.kind === 'syslog' && role.tailed),
    previousBoot: roles.some((role) => role.kind === 'journal' && (role.boot === null || role.boot < 0)),
  };
}

/** Which logs a verdict might have needed and that are not there, or hold nothing. */
export function logGaps(members: CollectedMembers, emptyLogs: ReadonlySet<string>): FactGap[] {
  const { kinds, empty, tailedSyslog, previousBoot } = logsFound(members, emptyLogs);
  const missing = (kind: LogKind): 'empty' | 'absent' => (empty.has(kind) ? 'empty' : 'absent');
  const gaps: FactGap[] = [];
  if (!kinds.has('dmesg') && !kinds.has('dmesg-T') && !kinds.has('journal')) gaps.push(gap('dmesg', missing('dmesg')));
  if (tailedSyslog) gaps.push(gap('messages', 'truncated'));
  else if (!kinds.has('syslog')) gaps.push(gap('messages', missing('syslog')));
  if (!previousBoot) gaps.push(gap('journal-previous-boot', 'absent'));
  return gaps;
}
