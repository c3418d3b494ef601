import { CheckCircleIcon } from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import { ExclamationCircleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import { SpinnerIcon } from '@patternfly/react-icons/dist/esm/icons/spinner-icon';
import { TimesIcon } from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { visibleText } from '../../shared/presentation/visible-text.ts';
import { useActions, useAppState, useWords } from '../state/app-context.ts';
import type { Notice } from '../state/app-state.ts';
import type { UiWords } from '../words/words.ts';

function wordsOf(notice: Notice, words: UiWords): string {
  switch (notice.kind) {
    case 'exporting':
      return words.exporting(words.formats[notice.format]);
    case 'saved':
      return words.saved(notice.file);
    case 'note-copied':
      return words.noteCopied;
    case 'deleted':
      return words.deleted(notice.name, notice.caseIds.length);
    case 'said':
      return notice.text;
    case 'failed':
      return words.couldNot(notice.message);
  }
}

const TONES = {
  exporting: 'info',
  saved: 'success',
  'note-copied': 'success',
  deleted: 'info',
  said: 'success',
  failed: 'critical',
} as const;

function NoticeIcon({ kind }: { readonly kind: Notice['kind'] }) {
  if (kind === 'exporting') return <SpinnerIcon className="so-spinning" />;
  return kind === 'failed' ? (
    <ExclamationCircleIcon className="so-tone-icon" />
  ) : (
    <CheckCircleIcon className="so-tone-icon" />
  );
}

/** Takes back what was deleted. */
function Undo({ notice }: { readonly notice: Notice }) {
  const actions = useActions();
  const words = useWords();
  const undo =
    notice.kind === 'deleted'
      ? () => actions.restoreCases(notice.caseIds)
      : notice.kind === 'said' && notice.undo !== null
        ? notice.undo
        : null;
  if (undo === null) return null;
  const take = (): void => {
    undo();
    actions.dismissNotice();
  };
  return (
    <button type="button" className="so-text-button so-small" data-testid="undo" onClick={take}>
      {words.undo}
    </button>
  );
}

/** The outcome of the last export or copy, in place and spoken; empty when there is none. */
export function NoticeLine() {
  const actions = useActions();
  const words = useWords();
  const notice = useAppState((state) => state.notice);
  return (
    <span role="status" data-testid="notice">
      {notice !== null && (
        <span className={`so-notice so-tone-${TONES[notice.kind]}`}>
          <NoticeIcon kind={notice.kind} />
          {visibleText(wordsOf(notice, words))}
          <Undo notice={notice} />
          {notice.kind !== 'exporting' && (
            <button type="button" className="so-icon-button" aria-label={words.dismiss} onClick={actions.dismissNotice}>
              <TimesIcon />
            </button>
          )}
        </span>
      )}
    </span>
  );
}

/** The same at the foot of the window, for screens whose heads have no room for it: no export ends and no request fails unsaid. */
export function WindowNotice() {
  return (
    <div className="so-window-notice">
      <NoticeLine />
    </div>
  );
}
