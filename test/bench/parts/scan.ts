import { z } from 'zod';
import type { Archive } from '../corpus/archives.ts';
import { run } from '../measure/run.ts';
import { median, pairedRatio } from '../measure/statistics.ts';
import { medianSeconds, ratioText, speedText } from '../report/numbers.ts';
import type { PartResult } from '../report/result.ts';
import { type Context, middleSize, node } from './context.ts';

const Values = z.record(z.string(), z.array(z.number()));
const ARTICLES = [0, 10, 100, 1000];

/** How fast one core decodes and scans, each by itself, in one process. */
export async function scan(context: Context): Promise<PartResult> {
  const { options, setting, say } = context;
  const size = middleSize(options);
  const [multi, gzip] = await context.archives(['multi', 'gzip'], size);
  if (multi === undefined || gzip === undefined) throw new Error('no archives');
  const scanBytes = Math.min(100, size) * 1e6;
  const files = [
    { name: 'xz', path: multi.path, compression: 'xz' },
    { name: 'gzip', path: gzip.path, compression: 'gzip' },
  ];
  say(`decoding and scanning by themselves, ${options.rounds} rounds`);
  const job = JSON.stringify({ rounds: options.rounds, scanBytes, articles: ARTICLES, files });
  const { stdout } = await run(node(setting.entries.scan, job), true);
  const values = Values.parse(JSON.parse(stdout));
  const of = (name: string) => values[name] ?? [];
  const decodeRow = (name: string, { decodedBytes }: Archive) => {
    const ours = of(`decode ${name}`);
    const tool = of(`${name} -dc ${name}`);
    const speeds = [ours, tool].map((seconds) => speedText(decodedBytes, median(seconds)));
    return [name, medianSeconds(ours), ...speeds, ratioText(pairedRatio(ours, tool))];
  };
  const first = of('scan 0');
  const scanRows = ARTICLES.map((count) => [
    String(count),
    medianSeconds(of(`scan ${count}`)),
    speedText(scanBytes, median(of(`scan ${count}`))),
    ratioText(pairedRatio(of(`scan ${count}`), first)),
  ]);
  const decodeSpeed = multi.decodedBytes / median(of('decode xz'));
  const scanSpeed = scanBytes / median(of('scan 1000'));
  return {
    title: 'Decoding and scanning',
    notes: [
      `One thread each, after a first run that does not count. Decoding: the archive of ${size} MB, every byte, by the streaming reader. Scanning: ${scanBytes / 1e6} MB of syslog in memory, by the reader of logs with the built-in articles and made-up ones besides.`,
    ],
    tables: [
      {
        title: 'Decoding, one thread',
        head: ['format', 'ours', 'our speed', 'the program `xz -dc`, `gzip -dc`', 'ours / theirs'],
        rows: [decodeRow('xz', multi), decodeRow('gzip', gzip)],
      },
      { title: 'Scanning, one thread', head: ['articles besides', 'time', 'speed', 'ratio to none'], rows: scanRows },
    ],
    checks: [
      {
        what: 'scanning with 1,000 articles against decoding xz, one core each',
        target: 'faster',
        measured: `${Math.round(scanSpeed / 1e6)} MB/s against ${Math.round(decodeSpeed / 1e6)} MB/s`,
        met: scanSpeed > decodeSpeed,
      },
      {
        what: 'time to scan with 1,000 articles against 10',
        target: 'flat (1.1 taken as the limit; the issue gives no number)',
        measured: ratioText(pairedRatio(of('scan 1000'), of('scan 10'))),
        met: pairedRatio(of('scan 1000'), of('scan 10')).median <= 1.1,
      },
    ],
  };
}
