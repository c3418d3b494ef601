import type { Stream } from './types.ts';
import { minorRelease } from './types.ts';

/** RHEL 8, by the kernel that each minor release came with; the errata between them are not listed. */
export const rhel8: Stream = {
  id: 'rhel8',
  pattern: '4.18.0-N.el8',
  belongs: /^4\.18\.0-\d+(\.\d+)*\.el8(_\d+)?$/,
  uncovered: /^4\.18\.0-\d+(\.\d+)*\.(rt\d.*\.el8(_\d+)?)$/,
  source: "Recalled from Red Hat's list of kernels by minor release, not looked up; advisories and dates left out",
  complete: false,
  builds: [
    minorRelease('4.18.0-80.el8', '8.0'),
    minorRelease('4.18.0-147.el8', '8.1'),
    minorRelease('4.18.0-193.el8', '8.2'),
    minorRelease('4.18.0-240.el8', '8.3'),
    minorRelease('4.18.0-305.el8', '8.4'),
    minorRelease('4.18.0-348.el8', '8.5'),
    minorRelease('4.18.0-372.9.1.el8', '8.6'),
    minorRelease('4.18.0-425.3.1.el8', '8.7'),
    minorRelease('4.18.0-477.10.1.el8_8', '8.8'),
    minorRelease('4.18.0-513.5.1.el8_9', '8.9'),
    minorRelease('4.18.0-553.el8_10', '8.10'),
  ],
};
