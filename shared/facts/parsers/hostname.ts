import { firstLine, linesOf, type Parsed, parsed, shown, unparsable } from '../parsed.ts';

const NAME = /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?$/;

/** `hostname`, `hostname -f`, `/etc/hostname`. */
export function parseHostname(text: string): Parsed<string> {
  const line = firstLine(text);
  return NAME.test(line) ? parsed(line) : unparsable('the line is no host name');
}

export interface Hostnamectl {
  readonly hostname: string | null;
  readonly virtual: string | null;
  readonly operatingSystem: string | null;
}

/** `hostnamectl status`. */
export function parseHostnamectl(text: string): Parsed<Hostnamectl> {
  const fields = new Map<string, string>();
  for (const line of linesOf(text)) {
    const field = /^\s*([A-Z][A-Za-z ]{1,40}): (.*)$/.exec(line);
    if (field) fields.set(field[1] ?? '', shown(field[2] ?? ''));
  }
  const name = fields.get('Static hostname') ?? fields.get('Transient hostname');
  if (fields.size === 0) return unparsable('there is no "Key: value" line');
  return parsed({
    hostname: name !== undefined && NAME.test(name) ? name : null,
    virtual: fields.get('Virtualization') ?? null,
    operatingSystem: fields.get('Operating System') ?? null,
  });
}
