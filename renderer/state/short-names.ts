import { withoutArchitecture } from '../../shared/presentation/format.ts';

/** "RHEL 7.9 (Maipo)" for the long line of /etc/redhat-release; other distributions keep their line. */
export const shortRelease = (release: string): string =>
  release.replace(/^Red Hat Enterprise Linux(?: Server| Workstation| Client)?(?: release)? /, 'RHEL ');

/**
 * The short name of a kernel build, "36.2" for "3.10.0-1160.36.2.el7.x86_64", which is how people speak of el7 builds; any
 * other release loses only its architecture.
 */
export function shortBuild(release: string): string {
  const plain = withoutArchitecture(release);
  return /^3\.10\.0-1160\.(\d+(?:\.\d+)*)\.el7$/.exec(plain)?.[1] ?? plain;
}
