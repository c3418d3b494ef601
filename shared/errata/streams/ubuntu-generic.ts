import type { Stream } from './types.ts';

/**
 * Ubuntu's `-generic` kernels of one upstream version. No table of their builds: Ubuntu publishes one every few weeks, and
 * none was looked up. Ranges of articles are judged by version; nothing is called the latest.
 */
const generic = (id: string, version: string): Stream => ({
  id,
  pattern: `${version}-N-generic`,
  belongs: new RegExp(`^${version.replaceAll('.', '\\.')}-\\d+-generic$`),
  uncovered: new RegExp(
    `^${version.replaceAll('.', '\\.')}-\\d+-(?:lowlatency|generic-64k|realtime|aws|azure|gcp|oracle|kvm)$`,
  ),
  source: 'The form of the releases only; no build is listed',
  complete: false,
  builds: [],
});

/** The kernels that Ubuntu 18.04, 20.04, 22.04 and 24.04 LTS came with. */
export const ubuntuGeneric: readonly Stream[] = [
  generic('ubuntu-4.15-generic', '4.15.0'),
  generic('ubuntu-5.4-generic', '5.4.0'),
  generic('ubuntu-5.15-generic', '5.15.0'),
  generic('ubuntu-6.8-generic', '6.8.0'),
];
