import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { ByteReader } from '../../shared/archive/byte-reader.ts';
import type { Compression } from '../../shared/archive/formats/decoder.ts';
import { openDecoder } from '../../shared/archive/formats/open-decoder.ts';
import { loadWithBuiltin, strangersPattern } from '../../shared/articles/with-builtin.ts';
import { compileSignals } from '../../shared/signals/compile.ts';
import { LogReader } from '../../shared/signals/log-reader.ts';
import { madeUpArticles } from './corpus/articles.ts';
import { syslogBytes } from './corpus/contents.ts';
import { inTurn, type System } from './measure/rounds.ts';
import { run, shell } from './measure/run.ts';

// Run by parts/scan.ts in a process of its own: decodes and scans in this very process, and prints the seconds of each round.

const Job = z.object({
  rounds: z.number(),
  /** Bytes of syslog to scan. */
  scanBytes: z.number(),
  articles: z.array(z.number()),
  files: z.array(z.object({ name: z.string(), path: z.string(), compression: z.enum(['xz', 'gzip']) })),
});

/** What the decoders give at most at once. */
const CHUNK = 256 * 1024;
const DAY = 86_400_000;

async function timed(work: () => Promise<void> | void): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Decodes a file on this one thread and drops the bytes. */
async function decode(path: string, compression: Compression): Promise<void> {
  const decoder = await openDecoder(compression);
  const input = new ByteReader(createReadStream(path, { highWaterMark: CHUNK }));
  let bytes = 0;
  for await (const chunk of decoder(input, { trailingData: false })) bytes += chunk.length;
  if (bytes === 0) throw new Error(`${path} decoded to nothing`);
}

/** Syslog in chunks of the size that decoders give. */
function logChunks(bytes: number): Uint8Array[] {
  const week = { from: 0, to: 7 * DAY };
  const log = Buffer.concat([...syslogBytes(bytes, week, 1, 2)]);
  return Array.from({ length: Math.ceil(bytes / CHUNK) }, (_, at) => log.subarray(at * CHUNK, (at + 1) * CHUNK));
}

/** Reads the log with the built-in and `count` made-up articles, as the analysis does. */
function scanner(name: string, count: number, chunks: readonly Uint8Array[]): System {
  const { articles, errors } = loadWithBuiltin(madeUpArticles(count));
  if (errors.length > 0) throw new Error(`made-up articles are refused: ${JSON.stringify(errors[0])}`);
  const compiled = compileSignals(articles, strangersPattern);
  const member = { kind: 'syslog', path: 'var/log/messages', modified: 0, tailed: false, boot: null } as const;
  return {
    name,
    measure: () =>
      timed(() => {
        const reader = new LogReader(
          member,
          compiled,
          () => undefined,
          () => undefined,
        );
        for (const chunk of chunks) reader.write(chunk);
        reader.end(true);
        if (reader.result().record.lines === 0) throw new Error('no line was read');
      }),
  };
}

async function main(): Promise<void> {
  const job = Job.parse(JSON.parse(process.argv[2] ?? ''));
  const chunks = logChunks(job.scanBytes);
  const systems: System[] = [
    ...job.files.flatMap(({ name, path, compression }): System[] => [
      { name: `decode ${name}`, measure: () => timed(() => decode(path, compression)) },
      {
        name: `${compression} -dc ${name}`,
        measure: async () => (await run(shell(`${compression} -dc "$1"`, path))).seconds,
      },
    ]),
    ...job.articles.map((count) => scanner(`scan ${count}`, count, chunks)),
  ];
  // Once before it counts: what is measured is the compiled code, as in a long run.
  for (const { name, measure } of systems) if (name.startsWith('scan') || name.startsWith('decode')) await measure(0);
  process.stdout.write(JSON.stringify(await inTurn(systems, job.rounds)));
}

await main();
