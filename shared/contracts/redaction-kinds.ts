/** The kinds of thing that redaction replaces, the first that fits counts; `word` is one of the user's own. Without zod, for the command line. */
export const REDACTION_KINDS = [
  'word',
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
export type RedactionKind = (typeof REDACTION_KINDS)[number];
