import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { KernelTable } from '../../../shared/contracts/kernel-table.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { CopyButton } from '../../components/command.tsx';
import { useAreaWords } from '../../state/app-context.ts';
import { kernelWords } from '../../words/areas/kernel.ts';
import { articleTitle, bootsOf, marksOf } from './builds.ts';

interface TableProps {
  readonly summary: CaseSummary;
  readonly table: KernelTable;
  readonly selected: number;
  readonly onSelect: (index: number) => void;
}

/** Every build of the picture as a row. */
export function BuildTable({ summary, table, selected, onSelect }: TableProps) {
  const words = useAreaWords(kernelWords);
  return (
    <table className="so-table so-kp-table" data-testid="kernel-builds">
      <thead>
        <tr>
          <th>{words.oneBuild}</th>
          <th>{words.release}</th>
          <th>{words.date}</th>
          <th>{words.advisory}</th>
          <th>{words.affectedBy}</th>
          <th>{words.onHost}</th>
        </tr>
      </thead>
      <tbody>
        {table.builds.map((build, index) => {
          const boots = bootsOf(build);
          const marks = marksOf(build, summary);
          return (
            <tr
              key={build.release}
              className={index === selected ? 'so-kp-selected' : undefined}
              data-selected={index === selected}
            >
              <td>
                <button type="button" className="so-text-button so-mono" onClick={() => onSelect(index)}>
                  {visibleText(build.build)}
                </button>
              </td>
              <td className="so-nowrap">
                <span className="so-mono">{visibleText(build.release)}</span>{' '}
                <CopyButton text={build.release} label={words.copyRelease(visibleText(build.release))} />
              </td>
              <td className="so-nowrap">{build.date ?? '–'}</td>
              <td className="so-nowrap">{build.advisory ?? '–'}</td>
              <td className={build.affectedBy.length > 0 ? 'so-critical' : 'so-quiet'}>
                {build.affectedBy.length === 0
                  ? '–'
                  : `✕ ${build.affectedBy.map((id) => visibleText(articleTitle(summary, id))).join('; ')}`}
              </td>
              <td>
                {marks.map((mark) => (
                  <span key={mark} className={`so-chip so-kp-chip so-kp-${mark}`}>
                    {words.marks[mark]}
                  </span>
                ))}
                {boots !== null && <span className="so-quiet"> {words.boots(boots)}</span>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
