import { CheckCircleIcon } from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import { SpinnerIcon } from '@patternfly/react-icons/dist/esm/icons/spinner-icon';
import { useState } from 'react';
import type { ExportOutcome } from '../../shared/contracts/ipc.ts';
import { visibleText } from '../../shared/presentation/visible-text.ts';
import { useActions } from '../state/app-context.ts';

/** What came of a screen's own export or copy: in words, or `busy` while it goes on. */
export interface Outcome {
  readonly busy: boolean;
  readonly text: string;
}

/** Says what came of the last export of a screen; failures go to the window's notice line. */
export function useOutcome(saved: (file: string) => string) {
  const actions = useActions();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const fail = (error: unknown): void => {
    setOutcome(null);
    actions.fail(error);
  };
  return {
    outcome,
    say: (text: string) => setOutcome({ busy: false, text }),
    /** Waits for an export; `busy` is said meanwhile. */
    follow(work: Promise<ExportOutcome>, busy: string): void {
      setOutcome({ busy: true, text: busy });
      work.then((done) => {
        if (done.state === 'failed') fail(new Error(done.message));
        else setOutcome(done.state === 'saved' ? { busy: false, text: saved(done.file) } : null);
      }, fail);
    },
    fail,
  };
}

/** The outcome in place and spoken; empty while there is none. */
export function OutcomeLine({ outcome }: { readonly outcome: Outcome | null }) {
  return (
    <span role="status" data-testid="outcome">
      {outcome !== null && (
        <span className={`so-notice so-tone-${outcome.busy ? 'info' : 'success'}`}>
          {outcome.busy ? <SpinnerIcon className="so-spinning" /> : <CheckCircleIcon className="so-tone-icon" />}
          {visibleText(outcome.text)}
        </span>
      )}
    </span>
  );
}
