import type { TimeSync } from '../../../contracts/system.ts';
import { type Parsed, parsed, shown, unparsable } from '../../parsed.ts';
import { numbered, numberIn, pairsOf, wordsOf } from './table.ts';

type TimeFacts = Omit<TimeSync, 'path'>;

/** `chronyc tracking`: "System time : 0.000012 seconds slow of NTP time" is behind. */
export function parseChrony(text: string): Parsed<TimeFacts> {
  const pairs = pairsOf(text);
  const leap = pairs.get('Leap status');
  if (leap === undefined) return unparsable('there is no Leap status line');
  const system = /^([\d.]{1,20}) seconds (slow|fast) of/.exec(pairs.get('System time') ?? '');
  const offset = system ? Number(system[1]) * (system[2] === 'slow' ? -1 : 1) : null;
  const server = /\(([^)\s]{1,200})\)/.exec(pairs.get('Reference ID') ?? '')?.[1];
  return parsed({
    tool: 'chrony',
    synchronized: !/^Not synchronised/i.test(leap),
    server: server === undefined ? null : shown(server),
    stratum: numberIn(pairs.get('Stratum')),
    offsetSeconds: offset === 0 ? 0 : offset,
  });
}

/** `ntpq -p`: the row with a star is the server in use; offsets are in milliseconds. */
export function parseNtpq(text: string): Parsed<TimeFacts> {
  const lines = numbered(text);
  if (!lines.some(({ text: line }) => /^\s*remote\s+refid\s+st\s/.test(line))) return unparsable('there is no header');
  const used = lines.find(({ text: line }) => line.startsWith('*'))?.text.slice(1);
  const [server, , stratum, , , , , , offset] = wordsOf(used ?? '');
  const milliseconds = numberIn(offset);
  return parsed({
    tool: 'ntp',
    synchronized: used !== undefined,
    server: used === undefined ? null : shown(server ?? ''),
    stratum: numberIn(stratum),
    offsetSeconds: milliseconds === null ? null : milliseconds / 1000,
  });
}

/** `timedatectl`: "NTP synchronized: yes" (systemd 219), "System clock synchronized: yes" (since 235). */
export function parseTimedatectlSync(text: string): Parsed<TimeFacts> {
  const pairs = pairsOf(text);
  const word = pairs.get('System clock synchronized') ?? pairs.get('NTP synchronized');
  if (word !== 'yes' && word !== 'no') return unparsable('it does not say whether the clock is synchronized');
  return parsed({
    tool: 'timedatectl',
    synchronized: word === 'yes',
    server: null,
    stratum: null,
    offsetSeconds: null,
  });
}
