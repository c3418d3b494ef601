import type { Boot } from '../../../shared/contracts/case-summary.ts';
import type { Finding } from '../../../shared/contracts/finding.ts';
import { type ChainCell, type ChainRow, cellMoment, chainOf } from '../../../shared/presentation/event-chain.ts';
import { formatShortTime } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { RichText } from '../../components/rich-text.tsx';
import { useLanguage, useSharedWords, useWords } from '../../state/app-context.ts';

/** Cause and consequences: steps across, boots down. Not shown for findings that rest on facts alone. */
export function ChainTable({ finding, boots }: { readonly finding: Finding; readonly boots: readonly Boot[] }) {
  const words = useWords();
  const { title, label, signalRole } = useSharedWords();
  const chain = chainOf(finding, boots);
  if (chain.steps.length === 0) return null;
  return (
    <section className="so-card so-chain" aria-label={title.chainOfEvents} data-testid="chain">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.chain}</th>
            {chain.steps.map(({ id, title: name, role }, index) => (
              <th key={id} scope="col">
                <span className={`so-chain-step so-chain-${role}`} title={signalRole[role]}>
                  <i>{index + 1}</i> <RichText text={name} />
                </span>
              </th>
            ))}
            {chain.hasMore && <th scope="col">{label.alsoSeen}</th>}
          </tr>
        </thead>
        <tbody>
          {chain.rows.map((row) => (
            <tr key={String(row.boot)}>
              <th scope="row">
                <BootName row={row} />
              </th>
              {chain.steps.map(({ id }, index) => (
                <td key={id}>
                  <Cell cell={row.cells[index] ?? null} placed={row.boot !== null} />
                </td>
              ))}
              {chain.hasMore && <td className="so-chain-also so-quiet">{visibleText(row.also.join(', '))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function BootName({ row }: { readonly row: ChainRow }) {
  const words = useWords();
  const language = useLanguage();
  const { bootEnded, label } = useSharedWords();
  if (row.boot === null) return <span className="so-quiet">{label.bootUnplaced}</span>;
  return (
    <span title={row.ended === null ? undefined : bootEnded[row.ended]}>
      {words.bootIndex(row.boot)}{' '}
      {row.start !== null && <span className="so-quiet">{formatShortTime(row.start, language)}</span>}
    </span>
  );
}

/** "Not seen" is said only of a boot: lines whose boot is not known say nothing about the steps they do not show. */
function Cell({ cell, placed }: { readonly cell: ChainCell | null; readonly placed: boolean }) {
  const words = useWords();
  const language = useLanguage();
  if (cell === null) return placed ? <span className="so-quiet">{words.notSeen}</span> : null;
  const at = cellMoment(cell, language);
  return (
    <>
      {at !== null && <strong className="so-mono so-small">{at} </strong>}
      <span className="so-quiet">{words.linesCount(cell.lines)}</span>
    </>
  );
}
