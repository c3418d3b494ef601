import type { Stream } from './types.ts';
import { minorRelease } from './types.ts';

/** RHEL 9 to 9.4, by the kernel that each minor release came with; the errata between them are not listed. */
export const rhel9: Stream = {
  id: 'rhel9',
  pattern: '5.14.0-N.el9',
  belongs: /^5\.14\.0-\d+(\.\d+)*\.el9(_\d+)?$/,
  uncovered: /^5\.14\.0-\d+(\.\d+)*\.(rt\d.*\.el9(_\d+)?|el9(_\d+)?\+rt)$/,
  source: "Recalled from Red Hat's list of kernels by minor release, not looked up; advisories and dates left out",
  complete: false,
  builds: [
    minorRelease('5.14.0-70.13.1.el9_0', '9.0'),
    minorRelease('5.14.0-162.6.1.el9_1', '9.1'),
    minorRelease('5.14.0-284.11.1.el9_2', '9.2'),
    minorRelease('5.14.0-362.8.1.el9_3', '9.3'),
    minorRelease('5.14.0-427.13.1.el9_4', '9.4'),
  ],
};
