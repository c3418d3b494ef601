import { setImmediate } from 'node:timers/promises';

/** How long the window's process is kept from all else at a time, in ms: less than a frame. */
const TURN_MS = 5;
/** Characters made into bytes at a time. */
const PIECE = 32 * 1024;
/** An array of more items than this is gone through item by item, and whatever holds one this deep or less. */
const MANY = 16;
const DEPTH = 4;

const holdsMany = (value: unknown, depth = DEPTH): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ((Array.isArray(value) && value.length > MANY) ||
    (depth > 0 && Object.values(value).some((item) => holdsMany(item, depth - 1))));

/** The JSON text of plain data, in pieces that each are made at once. */
function* textOf(value: unknown): Generator<string, void, void> {
  if (typeof value !== 'object' || value === null || !holdsMany(value)) yield JSON.stringify(value ?? null);
  else if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      yield at === 0 ? '[' : ',';
      yield* textOf(item);
    }
    yield ']';
  } else {
    let open = '{';
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue;
      yield `${open}${JSON.stringify(key)}:`;
      yield* textOf(item);
      open = ',';
    }
    yield '}';
  }
}

/**
 * The JSON of plain data as `JSON.stringify` has it, in UTF-8. A case is a megabyte, which in Electron's main process took 50 to
 * 150 ms on a slow machine: nobody is answered meanwhile. Here the event loop is free again every few milliseconds.
 */
export async function jsonBytes(value: object): Promise<Uint8Array> {
  const bytes: Buffer[] = [];
  let text = '';
  let turn = performance.now();
  for (const piece of textOf(value)) {
    text += piece;
    if (text.length < PIECE) continue;
    bytes.push(Buffer.from(text));
    text = '';
    if (performance.now() - turn < TURN_MS) continue;
    await setImmediate();
    turn = performance.now();
  }
  return Buffer.concat([...bytes, Buffer.from(text)]);
}
