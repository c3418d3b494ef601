/**
 * rpm's version comparison, after the algorithm of rpm's own rpmvercmp: runs of digits and of letters are compared in
 * turn, everything else only separates. `~` sorts before everything, even the end; `^` after the base but before a
 * further segment. Checked against the vectors of rpm's tests/rpmvercmp.at in test/errata.
 */

/** Negative, 0 or positive as `a` is older than, equal to or newer than `b`. Takes a version or a release, no epoch. */
export function compareVersions(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (true) {
    i = skipSeparators(a, i);
    j = skipSeparators(b, j);
    const special = compareSpecial(a[i], b[j]);
    if (special === 'both') {
      i += 1;
      j += 1;
      continue;
    }
    if (special !== 0) return special;
    if (i >= a.length || j >= b.length) break;
    const left = segmentAt(a, i);
    const right = segmentAt(b, j);
    const order = compareSegments(left, right);
    if (order !== 0) return order;
    i += left.length;
    j += right.length;
  }
  return Math.sign(a.length - i - (b.length - j)) || 0;
}

function skipSeparators(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/[a-zA-Z0-9~^]/.test(text[at] ?? '')) at += 1;
  return at;
}

/** `~` loses to all, `^` wins against the end and loses to anything else; 'both' when both sides have the same one. */
function compareSpecial(a: string | undefined, b: string | undefined): number | 'both' {
  if (a === '~' || b === '~') {
    if (a === b) return 'both';
    return a === '~' ? -1 : 1;
  }
  if (a === '^' || b === '^') {
    if (a === b) return 'both';
    if (a === undefined) return -1;
    if (b === undefined) return 1;
    return a === '^' ? -1 : 1;
  }
  return 0;
}

function segmentAt(text: string, from: number): string {
  const kind = /[0-9]/.test(text[from] ?? '') ? /[0-9]/ : /[a-zA-Z]/;
  let end = from;
  while (end < text.length && kind.test(text[end] ?? '')) end += 1;
  return text.slice(from, end);
}

function compareSegments(a: string, b: string): number {
  const aIsNumber = /^[0-9]/.test(a);
  const bIsNumber = /^[0-9]/.test(b);
  if (aIsNumber !== bIsNumber) return aIsNumber ? 1 : -1;
  if (!aIsNumber) return a === b ? 0 : a < b ? -1 : 1;
  const left = a.replace(/^0+/, '');
  const right = b.replace(/^0+/, '');
  if (left.length !== right.length) return left.length < right.length ? -1 : 1;
  return left === right ? 0 : left < right ? -1 : 1;
}
