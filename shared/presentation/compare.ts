import type { CaseSummary } from '../contracts/case-summary.ts';
import { commandLineRows, findingRows, gapRows, hostRows, kernelRows, type Pair, raidRows } from './compare-host.ts';
import { packageRows } from './compare-packages.ts';
import { keyedRows } from './compare-rows.ts';
import { networkRows, processorRows, serviceRows, settingsOf, storageRows } from './compare-system.ts';
import type { CompareRow, CompareSection, CompareSide, Comparison } from './compare-types.ts';
import { type CompareSectionId, compareWords } from './compare-words.ts';
import { words } from './words.ts';

/** Two cases side by side, in the language of the first: every fact that both could have, and how it differs. */
export function compareCases(a: CaseSummary, b: CaseSummary): Comparison {
  const say = compareWords(a.language);
  const pair: Pair = { a, b, say, words: words(a.language) };
  const packages = packageRows(a, b);
  const section = (id: CompareSectionId, rows: readonly CompareRow[], note: string | null = null): CompareSection => ({
    id,
    title: say.section[id],
    rows,
    differing: rows.filter(({ sign }) => sign !== 'same' && sign !== 'unknown').length,
    unknown: rows.filter(({ sign }) => sign === 'unknown').length,
    note,
  });
  const sections = [
    section('kernel', kernelRows(pair)),
    section('findings', findingRows(pair)),
    section('host', [...hostRows(pair), ...processorRows(pair)]),
    section('commandLine', commandLineRows(pair)),
    section('sysctl', keyedRows(settingsOf(a, b), settingsOf(b, a))),
    section('storage', [...raidRows(pair), ...storageRows(pair)]),
    section('network', networkRows(pair)),
    section('services', serviceRows(pair)),
    section('packages', packages ?? [], packages === null ? say.noPackages : null),
    section('gaps', gapRows(pair)),
  ].filter(({ rows, note }) => rows.length > 0 || note !== null);
  const sum = (of: (section: CompareSection) => number): number => sections.reduce((total, one) => total + of(one), 0);
  return {
    a: side(a),
    b: side(b),
    sections,
    rows: sum((one) => one.rows.length),
    differing: sum((one) => one.differing),
    unknown: sum((one) => one.unknown),
  };
}

const side = ({ host, source }: CaseSummary): CompareSide => ({
  name: host.hostname ?? source.file,
  file: source.member === null ? source.file : `${source.file}: ${source.member}`,
  collectedAt: host.collectedAt,
  caseNumber: source.caseNumber,
});
