import { Button } from '@patternfly/react-core';
import { PenIcon } from '@patternfly/react-icons/dist/esm/icons/pen-icon';
import { TrashIcon } from '@patternfly/react-icons/dist/esm/icons/trash-icon';
import type { LibraryRow } from '../../../shared/contracts/library.ts';
import { formatTime, withoutArchitecture } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { ago } from '../../state/ago.ts';
import { useActions, useAreaWords, useLanguage } from '../../state/app-context.ts';
import { libraryWords } from '../../words/areas/library.ts';
import { ArchiveLines } from './archive-lines.tsx';
import { NumberField } from './number-field.tsx';
import { TagField } from './tag-field.tsx';

/** What is known of the current case, its number and tags to edit, and what can be done with it. */
export function CaseDetails({ row, onDelete }: { readonly row: LibraryRow; readonly onDelete: () => void }) {
  const words = useAreaWords(libraryWords);
  const actions = useActions();
  const { caseId } = row;
  return (
    <aside className="so-card so-case-details" data-region tabIndex={-1} aria-label={words.details}>
      <header>
        <h2>{visibleText(row.hostname ?? row.file)}</h2>
        <span className="so-actions">
          <Button
            variant="primary"
            size="sm"
            data-testid="open-case"
            onClick={() => actions.show({ name: 'summary', caseId })}
          >
            {words.openCase}
          </Button>
          <Button
            variant="secondary"
            size="sm"
            icon={<PenIcon />}
            onClick={() => actions.show({ name: 'note', caseId })}
          >
            {words.openNote}
          </Button>
          <Button variant="plain" size="sm" icon={<TrashIcon />} aria-label={words.deleteCase} onClick={onDelete} />
        </span>
      </header>
      <NumberField row={row} />
      <TagField row={row} />
      <Facts row={row} />
      <ArchiveLines row={row} />
      <section>
        <h3>{words.note}</h3>
        <p className={row.noteStart === '' ? 'so-quiet' : undefined}>
          {row.noteStart === '' ? words.noNote : visibleText(row.noteStart)}
        </p>
        {row.pins > 0 && <p className="so-quiet">{words.pins(row.pins)}</p>}
      </section>
    </aside>
  );
}

function Facts({ row }: { readonly row: LibraryRow }) {
  const words = useAreaWords(libraryWords);
  const language = useLanguage();
  const now = Date.now();
  const facts: readonly (readonly [string, string | null])[] = [
    [words.release, row.osRelease],
    [words.target, row.target === null ? null : withoutArchitecture(row.target)],
    [words.findings, row.gaps === 0 ? String(row.findings) : `${row.findings}, ${words.gaps(row.gaps)}`],
    [words.collected, row.collectedAt === null ? null : formatTime(row.collectedAt, language)],
    [words.analysed, ago(row.analyzedAt, now, language)],
    [words.added, ago(row.addedAt, now, language)],
  ];
  return (
    <dl>
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{visibleText(value)}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
