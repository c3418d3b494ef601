import type { FailedUnit, Selinux } from '../../../contracts/system.ts';
import { firstLine, type Parsed, parsed, shown, unparsable } from '../../parsed.ts';
import { numbered, pairsOf } from './table.ts';

/** `systemctl list-units` (also with --failed): a unit a row, its bullet left out. "0 loaded units listed." gives none. */
export function parseUnits(text: string): Parsed<FailedUnit[]> {
  const lines = numbered(text);
  const rows = lines.flatMap(({ text: line, number }): FailedUnit[] => {
    const row =
      /^[\s●○×*]{0,4}([^\s●]{1,300}\.[a-z]{4,9})\s{1,300}(\S{1,20})\s{1,20}(\S{1,20})\s{1,20}(\S{1,30})(?:\s{1,30}(\S.{0,300}))?$/u.exec(
        line,
      );
    if (!row) return [];
    const [, unit = '', load = '', active = '', sub = '', description] = row;
    return [
      {
        unit: shown(unit),
        load,
        active,
        sub,
        description: description === undefined ? null : shown(description),
        line: number,
      },
    ];
  });
  const told = lines.some(({ text: line }) =>
    /^\s{0,9}UNIT\s{1,300}LOAD\s|^\d{1,9} (?:loaded )?units? listed/.test(line),
  );
  return rows.length > 0 || told ? parsed(rows) : unparsable('there is no list of units');
}

/** `sestatus`. */
export function parseSestatus(text: string): Parsed<Omit<Selinux, 'path'>> {
  const pairs = pairsOf(text);
  const status = pairs.get('SELinux status');
  if (status !== 'enabled' && status !== 'disabled') return unparsable('there is no SELinux status line');
  return parsed({
    enabled: status === 'enabled',
    mode: pairs.get('Current mode') ?? null,
    configuredMode: pairs.get('Mode from config file') ?? null,
    policy: pairs.get('Loaded policy name') ?? pairs.get('Policy from config file') ?? null,
  });
}

/** `/etc/selinux/config`: what the next boot will do; all that is known where sestatus was not collected. */
export function parseSelinuxConfig(text: string): Parsed<Omit<Selinux, 'path'>> {
  const pairs = pairsOf(text, '=');
  const mode = pairs.get('SELINUX')?.toLowerCase();
  if (mode === undefined) return unparsable('there is no SELINUX line');
  return parsed({
    enabled: mode !== 'disabled',
    mode: null,
    configuredMode: mode,
    policy: pairs.get('SELINUXTYPE') ?? null,
  });
}

/** `tuned-adm active`: "Current active profile: virtual-guest". */
export function parseTuned(text: string): Parsed<string> {
  const profile = /^Current active profile:\s{0,4}(\S.{0,200})$/m.exec(text)?.[1];
  if (profile !== undefined) return parsed(shown(profile));
  return unparsable(firstLine(text) === '' ? 'it is empty' : 'there is no active profile in it');
}
