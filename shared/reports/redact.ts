import { CaseSummary } from '../contracts/case-summary.ts';
import { Evidence } from '../contracts/finding.ts';
import type { CaseNote, Replacement } from '../contracts/note.ts';
import { knownNames } from './redaction/names.ts';
import { applied, moved, type RedactionChoices, type Redactor, redactor } from './redaction/redactor.ts';

/** What a value of these fields may be is our own list of words: nothing of the customer's is in them. */
const OURS = new Set(
  'article articles signal id kind code reason ended role verdict verdicts severity confidence riskOfChange distribution language boot format sha256 causedBy fixes state url'.split(
    ' ',
  ),
);

function evidence(piece: Evidence, names: Redactor): Evidence {
  const edits = names.edits(piece.text);
  return {
    ...piece,
    path: names.clean(piece.path),
    text: applied(piece.text, edits),
    marks: piece.marks.map(([start, end]) => [moved(start, edits, 'start'), moved(end, edits, 'end')]),
    excerpt: { ...piece.excerpt, lines: piece.excerpt.lines.map(names.clean) },
  };
}

function cleaned(value: unknown, names: Redactor): unknown {
  if (typeof value === 'string') return names.clean(value);
  if (Array.isArray(value)) return value.map((part) => cleaned(part, names));
  if (typeof value !== 'object' || value === null) return value;
  const piece = Evidence.safeParse(value);
  if (piece.success) return evidence(piece.data, names);
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, OURS.has(key) ? part : cleaned(part, names)]),
  );
}

const cleanNote = ({ text, pins }: CaseNote, { clean }: Redactor): CaseNote => ({
  text: clean(text),
  pins: pins.map((pin) => ({
    ...pin,
    path: clean(pin.path),
    text: clean(pin.text),
    comment: clean(pin.comment),
  })),
});

/** A case and its note without names, and what was replaced in them. */
export interface RedactedCase {
  readonly summary: CaseSummary;
  readonly note: CaseNote;
  readonly replacements: readonly Replacement[];
}

/**
 * The case with its number, the archive's label, host and domain names, IPv4, IPv6 and MAC addresses, serial numbers, UUIDs, e-mail addresses, user names
 * and the user's own words replaced, the same name always by the same word, in its note as well. Kernel releases, times, trace addresses and advisories
 * stay. What it cannot know (a project's name in a path) stays as well: read the result before it leaves the house.
 */
export function redactCase(summary: CaseSummary, note: CaseNote, choices: RedactionChoices): RedactedCase {
  const names = redactor(knownNames(summary, note), choices);
  return {
    summary: CaseSummary.parse(cleaned(summary, names)),
    note: cleanNote(note, names),
    replacements: names.replacements(),
  };
}

/** The same for a case without a note, everything that is found replaced. */
export const redact = (summary: CaseSummary): CaseSummary =>
  redactCase(summary, { text: '', pins: [] }, { keep: [], words: [] }).summary;
