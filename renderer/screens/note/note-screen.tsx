import { Button, Skeleton, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { CopyIcon } from '@patternfly/react-icons/dist/esm/icons/copy-icon';
import { useState } from 'react';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { ExportMenu } from '../../components/export-menu.tsx';
import { NoticeLine } from '../../components/notice-line.tsx';
import { useActions, useAreaWords, useWords } from '../../state/app-context.ts';
import { useCommands } from '../../state/use-commands.ts';
import { noteWords } from '../../words/areas/note.ts';
import { NoteEditor } from './note-editor.tsx';
import { PinList } from './pin-list.tsx';
import { PreviewCard } from './preview-card.tsx';
import { RedactionCard } from './redaction-card.tsx';
import { ReportCard } from './report-card.tsx';
import { useNote } from './use-note.ts';

export interface NoteScreenProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
}

type View = 'write' | 'preview';
const VIEWS: readonly View[] = ['write', 'preview'];

/** The note screen of a case: one's own words, pinned lines, what goes into the report, what is replaced in it. */
export function NoteScreen({ caseId, summary }: NoteScreenProps) {
  const actions = useActions();
  const { note, version, choose } = useNote(caseId);
  const [view, setView] = useState<View>('write');
  useCommands({ escape: actions.back });
  return (
    <div className="so-note" data-testid="note-screen">
      <NoteHead summary={summary} view={view} onView={setView} />
      {note === null ? (
        <Skeleton height="320px" />
      ) : (
        <div className="so-note-columns">
          <div className="so-note-main">
            {view === 'preview' ? (
              <PreviewCard caseId={caseId} version={version} />
            ) : (
              <>
                <NoteEditor caseId={caseId} text={note.text} />
                <PinList caseId={caseId} pins={note.pins} summary={summary} />
              </>
            )}
          </div>
          <div className="so-note-side">
            <ReportCard caseId={caseId} summary={summary} choices={note.choices} onChoose={choose} />
            <RedactionCard caseId={caseId} version={version} choices={note.choices} onChoose={choose} />
          </div>
        </div>
      )}
    </div>
  );
}

interface HeadProps {
  readonly summary: CaseSummary;
  readonly view: View;
  readonly onView: (view: View) => void;
}

function NoteHead({ summary, view, onView }: HeadProps) {
  const words = useAreaWords(noteWords);
  const ui = useWords();
  const actions = useActions();
  const { host, source } = summary;
  const about = [
    visibleText(host.hostname ?? source.file),
    ...(source.caseNumber === null ? [] : [ui.caseTitle(visibleText(source.caseNumber))]),
  ];
  return (
    <div className="so-page-head">
      <h1>{words.title}</h1>
      <span className="so-quiet">{about.join(' · ')}</span>
      <ToggleGroup isCompact aria-label={words.view}>
        {VIEWS.map((name) => (
          <ToggleGroupItem
            key={name}
            text={words[name]}
            buttonId={`note-view-${name}`}
            isSelected={view === name}
            onChange={() => onView(name)}
          />
        ))}
      </ToggleGroup>
      <span className="so-spring" />
      <NoticeLine />
      <Button variant="secondary" size="sm" icon={<CopyIcon />} onClick={actions.copyNote}>
        {ui.copyNote}
      </Button>
      <ExportMenu />
    </div>
  );
}
