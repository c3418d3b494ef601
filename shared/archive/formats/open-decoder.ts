import type { Compression, Decode } from './decoder.ts';

/** Has all of a format's decoder loaded that takes time, so that the first bytes need not wait for it. */
export async function prepareDecoder(compression: Compression): Promise<void> {
  await openDecoder(compression);
  if (compression === 'xz') await (await import('./liblzma.ts')).openLiblzma();
}

/** Loads the decoder of a format when it is first needed: WebAssembly costs start-up time that most runs need not pay. */
export async function openDecoder(compression: Compression): Promise<Decode> {
  switch (compression) {
    case 'xz':
      return (await import('./xz.ts')).decodeXz;
    case 'gzip':
      return (await import('./gzip.ts')).decodeGzip;
    case 'bzip2':
      return (await import('./bzip2.ts')).decodeBzip2;
    case 'zstd':
      return (await import('./zstd.ts')).decodeZstd;
  }
}
