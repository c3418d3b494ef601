import { firstLine, linesOf, type Parsed, parsed, unparsable } from '../parsed.ts';

/** `/etc/os-release`: KEY=value a line, the value quoted as in a shell or not. */
export function parseOsRelease(text: string): Parsed<ReadonlyMap<string, string>> {
  const values = new Map<string, string>();
  for (const line of linesOf(text)) {
    const pair = /^\s*([A-Z][A-Z0-9_]*)=(.*)$/.exec(line);
    if (!pair) continue;
    const raw = (pair[2] ?? '').trim();
    const quoted = /^(["'])(.*)\1$/.exec(raw);
    values.set(pair[1] ?? '', (quoted?.[2] ?? raw).replace(/\\(["'$`\\])/g, '$1'));
  }
  return values.size > 0 ? parsed(values) : unparsable('there is no KEY=value line');
}

/** A one-line release file: "Red Hat Enterprise Linux Server release 7.9 (Maipo)". */
export interface ReleaseLine {
  readonly text: string;
  /** "7.9", null where the line names no version. */
  readonly version: string | null;
}

/** `/etc/redhat-release` and its likes. */
export function parseReleaseLine(text: string): Parsed<ReleaseLine> {
  const line = firstLine(text);
  if (!/^[A-Za-z][\x20-\x7e]{2,199}$/.test(line)) return unparsable('the file holds no release line');
  const version = /\brelease\s+([0-9]+(?:\.[0-9]+)*)/i.exec(line)?.[1];
  return parsed({ text: line, version: version ?? null });
}

/** `/etc/debian_version`: "11.7", "bookworm/sid". */
export function parseDebianVersion(text: string): Parsed<string> {
  const line = firstLine(text);
  return /^[0-9a-z][\w./+-]{0,40}$/.test(line) ? parsed(line) : unparsable('the file holds no version');
}
