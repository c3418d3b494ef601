import { CaseSummary } from '../contracts/case-summary.ts';
import { Evidence } from '../contracts/finding.ts';
import { knownNames } from './redaction/names.ts';
import { isHarmless, type Kind, redactionPattern } from './redaction/pattern.ts';

/** What a value of these fields may be is our own list of words: nothing of the customer's is in them. */
const OURS = new Set(
  'article articles signal id kind code reason ended role verdict verdicts severity confidence riskOfChange distribution language boot format sha256 causedBy fixes state url'.split(
    ' ',
  ),
);

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** Replaces names, always the same name by the same word. */
interface Redactor {
  edits(text: string): Edit[];
}

function redactor(summary: CaseSummary): Redactor {
  const pattern = redactionPattern(knownNames(summary));
  const given = new Map<string, string>();
  const counts = new Map<Kind, number>();
  const wordFor = (kind: Kind, text: string): string => {
    const key = `${kind}\u0000${text.toLowerCase()}`;
    const known = given.get(key);
    if (known !== undefined) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const word = kind === 'ipv4' || kind === 'ipv6' ? `${kind}-${count}` : `${kind}${count}`;
    given.set(key, word);
    return word;
  };
  return {
    edits: (text) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const kind = kindOf(match.groups ?? {});
        const [found] = match;
        if (kind === null || found === '' || isHarmless(kind, found)) return [];
        return [{ start: match.index, end: match.index + found.length, by: wordFor(kind, found) }];
      }),
  };
}

const KINDS = [
  'case',
  'label',
  'email',
  'uuid',
  'mac',
  'ipv6',
  'ipv4',
  'serial',
  'disk',
  'user',
  'domain',
  'host',
  'id',
] as const;
const kindOf = (groups: Readonly<Record<string, string | undefined>>): Kind | null =>
  KINDS.find((kind) => groups[kind] !== undefined) ?? null;

function applied(text: string, edits: readonly Edit[]): string {
  let result = '';
  let from = 0;
  for (const { start, end, by } of edits) {
    result += text.slice(from, start) + by;
    from = end;
  }
  return result + text.slice(from);
}

/** Where a position of the old text is in the new one; inside a replaced word it goes to that word's nearer side. */
function moved(position: number, edits: readonly Edit[], side: 'start' | 'end'): number {
  let shift = 0;
  for (const { start, end, by } of edits) {
    if (position < end && position > start) return start + shift + (side === 'start' ? 0 : by.length);
    if (position < end) break;
    shift += by.length - (end - start);
  }
  return position + shift;
}

function evidence(piece: Evidence, names: Redactor): Evidence {
  const edits = names.edits(piece.text);
  const clean = (text: string): string => applied(text, names.edits(text));
  return {
    ...piece,
    path: clean(piece.path),
    text: applied(piece.text, edits),
    marks: piece.marks.map(([start, end]) => [moved(start, edits, 'start'), moved(end, edits, 'end')]),
    excerpt: { ...piece.excerpt, lines: piece.excerpt.lines.map(clean) },
  };
}

function cleaned(value: unknown, names: Redactor): unknown {
  if (typeof value === 'string') return applied(value, names.edits(value));
  if (Array.isArray(value)) return value.map((part) => cleaned(part, names));
  if (typeof value !== 'object' || value === null) return value;
  const piece = Evidence.safeParse(value);
  if (piece.success) return evidence(piece.data, names);
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, OURS.has(key) ? part : cleaned(part, names)]),
  );
}

/**
 * The case with its number, the archive's label, host and domain names, IPv4, IPv6 and MAC addresses, serial numbers, UUIDs, e-mail addresses and the names
 * in /home replaced, the same name always by the same word. Kernel releases, times, trace addresses and advisories stay.
 * What it cannot know (a project's name in a path) stays as well: read the result before it leaves the house.
 */
export function redact(summary: CaseSummary): CaseSummary {
  return CaseSummary.parse(cleaned(summary, redactor(summary)));
}
