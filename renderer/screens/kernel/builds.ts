import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { KernelRange, KernelTable, KernelTableBuild } from '../../../shared/contracts/kernel-table.ts';
import { withoutArchitecture } from '../../../shared/presentation/format.ts';
import { upgradeGoal } from '../../../shared/presentation/upgrade-goal.ts';

/** What a build is to this host and its upgrade. */
export type BuildMark = 'running' | 'installed' | 'target' | 'firstFixed' | 'latest';

export function marksOf(build: KernelTableBuild, { kernelUpgrade, kernelTable }: CaseSummary): BuildMark[] {
  const goal = kernelUpgrade === null ? null : upgradeGoal(kernelUpgrade);
  const latest = kernelTable?.latestKnown ?? null;
  const marks: readonly (readonly [BuildMark, boolean])[] = [
    ['running', build.running],
    ['installed', build.installed],
    ['target', build.release === goal],
    ['firstFixed', kernelTable?.ranges.some(({ firstFixed }) => firstFixed === build.release) ?? false],
    ['latest', latest !== null && withoutArchitecture(latest) === build.release],
  ];
  return marks.filter(([, holds]) => holds).map(([mark]) => mark);
}

/** "0, −1" of the boots that ran a build; null where none did. */
export const bootsOf = ({ boots }: KernelTableBuild): string | null =>
  boots.length === 0 ? null : boots.map((index) => (index < 0 ? `−${-index}` : String(index))).join(', ');

/** An article by its title: of a finding, or of the verdicts' notes. */
export const articleTitle = ({ findings, verdictNotes }: CaseSummary, article: string): string =>
  verdictNotes[article]?.title ?? findings.find((finding) => finding.article === article)?.title ?? article;

/** The build's short name in the table; a release that no row has stays as it is. */
export const shortName = (table: KernelTable, release: string): string =>
  table.builds.find((build) => build.release === release)?.build ?? release;

/** First and last build of a range by short names; null where the range is not known. */
export function rangeEnds(table: KernelTable, { article, from }: KernelRange): readonly [string, string] | null {
  if (from === null) return null;
  const affected = table.builds.filter(({ affectedBy }) => affectedBy.includes(article));
  const [first] = affected;
  const last = affected.at(-1);
  return first === undefined || last === undefined ? null : [first.build, last.build];
}

/** The build to show first: the running one, else the newest that the host has, else the first. */
export function firstShown({ builds }: KernelTable): number {
  const running = builds.findIndex((build) => build.running);
  return running >= 0
    ? running
    : Math.max(
        0,
        builds.findLastIndex((build) => build.installed),
      );
}
