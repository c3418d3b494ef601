import { firstLine, type Parsed, parsed, unparsable } from '../parsed.ts';

export interface Taint {
  readonly value: number;
  readonly flags: readonly { readonly flag: string; readonly meaning: string }[];
}

/** By bit, from the kernel's admin-guide/tainted-kernels. Bits beyond are a distribution's own. */
const FLAGS: readonly (readonly [string, string])[] = [
  ['P', 'a proprietary module was loaded'],
  ['F', 'a module was force loaded'],
  ['S', 'the system is out of specification'],
  ['R', 'a module was force unloaded'],
  ['M', 'a processor reported a machine check exception'],
  ['B', 'a bad page was found'],
  ['U', 'taint was requested from user space'],
  ['D', 'the kernel died recently: an oops or a BUG'],
  ['A', 'an ACPI table was overridden'],
  ['W', 'the kernel issued a warning'],
  ['C', 'a staging driver was loaded'],
  ['I', 'a workaround for a firmware bug was applied'],
  ['O', 'an out-of-tree module was loaded'],
  ['E', 'an unsigned module was loaded'],
  ['L', 'a soft lockup occurred'],
  ['K', 'the kernel was live patched'],
  ['X', 'auxiliary taint, defined by the distribution'],
  ['T', 'the kernel was built with struct randomization'],
  ['N', 'an in-kernel test was run'],
];

/** `/proc/sys/kernel/tainted` (also the sysctl `kernel.tainted`). */
export function parseTaint(text: string): Parsed<Taint> {
  const digits = /^[0-9]{1,19}$/.exec(firstLine(text))?.[0];
  if (digits === undefined) return unparsable('the file holds no number');
  const bits = BigInt(digits);
  const flags: { flag: string; meaning: string }[] = [];
  for (let bit = 0; bit < 64; bit++) {
    if (((bits >> BigInt(bit)) & 1n) === 0n) continue;
    const [flag, meaning] = FLAGS[bit] ?? [`bit ${bit}`, "a distribution's own flag"];
    flags.push({ flag, meaning });
  }
  return parsed({ value: Number(bits), flags });
}
