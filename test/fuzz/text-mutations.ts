import type { Random } from './random.ts';

/** What shows up as markup, as terminal control or as another's name where a stranger's text is not shown as text. */
export const CANARIES = [
  '<script>canary()</script>',
  '<img src=canary onerror=canary()>',
  '"><svg onload=canary()>',
  '\u001b[31mcanary\u001b[0m',
  '\u001b]0;canary\u0007',
  '\u202ecanary\u202c',
  '[canary](javascript:canary())',
  '</pre><iframe src=canary>',
] as const;

const WORDS = [
  ...CANARIES,
  '',
  ' ',
  '\t',
  '\r\n',
  '\0',
  '-',
  '-1',
  '0',
  '1e308',
  '9007199254740993',
  '99999999999999999999',
  '0x7fffffffffffffff',
  'NaN',
  '__proto__',
  'constructor',
  'toString',
  '%s%n',
  '../../../../etc/passwd',
  '\ufeff',
  '\ud83d\ude00',
  'é',
  'ﷺ',
  '名前',
  'Linux version 3.10.0-1160.36.2.el7.x86_64',
  'BUG: unable to handle kernel paging request at fffffffeecb081e7',
  'May 15 23:22:09 dbsrv07 kernel:',
  'Feb 30 25:61:61',
  '[    0.000000]',
  '[99999999999.999999]',
  'kernel: Kernel panic - not syncing: hung_task: blocked tasks',
  'INFO: task kworker/u672:4:2597 blocked for more than 120 seconds.',
  '-- Reboot --',
  '-- Logs begin at Mon 2022-05-16 02:41:12 JST. --',
] as const;

function lineChanged(lines: string[], random: Random): void {
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  switch (random.below(6)) {
    case 0:
      lines.splice(at, random.size(4));
      break;
    case 1:
      lines.splice(at, 0, ...Array.from({ length: random.size(30) }, () => line));
      break;
    case 2:
      lines.splice(at, 1, lines[random.below(lines.length)] ?? '');
      break;
    case 3:
      lines[at] = line.repeat(random.size(40)).slice(0, 3000);
      break;
    case 4:
      lines.splice(at, 0, random.pick(WORDS));
      break;
    default:
      lines[at] = line.split(/(\s+)/).reverse().join('');
  }
}

/** A number in the text becomes one at a bound, or another. */
function numberChanged(text: string, random: Random): string {
  const numbers = [...text.matchAll(/\d+/g)];
  const found = numbers[random.below(numbers.length)];
  if (found === undefined) return text;
  const value = random.pick([
    '0',
    '00',
    '1',
    '31',
    '32',
    '60',
    '255',
    '256',
    '65536',
    '4294967296',
    '-5',
    `${found[0]}9`,
  ]);
  return text.slice(0, found.index) + value + text.slice(found.index + found[0].length);
}

/** One change to text: a line, a word, a number, a piece of another text. */
export function mutateText(text: string, other: string, random: Random): string {
  const at = random.below(text.length + 1);
  switch (random.below(7)) {
    case 0:
    case 1: {
      const lines = text.split('\n');
      lineChanged(lines, random);
      return lines.join('\n');
    }
    case 2:
    case 3:
      return numberChanged(text, random);
    case 4:
      return text.slice(0, at) + random.pick(WORDS) + text.slice(at + random.below(8));
    case 5: {
      const from = random.below(other.length);
      return text.slice(0, at) + other.slice(from, from + random.size(200)) + text.slice(at);
    }
    default:
      return text.slice(0, at) + text.slice(at + random.size(20));
  }
}
