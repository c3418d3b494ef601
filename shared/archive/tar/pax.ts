const decoder = new TextDecoder();

/** Longest "length" of a record that we read, in digits: records are bounded by TAR_METADATA_BYTES anyway. */
const LENGTH_DIGITS = 9;

/**
 * Reads the records of a PAX header, `LENGTH KEYWORD=VALUE\n` each (POSIX.1-2001, pax). Null when they are malformed.
 * An empty value takes an earlier record back, which the caller sees as "".
 */
export function readPaxRecords(bytes: Uint8Array): ReadonlyMap<string, string> | null {
  const records = new Map<string, string>();
  let at = 0;
  while (at < bytes.length) {
    let length = 0;
    let digits = at;
    for (; digits < bytes.length && bytes[digits] !== 0x20; digits++) {
      const digit = (bytes[digits] ?? 0) - 0x30;
      if (digit < 0 || digit > 9 || digits - at >= LENGTH_DIGITS) return null;
      length = length * 10 + digit;
    }
    const end = at + length;
    // A record holds at least its length, a blank, "=" and the line end; a length of 0 would never get on.
    if (end > bytes.length || end < digits + 3 || bytes[end - 1] !== 0x0a) return null;
    const equals = bytes.indexOf(0x3d, digits + 1);
    if (equals < 0 || equals >= end) return null;
    records.set(
      decoder.decode(bytes.subarray(digits + 1, equals)),
      decoder.decode(bytes.subarray(equals + 1, end - 1)),
    );
    at = end;
  }
  return records;
}

/** A PAX decimal: a size (whole, not negative). Null when it is none. */
export function paxSize(value: string): number | null {
  const size = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
  return Number.isSafeInteger(size) ? size : null;
}

/** A PAX time in seconds, with a fraction; null when it is none. */
export function paxTime(value: string): number | null {
  return /^-?\d{1,15}(\.\d*)?$/.test(value) ? Number(value) : null;
}
