import { Button } from '@patternfly/react-core';
import { CheckCircleIcon } from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import { UnlinkIcon } from '@patternfly/react-icons/dist/esm/icons/unlink-icon';
import { useState } from 'react';
import type { LibraryRow } from '../../../shared/contracts/library.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useActions, useAreaWords } from '../../state/app-context.ts';
import { libraryWords } from '../../words/areas/library.ts';

/** Points a case to where its archive is now; says why a file was not taken. */
export function useLocate(caseId: string) {
  const actions = useActions();
  const words = useAreaWords(libraryWords);
  const [busy, setBusy] = useState(false);
  const locate = (): void => {
    setBusy(true);
    actions
      .request('library:locate', { caseId })
      .then(({ taken, message }) => {
        if (taken) actions.say(words.located);
        else if (message !== null) actions.fail(new Error(message));
      })
      .catch(actions.fail)
      .finally(() => setBusy(false));
  };
  return { busy, locate };
}

/** Puts the archive of a case into the queue again, and says so. */
export function useAnalyseAgain(caseId: string, name: string): () => void {
  const actions = useActions();
  const words = useAreaWords(libraryWords);
  return () => {
    actions
      .request('library:analyse', { caseId })
      .then(() => actions.say(words.queued(name)))
      .catch(actions.fail);
  };
}

/** Where the archive is, whether it still is, and what to do about it. */
export function ArchiveLines({ row }: { readonly row: LibraryRow }) {
  const words = useAreaWords(libraryWords);
  const { busy, locate } = useLocate(row.caseId);
  const analyse = useAnalyseAgain(row.caseId, visibleText(row.file));
  const gone = row.place === 'moved' || row.place === 'changed';
  return (
    <section data-testid="archive-lines" data-place={row.place}>
      <h3>{words.archive}</h3>
      <p className="so-case-file so-mono">{visibleText(row.path ?? row.file)}</p>
      {row.member !== null && <p className="so-case-file so-mono">{visibleText(row.member)}</p>}
      <p className={`so-archive-place so-tone-${gone ? 'moderate' : 'neutral'}`} role="status">
        {gone ? <UnlinkIcon className="so-tone-icon" /> : <CheckCircleIcon className="so-tone-icon" />}
        <span>{busy ? words.locating : words.places[row.place]}</span>
      </p>
      {row.outdated && <p className="so-quiet">{words.outdated}</p>}
      <span className="so-actions">
        {gone ? (
          <Button variant="secondary" size="sm" isDisabled={busy} data-testid="locate" onClick={locate}>
            {words.locate}
          </Button>
        ) : (
          <Button variant="secondary" size="sm" data-testid="analyse-again" onClick={analyse}>
            {words.analyseAgain}
          </Button>
        )}
      </span>
    </section>
  );
}
