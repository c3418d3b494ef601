import { FileAltIcon } from '@patternfly/react-icons/dist/esm/icons/file-alt-icon';
import { MicrochipIcon } from '@patternfly/react-icons/dist/esm/icons/microchip-icon';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { ExcerptPanel } from '../../../shared/presentation/excerpt-panels.ts';
import { formatShortTime, withoutArchitecture } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { shortPath } from '../../components/short-path.ts';
import { useAreaWords, useLanguage, useSharedWords, useWords } from '../../state/app-context.ts';
import { numberRows } from '../../state/evidence-numbers.ts';
import { shortBuild } from '../../state/short-names.ts';
import { findingWords } from '../../words/areas/finding.ts';
import { type EvidenceWalk, FoldedLines, LogLine } from './log-line.tsx';

const PATH_LIMIT = 44;

interface PanelProps {
  readonly panel: ExcerptPanel;
  readonly summary: CaseSummary;
  readonly wrap: boolean;
  /** Number of the panel's first proving line among all of the finding, from 0. */
  readonly firstProof: number;
  readonly walk: EvidenceWalk;
}

/** The excerpts of one file in one boot: path, lines, boot, the kernel that printed them, and the lines themselves. */
export function EvidencePanel({ panel, summary, wrap, firstProof, walk }: PanelProps) {
  const { say } = useSharedWords();
  const isCurrent = walk.current >= firstProof && walk.current < firstProof + panel.hits;
  return (
    <article
      className={isCurrent ? 'so-card so-panel so-panel-current' : 'so-card so-panel'}
      data-testid="evidence-panel"
    >
      <PanelHead panel={panel} summary={summary} onOpen={walk.onOpen} />
      <div className={wrap ? 'so-log so-log-wrap' : 'so-log'}>
        {numberRows(panel.rows, firstProof).map(({ row, proof }) =>
          row.kind === 'fold' ? (
            <FoldedLines
              key={`fold ${row.rows[0]?.number ?? ''} ${proof}`}
              path={panel.path}
              fold={row}
              proof={proof}
              walk={walk}
            />
          ) : (
            <LogLine key={row.number} path={panel.path} line={row} proof={proof} walk={walk} />
          ),
        )}
      </div>
      {panel.alsoIn.map(({ path, line }) => (
        <p key={`${path} ${line}`} className="so-quiet so-also">
          <button type="button" className="so-text-button so-also-open" onClick={() => walk.onOpen(path, line)}>
            {say.alsoIn(`${visibleText(path)}, ${say.line(line)}`)}
          </button>
        </p>
      ))}
    </article>
  );
}

/** The panel's first proving line, in a fold or not. */
function firstProof({ rows, firstLine }: ExcerptPanel): number {
  const lines = rows.flatMap((row) => (row.kind === 'fold' ? row.rows : [row]));
  return lines.find(({ proof }) => proof)?.number ?? firstLine;
}

interface HeadProps {
  readonly panel: ExcerptPanel;
  readonly summary: CaseSummary;
  readonly onOpen: EvidenceWalk['onOpen'];
}

function PanelHead({ panel, summary, onOpen }: HeadProps) {
  const words = useWords();
  const { openInLog, openInLogHint } = useAreaWords(findingWords);
  const language = useLanguage();
  const { say } = useSharedWords();
  const start = summary.boots.find(({ index }) => index === panel.boot)?.start ?? null;
  return (
    <header className="so-panel-head">
      <FileAltIcon />
      <h3 className="so-mono" title={panel.path}>
        {shortPath(panel.path, PATH_LIMIT)}
      </h3>
      <span className="so-quiet">{say.lineRange(panel.firstLine, panel.lastLine)}</span>
      <span className="so-spring" />
      {panel.boot !== null && (
        <span className="so-chip">
          {[words.bootIndex(panel.boot), ...(start === null ? [] : [formatShortTime(start, language)])].join(', ')}
        </span>
      )}
      {panel.printedBy !== null && <KernelChip release={panel.printedBy} summary={summary} />}
      <span className="so-quiet">{words.hits(panel.hits)}</span>
      <button
        type="button"
        className="so-text-button so-open-log"
        title={openInLogHint}
        onClick={() => onOpen(panel.path, firstProof(panel))}
        data-testid="open-in-log"
      >
        {openInLog}
      </button>
    </header>
  );
}

function KernelChip({ release, summary }: { readonly release: string; readonly summary: CaseSummary }) {
  const words = useWords();
  const { say } = useSharedWords();
  const plain = withoutArchitecture(release);
  const affected = summary.kernelStream?.builds.some(
    (build) => build.affected && withoutArchitecture(build.release) === plain,
  );
  return (
    <span
      className={affected === true ? 'so-chip so-chip-toned so-tone-critical' : 'so-chip'}
      title={say.printedBy(visibleText(release))}
    >
      <MicrochipIcon /> {visibleText(shortBuild(release))}
      {affected === true && <span className="so-visually-hidden">{words.affectedKernel}</span>}
    </span>
  );
}
