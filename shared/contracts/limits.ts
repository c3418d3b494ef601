import { z } from 'zod';
import { LIMITS, type LimitKey } from '../base/limits.ts';

const bound = (key: LimitKey) => {
  const { least, most } = LIMITS.find((spec) => spec.key === key) ?? { least: 0, most: 0 };
  return z.number().int().min(least).max(most);
};

/** Bounds that a user set; those left out are the standard ones (`LIMITS` in base/limits.ts). */
export const LimitSettings = z
  .object({
    decodedBytes: bound('decodedBytes'),
    memberBytes: bound('memberBytes'),
    ratio: bound('ratio'),
    members: bound('members'),
    pathLength: bound('pathLength'),
    lineBytes: bound('lineBytes'),
    nesting: bound('nesting'),
    seconds: bound('seconds'),
  })
  .partial();
export type LimitSettings = z.infer<typeof LimitSettings>;
