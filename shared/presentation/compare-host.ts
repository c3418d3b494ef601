import type { CaseSummary } from '../contracts/case-summary.ts';
import { factRow, keyedRows, sortedMap, type Values } from './compare-rows.ts';
import type { CompareCell, CompareRow } from './compare-types.ts';
import type { CompareWords } from './compare-words.ts';
import { formatMemory, withoutArchitecture } from './format.ts';
import { upgradeGoal } from './upgrade-goal.ts';
import type { Words } from './words.ts';

/** What the sections are made from. */
export interface Pair {
  readonly a: CaseSummary;
  readonly b: CaseSummary;
  readonly say: CompareWords;
  readonly words: Words;
}

type Of<T> = (summary: CaseSummary) => T;
type Given = string | CompareCell | null;

const present = (rows: readonly (CompareRow | null)[]): CompareRow[] => rows.filter((row) => row !== null);
const both = ({ a, b }: Pair, key: string, label: string, of: Of<Given>): CompareRow | null =>
  factRow(key, label, of(a), of(b));

function kernelMark({ kernelStream }: CaseSummary): CompareCell['mark'] {
  const builds = kernelStream?.builds ?? [];
  const running = builds.findIndex((build) => build.running);
  const last = builds.findLastIndex((build) => build.affected);
  if (running < 0 || last < 0) return undefined;
  if (builds[running]?.affected) return { kernel: 'affected' };
  return running > last ? { kernel: 'fixed' } : undefined;
}

function kernelCell(summary: CaseSummary): CompareCell | null {
  const release = summary.host.kernel?.release;
  if (release === undefined) return null;
  const mark = kernelMark(summary);
  return { text: withoutArchitecture(release), ...(mark && { mark }) };
}

/** Kernel, verdicts, boot: what decides on the kernel defects. */
export function kernelRows(pair: Pair): CompareRow[] {
  const { say, words } = pair;
  const { label, bootMode } = words;
  const onOff = (value: boolean | null): string | null => (value === null ? null : value ? label.on : label.off);
  return present([
    both(pair, 'kernel', say.runningKernel, kernelCell),
    ...verdictRows(pair),
    both(pair, 'goal', say.upgradeTo, ({ kernelUpgrade, host }) =>
      kernelUpgrade === null ? (host.kernel === null ? null : say.nothingAsked) : upgradeGoal(kernelUpgrade),
    ),
    both(pair, 'installed', say.installedKernels, ({ host }) =>
      host.installedKernels.length === 0 ? null : host.installedKernels.map(withoutArchitecture).join(', '),
    ),
    both(pair, 'boot', say.bootMode, ({ host }) => (host.boot === 'unknown' ? null : bootMode[host.boot])),
    both(pair, 'secureBoot', say.secureBoot, ({ host }) => onOff(host.secureBoot)),
    both(pair, 'efibootmgr', say.efibootmgr, ({ host }) => host.efibootmgr?.value ?? null),
    both(pair, 'taint', say.taint, ({ host }) => taintText(host.taint, say)),
    both(pair, 'kdump', say.kdump, ({ host }) => loadedText(host.kdump?.loaded ?? null, say)),
    both(pair, 'vmcores', say.vmcores, ({ host }) => (host.kdump === null ? null : String(host.kdump.vmcores.length))),
  ]);
}

function taintText(taint: CaseSummary['host']['taint'], say: CompareWords): string | null {
  if (taint === null) return null;
  if (taint.value === 0) return say.notTainted;
  return `${taint.flags.map(({ flag }) => flag).join(' ')} (${taint.value})`.trim();
}

const loadedText = (loaded: boolean | null, say: CompareWords): string | null =>
  loaded === null ? null : loaded ? say.kdumpLoaded : say.kdumpNotLoaded;

