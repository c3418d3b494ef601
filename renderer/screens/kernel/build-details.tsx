import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { KernelTableBuild } from '../../../shared/contracts/kernel-table.ts';
import { formatDate } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { CopyButton } from '../../components/command.tsx';
import { useAreaWords, useLanguage, useWords } from '../../state/app-context.ts';
import { kernelWords } from '../../words/areas/kernel.ts';
import { articleTitle, bootsOf, marksOf } from './builds.ts';

/** The build that is selected: everything known of it. */
export function BuildDetails({ summary, build }: { readonly summary: CaseSummary; readonly build: KernelTableBuild }) {
  const words = useAreaWords(kernelWords);
  const all = useWords();
  const language = useLanguage();
  const ranges = summary.kernelTable?.ranges ?? [];
  const fixed = ranges.filter(({ firstFixed }) => firstFixed === build.release);
  const marks = marksOf(build, summary).map((mark) => words.marks[mark]);
  const boots = bootsOf(build);
  const facts: readonly (readonly [string, string])[] = [
    [words.date, build.date === null ? words.nothingKnown : formatDate(build.date, language)],
    [words.advisory, build.advisory ?? words.nothingKnown],
    [
      words.affectedBy,
      build.affectedBy.length === 0
        ? words.noneKnown
        : build.affectedBy.map((id) => articleTitle(summary, id)).join('; '),
    ],
    ...(fixed.length === 0
      ? []
      : [[words.fixesWhat, fixed.map(({ article }) => articleTitle(summary, article)).join('; ')] as const]),
    [words.onHost, [...marks, ...(boots === null ? [] : [words.boots(boots)])].join(', ') || '–'],
  ];
  return (
    <div className="so-kp-details" data-testid="kernel-build">
      <p className="so-kp-release">
        <code className="so-mono">{visibleText(build.release)}</code>
        <CopyButton text={build.release} label={words.copyRelease(visibleText(build.release))} />
        <span className="so-quiet">{words.origins[build.origin]}</span>
      </p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {visibleText(value)}
              {name === words.advisory && build.advisory !== null && (
                <CopyButton text={build.advisory} label={`${all.copyLink(build.advisory)}`} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
