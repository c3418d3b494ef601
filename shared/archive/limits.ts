import type { ArchiveLimits } from './types.ts';

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;

/** Decoded bytes below which no ratio is judged: an archive of a few repeated files may well shrink a thousandfold. */
export const RATIO_FREE_BYTES = 64 * MIB;

/**
 * Bounds for one archive. sos keeps to 25 MB a log by default, and archives of large hosts decode to some 10 GiB in some
 * 100,000 members, so these are several times beyond any real sosreport and still end a bomb within minutes.
 */
export const DEFAULT_LIMITS: ArchiveLimits = {
  decodedBytes: 64 * GIB,
  members: 2_000_000,
  /** Linux's PATH_MAX. */
  pathLength: 4096,
  /** `sos collect` holds sosreports, and a repacked one may be wrapped once more. */
  nesting: 2,
  /** Text compresses 10 to 50 times with xz, a log of one repeated line some 500 times; zeros reach 7,000. */
  ratio: 2000,
};

/** Bound of one compressed member (a rotated log), decoded. */
export const MEMBER_DECODED_BYTES = 8 * GIB;

/** Bytes of tar meta data (a long name, a PAX header) that one member may bring; GNU tar itself stays far below. */
export const TAR_METADATA_BYTES = MIB;
