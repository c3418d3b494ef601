import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Archive, compressorOf, type Kind } from '../corpus/archives.ts';
import { inTurn, type Rounds, type System } from '../measure/rounds.ts';
import { run, shell } from '../measure/run.ts';
import { median, pairedRatio, type Ratio } from '../measure/statistics.ts';
import { medianSeconds, megabytes, ratioText, speedText } from '../report/numbers.ts';
import type { Check, PartResult } from '../report/result.ts';
import { type Context, middleSize } from './context.ts';
import { analysisSeconds, checkAnswer } from './ours.ts';

const LIST = { xz: 'xz -dc FILE | tar -t', xzThreads: 'xz -T0 -dc FILE | tar -t', gzip: 'gzip -dc FILE | tar -t' };
const GREP = 'tar -xf FILE; grep -rF';
const OURS = 'ours';

/** What a person greps for: the fixed words of the EFI article's kernel signals. */
const SIGNATURES = [
  'Page fault caused by firmware at PA',
  'efi_recover_from_page_fault',
  'Froze efi_rts_wq and disabled EFI Runtime Services',
  'EFI Runtime Services are disabled!',
  'blocked for more than',
  'list_del corruption',
  'kernel BUG at arch/x86/mm/tlb.c:48!',
];

const listing = (name: string, path: string): System => ({
  name,
  measure: async () => (await run(shell(name.replace('FILE', '"$1"'), path))).seconds,
});

/** Unpacks and greps; making and removing the folder does not count. */
function unpackAndGrep(path: string, scratch: string): System {
  const words = join(scratch, 'signatures');
  return {
    name: GREP,
    async measure() {
      mkdirSync(scratch, { recursive: true });
      writeFileSync(words, `${SIGNATURES.join('\n')}\n`);
      const folder = mkdtempSync(join(scratch, 'unpacked-'));
      const script = 'tar -xf "$1" -C "$2"; grep -rF -f "$3" "$2"';
      const { seconds } = await run(shell(script, path, folder, words));
      rmSync(folder, { recursive: true, force: true });
      return seconds;
    },
  };
}

function rivals({ path, kind }: Archive, scratch: string): System[] {
  if (kind === 'gzip') return [listing(LIST.gzip, path)];
  if (kind === 'single') return [listing(LIST.xz, path)];
  const both = [listing(LIST.xz, path), listing(LIST.xzThreads, path)];
  return kind === 'multi' ? [...both, unpackAndGrep(path, scratch)] : both;
}

interface Measured {
  readonly archive: Archive;
  readonly rounds: Rounds;
}

async function measure(archive: Archive, context: Context): Promise<Measured> {
  const { options, setting, say } = context;
  say(`${archive.kind}, ${archive.megabytes} MB: ours and the tools in turn, ${options.rounds} rounds`);
  await checkAnswer(context, archive);
  const ours: System = { name: OURS, measure: () => analysisSeconds(context, archive) };
  const systems = [ours, ...rivals(archive, join(setting.cache, 'scratch'))];
  return { archive, rounds: await inTurn(systems, options.rounds) };
}

const ratioTo = ({ rounds }: Measured, rival: string): Ratio | null => {
  const theirs = rounds[rival];
  return theirs === undefined ? null : pairedRatio(rounds[OURS] ?? [], theirs);
};

function rowsOf(measured: Measured): string[][] {
  const { archive, rounds } = measured;
  return Object.entries(rounds).map(([name, values]) => {
    const ratio = name === OURS ? null : ratioTo(measured, name);
    const speed = speedText(archive.decodedBytes, median(values));
    return [`${archive.megabytes} MB`, archive.kind, name, medianSeconds(values), speed, ratio ? ratioText(ratio) : ''];
  });
}

/** A target for the largest archive of a kind. The issue sets it for 1 GB: another size is said so. */
function check(all: readonly Measured[], kind: Kind, rival: string, limit: number): Check {
  const measured = all.filter(({ archive }) => archive.kind === kind).at(-1);
  const ratio = measured === undefined ? null : ratioTo(measured, rival);
  const size = measured?.archive.megabytes ?? 0;
  return {
    what: `${size} MB, ${kind === 'multi' ? 'xz of many blocks' : kind === 'single' ? 'xz of one block' : kind}: time against \`${rival}\``,
    target: `at most ${limit}`,
    measured: ratio === null ? 'nothing' : ratioText(ratio),
    met: ratio === null ? null : ratio.median <= limit,
  };
}

function archivesTable(all: readonly Measured[]) {
  return {
    title: 'Archives',
    head: ['size', 'kind', 'made by', 'compressed', 'members'],
    rows: all.map(({ archive }) => [
      `${archive.megabytes} MB`,
      archive.kind,
      `\`${compressorOf(archive.kind)}\``,
      megabytes(archive.compressedBytes),
      String(archive.members),
    ]),
  };
}

/** Ours against the tools that people have, for each size and compression. */
export async function tools(context: Context): Promise<PartResult> {
  const { sizes } = context.options;
  const all: Measured[] = [];
  for (const size of sizes) {
    const kinds: Kind[] = ['multi', 'single', 'gzip'];
    if (size === middleSize(context.options)) kinds.push('no-journal');
    for (const archive of await context.archives(kinds, size)) all.push(await measure(archive, context));
  }
  const head = ['archive', 'kind', 'system', 'time', 'speed', 'ours / theirs'];
  return {
    title: 'Against the tools at hand',
    notes: [
      'Ours reads, searches and judges; `tar -t` only lists the names.',
      `The last system unpacks to disk (removing the files is not counted) and greps for ${SIGNATURES.length} fixed words.`,
      '`no-journal` has syslog in place of the binary journals: nearly all of it has to be decoded and searched, so that little can be skipped.',
    ],
    tables: [{ title: 'Time', head, rows: all.flatMap(rowsOf) }, archivesTable(all)],
    checks: [
      check(all, 'multi', LIST.xz, 0.5),
      check(all, 'multi', LIST.xzThreads, 0.9),
      check(all, 'single', LIST.xz, 1.1),
      check(all, 'gzip', LIST.gzip, 1.1),
    ],
  };
}
