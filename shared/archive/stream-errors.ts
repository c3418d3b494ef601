/** Why a compressed stream could not be decoded any further. */
export type DecodeFault =
  /** The bytes end inside the stream. */
  | 'truncated'
  /** The bytes contradict the format or a checksum. */
  | 'corrupt'
  /** Well formed, but asks for what we do not do (a dictionary, a huge window). */
  | 'unsupported';

/** Thrown by decoders; `readArchive` and `decodedSink` turn it into a problem or a failure. Never leaves this folder. */
export class DecodeError extends Error {
  readonly fault: DecodeFault;
  constructor(fault: DecodeFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

/** Thrown by the tar reader for a header that is none; what was read before stays good. */
export class TarError extends Error {}

/** Thrown when a bound of `ArchiveLimits` is passed. */
export class LimitError extends Error {
  /** `word` is that of a limit that the user can set (base/limits.ts); left out for those that stand fast. */
  constructor(message: string, word?: string) {
    super(word === undefined ? message : `${message} (the limit "${word}" can be raised where the file is trusted)`);
  }
}

/** Wraps what the byte source threw, to tell it from errors of ours. */
export class SourceError extends Error {
  constructor(cause: unknown) {
    super('the source could not be read', { cause });
  }
}
