import { shortRelease } from '../short-names.ts';

/** "dbsrv07" of "dbsrv07.example.com"; an address stays whole. */
export const shortHost = (name: string): string => (/^[\d.:]+$/.test(name) ? name : (name.split('.')[0] ?? name));

/** "RHEL 7.9" of "Red Hat Enterprise Linux Server release 7.9 (Maipo)". */
export const shortOs = (release: string): string => shortRelease(release).replace(/\s*\(.*$/, '');
