const decoder = new TextDecoder();

/** Text of a header field up to its first NUL, as UTF-8; bytes that are none become U+FFFD. */
export function textField(block: Uint8Array, from: number, length: number): string {
  let end = from;
  while (end < from + length && block[end] !== 0) end++;
  return decoder.decode(block.subarray(from, end));
}

/** GNU's base-256: the first byte is 0x80 (or 0xff for a negative), the others the number, big-endian. */
function base256(field: Uint8Array): number | null {
  const negative = field[0] === 0xff;
  let value = negative ? -1 : (field[0] ?? 0) & 0x7f;
  for (let at = 1; at < field.length; at++) value = value * 256 + (field[at] ?? 0);
  return Number.isSafeInteger(value) ? value : null;
}

/**
 * A number of a header: octal digits between blanks or NULs, or base-256. Null when it is neither, 0 when the field is
 * blank (as some writers leave fields that do not apply).
 */
export function numberField(block: Uint8Array, from: number, length: number): number | null {
  const field = block.subarray(from, from + length);
  if (((field[0] ?? 0) & 0x80) !== 0) return base256(field);
  let at = 0;
  while (at < length && (field[at] === 0x20 || field[at] === 0)) at++;
  let value = 0;
  for (; at < length; at++) {
    const digit = (field[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 7) break;
    value = value * 8 + digit;
  }
  return at === length || field[at] === 0x20 || field[at] === 0 ? value : null;
}
