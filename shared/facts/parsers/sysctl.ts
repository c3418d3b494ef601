import { linesOf, type Parsed, parsed, unparsable } from '../parsed.ts';

/** `sysctl -a`: "kernel.panic = 10" a line. Complaints about single keys are passed over. The last of equal keys wins. */
export function parseSysctl(text: string): Parsed<ReadonlyMap<string, string>> {
  const values = new Map<string, string>();
  for (const line of linesOf(text)) {
    const equals = line.indexOf('=');
    if (equals < 1 || equals > 512) continue;
    const key = line.slice(0, equals).trim();
    if (/^[a-z_][\w.:@/*-]*$/i.test(key) && key.includes('.')) values.set(key, line.slice(equals + 1).trim());
  }
  return values.size > 0 ? parsed(values) : unparsable('there is no "key = value" line');
}
