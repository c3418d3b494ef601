/** Kinds of an .icns entry that hold a PNG, by pixels (Apple's icns types; ic11-ic14 are the @2x of half the size). */
const ICNS_TYPES = [
  [16, 'icp4'],
  [32, 'icp5'],
  [32, 'ic11'],
  [64, 'ic12'],
  [128, 'ic07'],
  [256, 'ic08'],
  [256, 'ic13'],
  [512, 'ic09'],
  [512, 'ic14'],
  [1024, 'ic10'],
];

const HEADER = 6;
const ENTRY = 16;

/**
 * A Windows icon: a header (reserved, kind 1, count), an entry of 16 bytes a picture, then the PNGs as they are (read since
 * Windows Vista). Takes [[pixels, PNG], ...] of at most 256 pixels; 256 is written as 0.
 */
export function ico(pictures) {
  const head = Buffer.alloc(HEADER + ENTRY * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(([size, png], at) => {
    if (size > 256) throw new Error(`an .ico holds no picture of ${size} pixels`);
    const entry = HEADER + ENTRY * at;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(([, png]) => png)]);
}

const chunk = (type, content) => {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
};

/** A macOS icon: "icns" and the whole length, then a chunk (type, length, PNG) a picture. Takes a Map of pixels to PNG. */
export function icns(pictures) {
  const chunks = ICNS_TYPES.flatMap(([size, type]) => (pictures.has(size) ? [chunk(type, pictures.get(size))] : []));
  return chunk('icns', Buffer.concat(chunks));
}
