import { Button } from '@patternfly/react-core';
import { InfoCircleIcon } from '@patternfly/react-icons/dist/esm/icons/info-circle-icon';
import { UnlinkIcon } from '@patternfly/react-icons/dist/esm/icons/unlink-icon';
import { useEffect, useState } from 'react';
import type { LibraryRow } from '../../../shared/contracts/library.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useActions, useAreaWords } from '../../state/app-context.ts';
import { libraryWords } from '../../words/areas/library.ts';
import { useAnalyseAgain, useLocate } from './archive-lines.tsx';

/** The case's row in the library, asked again when it changes; null until the first answer. */
function useRow(caseId: string): LibraryRow | null {
  const actions = useActions();
  const [row, setRow] = useState<LibraryRow | null>(null);
  useEffect(() => {
    const ask = (): void => {
      actions
        .request('library:row', { caseId })
        .then((answer) => setRow(answer ?? null))
        .catch(actions.fail);
    };
    ask();
    return actions.on('library:changed', ({ caseIds }) => {
      if (caseIds.includes(caseId)) ask();
    });
  }, [actions, caseId]);
  return row;
}

/** Above a case whose archive is not where it was, or that another version analysed; nothing above any other. */
export function ArchiveBanner({ caseId }: { readonly caseId: string }) {
  const row = useRow(caseId);
  if (row === null) return null;
  if (row.place === 'moved' || row.place === 'changed') return <GoneBanner row={row} />;
  return row.outdated ? <OutdatedBanner row={row} /> : null;
}

function GoneBanner({ row }: { readonly row: LibraryRow }) {
  const words = useAreaWords(libraryWords);
  const { busy, locate } = useLocate(row.caseId);
  return (
    <section className="so-card so-archive-banner so-tone-moderate" data-testid="archive-banner">
      <UnlinkIcon className="so-tone-icon" />
      <span>
        {busy ? words.locating : words.places[row.place]}{' '}
        <span className="so-mono so-quiet">{visibleText(row.path ?? row.file)}</span>
      </span>
      <span className="so-spring" />
      <Button variant="secondary" size="sm" isDisabled={busy} onClick={locate}>
        {words.locate}
      </Button>
    </section>
  );
}

function OutdatedBanner({ row }: { readonly row: LibraryRow }) {
  const words = useAreaWords(libraryWords);
  const analyse = useAnalyseAgain(row.caseId, visibleText(row.file));
  return (
    <section className="so-card so-archive-banner so-tone-info" data-testid="outdated-banner">
      <InfoCircleIcon className="so-tone-icon" />
      <span>{words.outdated}</span>
      <span className="so-spring" />
      <Button variant="secondary" size="sm" onClick={analyse}>
        {words.analyseAgain}
      </Button>
    </section>
  );
}
