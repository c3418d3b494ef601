import { buildAutomaton } from '../log-lines/automaton.ts';
import { ERROR, LEVELS, WARNING } from './line-table.ts';

/*
 * How grave a line is. A syslog file keeps no priority, so that the words have to tell: first a level that the writer put at
 * the message's beginning (`<warn>`, `[ERROR]`, `INFO:`, `level=error`), else words that commonly mean trouble. A
 * heuristic, for colour, filters and the hit map: verdicts never rest on it.
 */

/** Bytes of a message that are looked at. */
const LOOKED_AT = 1000;

const ERROR_WORDS = [
  ...['error', 'failed', 'failure', 'fatal', 'panic', 'critical', 'emergency', 'segfault', 'oops:', 'bug:', 'corrupt'],
  ...['blocked for more than', 'out of memory', 'oom-kill', 'killed process', 'lockup', 'firmware bug', 'traceback'],
  ...['exception', 'unable to handle', 'general protection', 'not attached to', 'are disabled!', 'stalls on'],
];
const WARNING_WORDS = [
  ...['warn', 'timed out', 'timeout', 'deprecated', 'denied', 'refused', 'unreachable', 'unable to', 'cannot', "can't"],
  ...['could not', 'invalid', 'cut here', 'degraded', 'throttl', 'link is down', 'no such file', 'abort', ' comm: '],
];
/** Words that hold one of the above and mean no trouble. */
const NO_ERROR = [
  ...['no error', 'without error', '0 error', 'errors: 0', 'error: 0', 'errors=', 'error=0', 'error 0', 'errors 0'],
  ...['0 failed', 'failed=0', 'failed: 0', 'panic=', 'panic_on', 'kernel.panic', 'panic timeout', 'no critical'],
];
const NO_WARNING = ['timeout=', 'timeout:', 'timeout set', 'timeout is', 'no warning', '0 warning'];

const WRITTEN: readonly (readonly [RegExp, number])[] = [
  [/^(?:emerg|alert|crit|err|fatal|severe|panic)/, ERROR],
  [/^warn/, WARNING],
  [/^notice/, LEVELS.indexOf('notice')],
  [/^info/, LEVELS.indexOf('info')],
  [/^(?:debug|trace)/, LEVELS.indexOf('debug')],
];
const AT_START =
  /^ *[<[]?(emerg(?:ency)?|alert|crit(?:ical)?|err(?:or)?|fatal|severe|warn(?:ing)?|notice|info|debug|trace)[>\]:]/i;
const FIELDS = ['crit', 'err', 'fatal', 'warn', 'info', 'debug'].map((word) => `level=${word}`);

const levelOfWord = (word: string): number => WRITTEN.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1] ?? 0;

/** What a needle adds. */
interface Weight {
  readonly error: number;
  readonly warning: number;
  readonly written: number;
}

const weigh = (words: readonly string[], weight: Partial<Weight>): readonly (readonly [string, Weight])[] =>
  words.map((word) => [word, { error: 0, warning: 0, written: 0, ...weight }]);

const NEEDLES = [
  ...weigh(ERROR_WORDS, { error: 1 }),
  ...weigh(WARNING_WORDS, { warning: 1 }),
  ...weigh(NO_ERROR, { error: -1 }),
  ...weigh(NO_WARNING, { warning: -1 }),
  ...FIELDS.flatMap((field) => weigh([field], { written: levelOfWord(field.slice('level='.length)) })),
];
const WEIGHTS = NEEDLES.map(([, weight]) => weight);

const WORDS = buildAutomaton(
  NEEDLES.map(([word]) => word),
  true,
);
const LINE_FEED = 10;

/** Whether what stands at the beginning can be a level: a sign that ends one is near. */
function mayBeWritten(bytes: Uint8Array, start: number, end: number): boolean {
  const last = Math.min(end, start + 12);
  for (let at = start + 3; at < last; at += 1) {
    const byte = bytes[at];
    if (byte === 58 || byte === 62 || byte === 93) return true;
  }
  return false;
}

/** The level that a kernel priority stands for: 0 to 3 errors, as in syslog(3). */
export function levelOfPriority(priority: number): number {
  const severity = priority & 7;
  return severity <= 3 ? ERROR : severity - 2;
}

/** The number of the level (`LEVELS`) of the message in bytes `start` to `end`; 0 where nothing tells. */
export function levelOf(bytes: Uint8Array, start: number, end: number): number {
  if (mayBeWritten(bytes, start, end)) {
    let head = '';
    for (let at = start; at < Math.min(end, start + 14); at += 1) head += String.fromCharCode(bytes[at] as number);
    const word = AT_START.exec(head)?.[1];
    if (word !== undefined) return levelOfWord(word);
  }
  return levelByWords(bytes, start, Math.min(end, start + LOOKED_AT));
}

function levelByWords(bytes: Uint8Array, start: number, end: number): number {
  const { next, attention, newline, outputs } = WORDS;
  let state = newline;
  let error = 0;
  let warning = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    state = next[(state << 8) | byte] || WORDS.settle(state, byte);
    if (state > attention || byte === LINE_FEED) continue;
    for (const needle of outputs[state] ?? []) {
      const weight = WEIGHTS[needle] as Weight;
      if (weight.written > 0) return weight.written;
      error += weight.error;
      warning += weight.warning;
    }
  }
  return error > 0 ? ERROR : warning > 0 ? WARNING : 0;
}
