import { syslogStamp } from '../../../shared/sample/kernel-lines.ts';
import { Random } from './random.ts';
import { makeTemplates, messageOf, type Template } from './templates.ts';

const CHUNK = 64 * 1024;
const TEMPLATES = 4000;
const HOST = 'dbsrv07';

/** When a log begins and ends, milliseconds of wall clock. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Cuts what `more` gives into bytes of `size` in all, the last of them a line feed. */
function* bytesOf(size: number, more: () => string): Generator<Uint8Array, void, void> {
  let left = size;
  while (left > 0) {
    let text = '';
    while (text.length < Math.min(CHUNK, left)) text += more();
    const bytes = Buffer.from(text.length > left ? `${text.slice(0, left - 1)}\n` : text, 'latin1');
    left -= bytes.length;
    yield bytes;
  }
}

const templatesOf = new Map<number, readonly Template[]>();

/** A host's templates, made once a seed. */
function templates(seed: number): readonly Template[] {
  const known = templatesOf.get(seed);
  if (known !== undefined) return known;
  const made = makeTemplates(new Random(seed), TEMPLATES);
  templatesOf.set(seed, made);
  return made;
}

/** Most lines are of few templates: the hundredth part of them writes nearly half of the lines. */
function choose(list: readonly Template[], random: Random): Template {
  const one = list[Math.floor(list.length * random.share() ** 6)];
  if (one === undefined) throw new Error('no template');
  return one;
}

const LINE_BYTES = 96;

/** `size` bytes of syslog as rsyslog writes it, lines spread over the span. `host` seeds the templates, `seed` the lines. */
export function syslogBytes(size: number, span: Span, host: number, seed: number): Iterable<Uint8Array> {
  const random = new Random(seed);
  const list = templates(host);
  const step = ((span.to - span.from) * LINE_BYTES) / size;
  let time = span.from;
  let second = -1;
  let stamp = '';
  let said = choose(list, random);
  return bytesOf(size, () => {
    // A program often says the same again.
    if (random.below(5) < 3) said = choose(list, random);
    // Lines come in bursts, as they do: several in one second, then none for a while.
    if (random.below(4) === 0) time = Math.min(span.to, time + step * 8 * random.share());
    if (Math.floor(time / 1000) !== second) {
      second = Math.floor(time / 1000);
      stamp = syslogStamp(time);
    }
    return `${stamp} ${HOST} ${messageOf(said, random)}\n`;
  });
}

/**
 * `size` bytes like those of a binary journal: objects with a header, hashes and offsets that look random, and fields that
 * do not. A quarter of it is noise, so that it compresses some three times.
 */
export function* journalBytes(size: number, host: number, seed: number): Generator<Uint8Array, void, void> {
  const random = new Random(seed);
  const list = templates(host);
  let left = size;
  while (left > 0) {
    const chunk = Buffer.alloc(Math.min(CHUNK, left));
    for (let at = 0; at < chunk.length; ) {
      const text = `MESSAGE=${messageOf(choose(list, random), random)}\0_SYSTEMD_UNIT=${random.below(60)}.service\0`;
      const noise = Math.min(chunk.length - at, 4 * Math.round(text.length / 10));
      random.fill(chunk.subarray(at, at + noise));
      at += noise;
      at += chunk.write(text, at, 'latin1');
      at += 16;
    }
    left -= chunk.length;
    yield chunk;
  }
}

/** `size` bytes of what commands and /proc print: names and values. */
export function listingBytes(size: number, seed: number): Iterable<Uint8Array> {
  const random = new Random(seed);
  const list = templates(seed % 16);
  const names = Array.from({ length: 40 }, () => choose(list, random).process);
  return bytesOf(
    size,
    () => `${random.pick(names)}.${random.below(64)} = ${random.below(random.below(3) === 0 ? 1 << 30 : 16)}\n`,
  );
}
