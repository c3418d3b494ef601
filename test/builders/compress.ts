import { spawn } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { openLiblzma } from '../../shared/archive/formats/liblzma.ts';

// lzma_stream on wasm32 and lzma_action (lzma/base.h).
const STREAM_SIZE = 96;
const RUN_TO_BLOCK_END = 2;
const FINISH = 3;
const STREAM_END = 1;
const CRC64 = 4;

/** .xz of `bytes`; with `blockSize` in blocks of that many decoded bytes, as sos writes it (`xz -T`), else in one. */
export async function xz(bytes: Uint8Array, blockSize = bytes.length): Promise<Uint8Array> {
  const lzma = await openLiblzma();
  const outSize = bytes.length + 64 * 1024 + Math.ceil(bytes.length / Math.max(1, blockSize)) * 1024;
  const stream = lzma._malloc(STREAM_SIZE);
  const input = lzma._malloc(Math.max(1, bytes.length));
  const output = lzma._malloc(outSize);
  lzma.HEAPU8.fill(0, stream, stream + STREAM_SIZE);
  lzma.HEAPU8.set(bytes, input);
  lzma._lzma_easy_encoder(stream, 2, CRC64);
  lzma.setValue(stream + 16, output, 'i32');
  lzma.setValue(stream + 20, outSize, 'i32');
  for (let at = 0; at < bytes.length || at === 0; at += blockSize) {
    const count = Math.min(blockSize, bytes.length - at);
    lzma.setValue(stream, input + at, 'i32');
    lzma.setValue(stream + 4, count, 'i32');
    const last = at + count >= bytes.length;
    if (lzma._lzma_code(stream, last ? FINISH : RUN_TO_BLOCK_END) !== STREAM_END) throw new Error('xz encoding failed');
    if (last) break;
  }
  const compressed = lzma.HEAPU8.slice(output, output + outSize - lzma.getValue(stream + 20, 'i32'));
  lzma._lzma_end(stream);
  for (const pointer of [stream, input, output]) lzma._free(pointer);
  return compressed;
}

/** gzip of `bytes`, one member. */
export const gzip = (bytes: Uint8Array): Uint8Array => gzipSync(bytes);

/** Runs a compressor of the system over `bytes`: no library at hand writes these formats in process. */
function run(program: string, args: readonly string[], bytes: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const parts: Uint8Array[] = [];
    child.on('error', () => reject(new Error(`the tests need ${program}: apt-get install ${program}`)));
    child.stdout.on('data', (part: Uint8Array) => parts.push(part));
    child.on('close', (status) => {
      if (status === 0) resolve(new Uint8Array(Buffer.concat(parts)));
      else reject(new Error(`${program} ended with status ${status}`));
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(bytes);
  });
}

/** bzip2 of `bytes`; `level` is the block size in units of 100,000 bytes. */
export const bzip2 = (bytes: Uint8Array, level = 9): Promise<Uint8Array> => run('bzip2', ['-c', `-${level}`], bytes);

/** Zstandard of `bytes`, with the content checksum that the tool adds by default. */
export const zstd = (bytes: Uint8Array, level = 3): Promise<Uint8Array> =>
  run('zstd', ['-q', '-c', `-${level}`], bytes);
