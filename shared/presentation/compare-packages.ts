import type { CaseSummary } from '../contracts/case-summary.ts';
import { keyedRows, type Values } from './compare-rows.ts';
import type { CompareRow } from './compare-types.ts';

/** Versions by package; of one installed several times (kernels, both architectures), all of them. */
function versions({ packages }: CaseSummary): Values {
  if (packages === null) return null;
  const found = new Map<string, string[]>();
  for (const line of packages.list) {
    const [name = '', version = '', architecture = ''] = line.split(' ');
    const known = found.get(name);
    const text = `${version}${architecture === '' ? '' : `.${architecture}`}`;
    if (known === undefined) found.set(name, [text]);
    else if (!known.includes(text)) known.push(text);
  }
  return new Map([...found].map(([name, given]) => [name, given.join(', ')] as const));
}

/** The packages of both by name; null where one archive has no whole list of them. */
export function packageRows(a: CaseSummary, b: CaseSummary): CompareRow[] | null {
  const [left, right] = [versions(a), versions(b)];
  return left === null || right === null ? null : keyedRows(left, right);
}
