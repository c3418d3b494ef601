import createLiblzma from 'node-liblzma/wasm/liblzma.js';
import wasmDataUrl from 'node-liblzma/wasm/liblzma.wasm?url&inline';

/** liblzma's C functions and heap, as node-liblzma's WebAssembly build exposes them. */
export type Liblzma = Awaited<ReturnType<typeof createLiblzma>>;

let liblzma: Promise<Liblzma> | null = null;

/**
 * Loads liblzma once a process; streams share its heap. The binary is bundled as text, so that nothing has to be found
 * beside the bundle at run time. (node-liblzma 5.1.3 has an inline form of its own, but that binary does not fit its glue.)
 */
export function openLiblzma(): Promise<Liblzma> {
  liblzma ??= createLiblzma({
    wasmBinary: Buffer.from(wasmDataUrl.slice(wasmDataUrl.indexOf(',') + 1), 'base64'),
    // Keeps the glue from working out where the binary lies.
    locateFile: (file: string) => file,
  });
  return liblzma;
}
