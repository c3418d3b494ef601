import { FileExportIcon } from '@patternfly/react-icons/dist/esm/icons/file-export-icon';
import { useState } from 'react';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { ExportFormat } from '../../../shared/contracts/ipc.ts';
import type { ReportChoices } from '../../../shared/contracts/note.ts';
import { SECTIONS, type Section } from '../../../shared/contracts/sections.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useActions, useAppState, useAreaWords, useWords } from '../../state/app-context.ts';
import { noteWords } from '../../words/areas/note.ts';

const FORMATS: readonly ExportFormat[] = ['pdf', 'markdown', 'html', 'json'];

interface ReportCardProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
  readonly choices: ReportChoices;
  readonly onChoose: (choices: ReportChoices) => void;
}

/** What the report holds: its sections, and which findings it tells. */
export function ReportCard({ caseId, summary, choices, onChoose }: ReportCardProps) {
  const words = useAreaWords(noteWords);
  const { sections } = choices;
  const toggle = (section: Section): void =>
    onChoose({
      ...choices,
      sections: SECTIONS.filter((one) => (one === section ? !sections.includes(one) : sections.includes(one))),
    });
  return (
    <section className="so-card so-report" aria-label={words.report}>
      <div className="so-card-head">
        <h2>{words.report}</h2>
      </div>
      <ul className="so-boxes">
        {SECTIONS.map((section) => (
          <li key={section}>
            <label>
              <input
                type="checkbox"
                checked={sections.includes(section)}
                disabled={section === 'evidence' && !sections.includes('findings')}
                data-testid={`section-${section}`}
                onChange={() => toggle(section)}
              />
              {words.sections[section]}
            </label>
          </li>
        ))}
      </ul>
      {summary.findings.length > 1 && sections.includes('findings') && (
        <WhichFindings summary={summary} choices={choices} onChoose={onChoose} />
      )}
      <DragOut caseId={caseId} />
    </section>
  );
}

function WhichFindings({ summary, choices, onChoose }: Omit<ReportCardProps, 'caseId'>) {
  const words = useAreaWords(noteWords);
  const all = summary.findings.map(({ article }) => article);
  const chosen = choices.findings ?? all;
  const set = (findings: readonly string[]): void =>
    onChoose({ ...choices, findings: all.every((article) => findings.includes(article)) ? null : [...findings] });
  const toggle = (article: string): void =>
    set(chosen.includes(article) ? chosen.filter((one) => one !== article) : [...chosen, article]);
  return (
    <fieldset className="so-which">
      <legend>
        {words.whichFindings}
        <button
          type="button"
          className="so-text-button so-small"
          disabled={choices.findings === null}
          onClick={() => set(all)}
        >
          {words.allFindings}
        </button>
      </legend>
      <ul className="so-boxes so-boxes-long">
        {summary.findings.map(({ article, title }) => (
          <li key={article}>
            <label>
              <input type="checkbox" checked={chosen.includes(article)} onChange={() => toggle(article)} />
              {visibleText(title)}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** Each format as something to drag onto a mail or a ticket; pressed, it exports. */
function DragOut({ caseId }: { readonly caseId: string }) {
  const words = useAreaWords(noteWords);
  const ui = useWords();
  const actions = useActions();
  const redact = useAppState((state) => state.redact);
  /** The format whose file is there. It is made before the drag: one that waits for a file would have let go of the button. */
  const [made, setMade] = useState<ExportFormat | null>(null);
  const make = (format: ExportFormat): void => {
    setMade(null);
    actions
      .request('note:make-file', { caseId, format, redact })
      .then(() => setMade(format))
      .catch(actions.fail);
  };
  return (
    <div className="so-drag-out">
      <span className="so-quiet">{words.drag}</span>
      {FORMATS.map((format) => (
        <button
          key={format}
          type="button"
          className="so-chip so-drag-chip"
          draggable
          title={words.dragHint}
          onClick={() => actions.exportCase(format)}
          data-testid={`drag-${format}`}
          onPointerEnter={() => make(format)}
          onDragStart={(event) => {
            // Main takes the drag over, with a file in it.
            event.preventDefault();
            if (made === format) actions.request('note:carry', { caseId, format }).catch(actions.fail);
            else actions.say(words.dragMaking);
          }}
        >
          <FileExportIcon /> {ui.formats[format]}
        </button>
      ))}
      <p className="so-quiet">{words.jsonWhole}</p>
    </div>
  );
}
