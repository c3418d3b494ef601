import { z } from 'zod';
import { ExportFormat } from './formats.ts';
import { REDACTION_KINDS } from './redaction-kinds.ts';
import { DEFAULT_SECTIONS, SECTIONS } from './sections.ts';

/*
 * The case note: one's own words, pinned lines, what goes into the report, and what is replaced in it.
 */
const caseId = z.string().min(1).max(200);
const pinId = z.string().min(1).max(200);

/** A line that the user pinned to the case. */
export const Pin = z.object({
  id: z.string(),
  /** Inside the archive, without its top folder; `line` counts from 1. */
  path: z.string(),
  line: z.number().int().min(1),
  text: z.string(),
  /** ISO 8601 as the line or its log gives it, null where there is none. */
  time: z.string().nullable(),
  /** Boot index as in `boots[].index`, null where unknown. */
  boot: z.number().int().nullable(),
  /** What the user has to say of it; may be empty. */
  comment: z.string(),
});
export type Pin = z.infer<typeof Pin>;

/** What is replaced besides what is found: a word of one's own, and by what. An empty replacement gives "word1", "word2". */
export const OwnWord = z.object({ original: z.string().min(1).max(200), replacement: z.string().max(200) });
export type OwnWord = z.infer<typeof OwnWord>;

/** The user's choices for the reports of one case. */
export const ReportChoices = z.object({
  sections: z.array(z.enum(SECTIONS)),
  /** Article ids of the findings that are told; null for all. */
  findings: z.array(z.string().max(200)).max(1000).nullable(),
  /** What is found and yet kept, as `kind:original` in lower case. */
  keep: z.array(z.string().max(500)).max(5000),
  words: z.array(OwnWord).max(200),
});
export type ReportChoices = z.infer<typeof ReportChoices>;

export const DEFAULT_CHOICES: ReportChoices = {
  sections: [...DEFAULT_SECTIONS],
  findings: null,
  keep: [],
  words: [],
};

/** What reports take of a note. */
export const CaseNote = z.object({ text: z.string(), pins: z.array(Pin) });
export type CaseNote = z.infer<typeof CaseNote>;

export const RedactionKind = z.enum(REDACTION_KINDS);
export type RedactionKind = z.infer<typeof RedactionKind>;

/** One row of the preview: what is replaced by what, and how often it stands in the case and its note. */
export const Replacement = z.object({
  /** As in `ReportChoices.keep`. */
  key: z.string(),
  kind: RedactionKind,
  original: z.string(),
  replacement: z.string(),
  count: z.number().int(),
  /** False where the user keeps it. */
  on: z.boolean(),
});
export type Replacement = z.infer<typeof Replacement>;

export const NoteState = CaseNote.extend({ choices: ReportChoices });
export type NoteState = z.infer<typeof NoteState>;

const MOST_TEXT = 1_000_000;

export const noteRequests = {
  /** Null for a case that is not in the library. */
  'note:get': { takes: z.object({ caseId }), gives: NoteState.nullable() },
  /** Answers when the text is on the disk. */
  'note:set-text': { takes: z.object({ caseId, text: z.string().max(MOST_TEXT) }), gives: z.void() },
  /** Pins a line; the same line is pinned once. Gives the pin. */
  'note:pin': {
    takes: z.object({
      caseId,
      path: z.string().min(1).max(4096),
      line: z.number().int().min(1),
      text: z.string().max(100_000),
      time: z.string().max(60).nullable(),
      boot: z.number().int().nullable().optional(),
    }),
    gives: Pin,
  },
  /** Takes a pin away; gives it, so that it can be put back, with the place that it had. */
  'note:unpin': {
    takes: z.object({ caseId, id: pinId }),
    gives: z.object({ pin: Pin, at: z.number().int() }).nullable(),
  },
  'note:put-back': { takes: z.object({ caseId, pin: Pin, at: z.number().int().min(0) }), gives: z.void() },
  /** Moves a pin to a place among the others, from 0. */
  'note:move-pin': { takes: z.object({ caseId, id: pinId, to: z.number().int().min(0) }), gives: z.void() },
  'note:comment': { takes: z.object({ caseId, id: pinId, comment: z.string().max(20_000) }), gives: z.void() },
  'note:choose': { takes: z.object({ caseId, choices: ReportChoices }), gives: z.void() },
  /** What redaction replaces in this case and its note, by the choices that are stored, and what it would where that is kept. */
  'note:redaction': { takes: z.object({ caseId }), gives: z.array(Replacement) },
  /** The report as it would be exported, as Markdown. */
  'note:preview': { takes: z.object({ caseId, redact: z.boolean() }), gives: z.string() },
  /** Makes the report as a file that a drag can carry. */
  'note:make-file': { takes: z.object({ caseId, format: ExportFormat, redact: z.boolean() }), gives: z.void() },
  /** Lets the drag that has begun in the window carry the file made last; to be asked only while the button is held. */
  'note:carry': { takes: z.object({ caseId, format: ExportFormat }), gives: z.void() },
} as const;

export const noteEvents = {
  'note:changed': z.object({ caseId }),
} as const;
