import { linesOf } from '../parsed.ts';
import { isKernelRelease } from './uname.ts';

const IMAGE = /(?:^|[\s/])vmlinu[xz]-([0-9][\w.+~-]*)/;

/** The kernel releases that `vmlinuz-RELEASE` names in a listing of /boot, output of grubby or a list of paths; rescue images left out. */
export function parseKernelImages(text: string): readonly string[] {
  const kernels = new Set<string>();
  for (const line of linesOf(text)) {
    const release = IMAGE.exec(line.slice(0, 1000))?.[1];
    if (release !== undefined && isKernelRelease(release)) kernels.add(release);
  }
  return [...kernels];
}
