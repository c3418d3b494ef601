export { shortOs } from '../../../shared/presentation/fleet-words.ts';

/** "dbsrv07" of "dbsrv07.example.com"; an address stays whole. */
export const shortHost = (name: string): string => (/^[\d.:]+$/.test(name) ? name : (name.split('.')[0] ?? name));
