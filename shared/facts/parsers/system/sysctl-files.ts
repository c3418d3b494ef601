import { numbered } from './table.ts';

export interface SysctlLine {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

/** A value with its blanks made one: the kernel prints tabs where files have spaces. */
export const normalValue = (value: string): string => value.trim().replace(/\s+/g, ' ');

/** A key as `sysctl -a` prints it: files may write slashes for dots (sysctl.d(5)). */
function normalKey(key: string): string {
  const [dot, slash] = [key.indexOf('.'), key.indexOf('/')];
  if (slash < 0 || (dot >= 0 && dot < slash)) return key;
  return key.replace(/[./]/g, (sign) => (sign === '/' ? '.' : '/'));
}

/** `sysctl.conf` and files of sysctl.d: "key = value"; comments, patterns and keys without value are passed over. */
export function parseSysctlFile(text: string): SysctlLine[] {
  return numbered(text).flatMap(({ text: line, number }) => {
    const row = /^\s{0,40}-?([A-Za-z][\w./@-]{1,200})\s{0,40}=\s{0,40}(\S.{0,500})$/.exec(line.trimEnd());
    if (!row || row[1]?.includes('*')) return [];
    return [{ key: normalKey(row[1] ?? ''), value: normalValue(row[2] ?? ''), line: number }];
  });
}
