import type { LocalText } from './language.ts';
import { fail, ok, type Result } from './result.ts';

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;
const TIB = 1024 * GIB;

/** The bounds of one archive, all numbers: bytes, counts, characters, seconds. */
export interface LimitValues {
  readonly decodedBytes: number;
  readonly memberBytes: number;
  readonly ratio: number;
  readonly members: number;
  readonly pathLength: number;
  readonly lineBytes: number;
  readonly nesting: number;
  readonly seconds: number;
}

export type LimitKey = keyof LimitValues;

/** One bound: its word on the command line, what a user may set, and why the default is what it is. */
export interface LimitSpec {
  readonly key: LimitKey;
  /** `--limit WORD=VALUE`. */
  readonly word: string;
  readonly unit: 'bytes' | 'seconds' | 'count';
  readonly standard: number;
  readonly least: number;
  readonly most: number;
  readonly title: LocalText;
  /** The largest that is known from real sosreports or from who writes them; an inference is called one. */
  readonly largestKnown: LocalText;
}

/** Every bound, in the order in which they are shown. docs/security.md repeats this table; a test compares them. */
export const LIMITS: readonly LimitSpec[] = [
  {
    key: 'decodedBytes',
    word: 'decoded',
    unit: 'bytes',
    standard: 64 * GIB,
    least: MIB,
    most: 64 * TIB,
    title: { en: 'Size of the archive, decoded', ja: 'アーカイブの展開後のサイズ' },
    largestKnown: {
      en: '8 GB is the largest that we read (made by the bench). sos takes 25 MB of a log unless told otherwise; that a report with all logs of a large host stays below some 20 GiB is an inference.',
      ja: '読み取った最大は 8 GB (ベンチマークで作成)。sos は指定がなければログ 1 件につき 25 MB まで収集します。大規模ホストの全ログでも約 20 GiB 未満というのは推定です。',
    },
  },
  {
    key: 'memberBytes',
    word: 'member',
    unit: 'bytes',
    standard: 8 * GIB,
    least: MIB,
    most: 64 * TIB,
    title: { en: 'Size of one compressed log, decoded', ja: '圧縮ログ 1 件の展開後のサイズ' },
    largestKnown: {
      en: 'A rotated log of 25 MB compressed by gzip decodes to some 500 MB (inference, at 20 times).',
      ja: 'gzip で圧縮された 25 MB のログは約 500 MB に展開されます (20 倍とした推定)。',
    },
  },
  {
    key: 'ratio',
    word: 'ratio',
    unit: 'count',
    standard: 2000,
    least: 10,
    most: 1_000_000,
    title: { en: 'Decoded bytes for each byte of the file', ja: 'ファイル 1 バイトあたりの展開後のバイト数' },
    largestKnown: {
      en: 'Text compresses 10 to 50 times with xz, a log of one repeated line some 500 times; a bomb of zeros reaches 7,000. Judged after the first 64 MiB.',
      ja: 'テキストは xz で 10 から 50 倍、同じ行が続くログは約 500 倍、ゼロだけの爆弾は 7,000 倍。最初の 64 MiB の後で判定します。',
    },
  },
  {
    key: 'members',
    word: 'members',
    unit: 'count',
    standard: 2_000_000,
    least: 100,
    most: 100_000_000,
    title: { en: 'Files in the archive', ja: 'アーカイブ内のファイル数' },
    largestKnown: {
      en: '200,000 is the most that our tests read; that real ones of hosts with many disks and containers stay below that is an inference.',
      ja: 'テストで読み取った最大は 200,000。ディスクやコンテナーの多いホストでもこれ未満というのは推定です。',
    },
  },
  {
    key: 'pathLength',
    word: 'path',
    unit: 'count',
    standard: 4096,
    least: 64,
    most: 65_536,
    title: { en: 'Characters in the name of a file', ja: 'ファイル名の文字数' },
    largestKnown: {
      en: 'Linux itself takes no path of more than 4,096 bytes (PATH_MAX).',
      ja: 'Linux 自体が 4,096 バイトを超えるパスを受け付けません (PATH_MAX)。',
    },
  },
  {
    key: 'lineBytes',
    word: 'line',
    unit: 'bytes',
    standard: 64 * KIB,
    least: KIB,
    most: 16 * MIB,
    title: { en: 'Bytes kept of a line of a log', ja: 'ログ 1 行のうち保持するバイト数' },
    largestKnown: {
      en: 'rsyslog cuts at 8 KiB by default; the list of modules of an Oops is below 16 KiB.',
      ja: 'rsyslog の既定は 8 KiB で切り詰め。Oops のモジュール一覧は 16 KiB 未満です。',
    },
  },
  {
    key: 'nesting',
    word: 'nesting',
    unit: 'count',
    standard: 2,
    least: 0,
    most: 8,
    title: { en: 'Archives within archives', ja: 'アーカイブの入れ子の深さ' },
    largestKnown: {
      en: 'sos collect holds sosreports (1); repacked once more for an upload (2).',
      ja: 'sos collect は sosreport を含みます (1)。アップロード用に再度まとめたもの (2)。',
    },
  },
  {
    key: 'seconds',
    word: 'time',
    unit: 'seconds',
    standard: 3600,
    least: 1,
    most: 7 * 86_400,
    title: { en: 'Time to read one archive', ja: 'アーカイブ 1 件の読み取り時間' },
    largestKnown: {
      en: '8 GB take some 30 s on two cores (docs/performance.md); 64 GiB from a slow network drive some 20 minutes (inference).',
      ja: '8 GB は 2 コアで約 30 秒 (docs/performance.md)。低速なネットワークドライブの 64 GiB は約 20 分 (推定)。',
    },
  },
];

/** What is set otherwise than by default. */
export type LimitChanges = Partial<LimitValues>;

const UNITS: Readonly<Record<LimitSpec['unit'], Readonly<Record<string, number>>>> = {
  bytes: { '': 1, K: KIB, M: MIB, G: GIB, T: TIB },
  seconds: { s: 1, m: 60, h: 3600, '': 1 },
  count: { '': 1 },
};

/** A value as one writes it: "50G", "90m", "2000". Takes what `parseLimit` takes back. */
export function limitText(unit: LimitSpec['unit'], value: number): string {
  const units = Object.entries(UNITS[unit]).sort(([, a], [, b]) => b - a);
  const [suffix, size] = units.find(([, one]) => value >= one && value % one === 0) ?? ['', 1];
  return `${value / size}${suffix}`;
}

/** One `--limit WORD=VALUE`: bytes take K, M, G or T (powers of 1024), times s, m or h. The error is a sentence for the user. */
export function parseLimit(text: string): Result<LimitChanges, string> {
  const [word = '', ...rest] = text.split('=');
  const spec = LIMITS.find((one) => one.word === word);
  if (spec === undefined)
    return fail(`--limit takes NAME=VALUE, NAME one of ${LIMITS.map((one) => one.word).join(', ')}`);
  const [, digits = '', suffix = ''] = /^(\d{1,16})([A-Za-z]?)$/.exec(rest.join('=')) ?? [];
  const size = UNITS[spec.unit][suffix] ?? UNITS[spec.unit][suffix.toUpperCase()];
  const value = digits === '' || size === undefined ? Number.NaN : Number(digits) * size;
  if (value >= spec.least && value <= spec.most) return ok({ [spec.key]: value });
  const [least, most] = [limitText(spec.unit, spec.least), limitText(spec.unit, spec.most)];
  return fail(`--limit ${spec.word} takes a whole number from ${least} to ${most}, not "${rest.join('=')}"`);
}
