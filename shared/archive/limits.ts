import { LIMITS, type LimitChanges, type LimitValues } from '../base/limits.ts';
import type { ArchiveLimits } from './types.ts';

const MIB = 1024 * 1024;

/** Decoded bytes below which no ratio is judged: an archive of a few repeated files may well shrink a thousandfold. */
export const RATIO_FREE_BYTES = 64 * MIB;

const standard = (key: keyof LimitValues): number => LIMITS.find((spec) => spec.key === key)?.standard ?? 0;

/** Bounds for one archive: several times beyond any real sosreport, and a bomb still ends within minutes. base/limits.ts says why. */
export const DEFAULT_LIMITS: ArchiveLimits = {
  decodedBytes: standard('decodedBytes'),
  memberBytes: standard('memberBytes'),
  ratio: standard('ratio'),
  members: standard('members'),
  pathLength: standard('pathLength'),
  lineBytes: standard('lineBytes'),
  nesting: standard('nesting'),
  seconds: standard('seconds'),
};

/** The bounds with what a user set instead. */
export const limitsWith = (changes: LimitChanges): ArchiveLimits => ({ ...DEFAULT_LIMITS, ...changes });

/** Bytes of tar meta data (a long name, a PAX header) that one member may bring; GNU tar itself stays far below. */
export const TAR_METADATA_BYTES = MIB;