/** The verdict of each kernel-defect article that either case was judged by. */
function verdictRows({ a, b, say, words }: Pair): CompareRow[] {
  const articles = [...new Set([...Object.keys(a.verdicts), ...Object.keys(b.verdicts)])];
  return present(
    articles.map((article) => {
      const cell = ({ verdicts }: CaseSummary): CompareCell | null => {
        const verdict = verdicts[article];
        return verdict === undefined ? null : { text: words.verdict[verdict], mark: { verdict } };
      };
      const title = (b.verdictNotes[article] ?? a.verdictNotes[article])?.title ?? article;
      return factRow(`verdict ${article}`, say.verdictOn(title), cell(a), cell(b));
    }),
  );
}

/** System and machine. */
export function hostRows(pair: Pair): CompareRow[] {
  const { say } = pair;
  const number = (value: number | null): string | null => (value === null ? null : String(value));
  return present([
    both(pair, 'release', say.release, ({ host }) => host.osRelease),
    both(pair, 'architecture', say.architecture, ({ host }) => host.architecture),
    both(pair, 'vendor', say.vendor, ({ host }) => host.hardware.vendor),
    both(pair, 'product', say.product, ({ host }) => host.hardware.product),
    both(pair, 'virtual', say.virtual, ({ host }) => host.hardware.virtual),
    both(pair, 'cpus', say.cpus, ({ host }) => number(host.hardware.cpus)),
    both(pair, 'memory', say.memory, ({ host }) =>
      host.hardware.memoryBytes === null ? null : formatMemory(host.hardware.memoryBytes),
    ),
    both(pair, 'firmware', say.firmware, ({ host }) => host.hardware.firmware),
  ]);
}

/** The findings of either case: severity, verdict, lines. */
export function findingRows({ a, b, say, words }: Pair): CompareRow[] {
  const titles = new Map([...b.findings, ...a.findings].map(({ article, title }) => [article, title]));
  const cells = ({ findings }: CaseSummary): Values =>
    new Map(
      findings.map(({ article, severity, verdict, count }) => {
        const parts = [
          words.severity[severity],
          verdict === null ? null : words.verdict[verdict],
          count === 0 ? null : say.lines(count),
        ];
        return [article, { text: parts.filter((part) => part !== null).join(' · '), mark: { severity } }];
      }),
    );
  return keyedRows(cells(a), cells(b), { label: (article) => titles.get(article) ?? article, article: true });
}

/** Parameters of a command line by name; one given twice has both values. */
function parameters({ host }: CaseSummary, say: CompareWords): Values {
  if (host.commandLine === null) return null;
  const values = new Map<string, string[]>();
  for (const word of host.commandLine.trim().split(/\s+/)) {
    const at = word.indexOf('=');
    const [name, value] = at < 0 ? [word, say.set] : [word.slice(0, at), word.slice(at + 1)];
    // The image's name says no more than the running kernel.
    if (name !== '' && name !== 'BOOT_IMAGE') values.set(name, [...(values.get(name) ?? []), value]);
  }
  return sortedMap([...values].map(([name, given]) => [name, given.join(', ')] as const));
}

export const commandLineRows = ({ a, b, say }: Pair): CompareRow[] => keyedRows(parameters(a, say), parameters(b, say));

/** Software RAID by array. */
export function raidRows({ a, b, say }: Pair): CompareRow[] {
  const arrays = ({ host }: CaseSummary): Values =>
    sortedMap(
      host.raid.map(({ device, state, level, metadata, members }) => {
        const parts = [state, level, metadata, members.length === 0 ? null : `(${[...members].sort().join(' ')})`];
        return [device, parts.filter((part) => part !== null).join(' ')] as const;
      }),
    );
  return keyedRows(arrays(a), arrays(b), { label: say.arrayState });
}

/** What either archive lacks. */
export function gapRows({ a, b, words }: Pair): CompareRow[] {
  const gaps = (summary: CaseSummary): Values =>
    sortedMap(summary.gaps.map(({ datum, reason }) => [datum, words.gapReason[reason]] as const));
  return keyedRows(gaps(a), gaps(b));
}
