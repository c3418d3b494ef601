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
    case 'failed':
      return words.couldNot(notice.message);
  }
}

const TONES = { exporting: 'info', saved: 'success', 'note-copied': 'success', failed: 'critical' } as const;

function NoticeIcon({ kind }: { readonly kind: Notice['kind'] }) {
  if (kind === 'exporting') return <SpinnerIcon className="so-spinning" />;
  return kind === 'failed' ? (
    <ExclamationCircleIcon className="so-tone-icon" />
  ) : (
    <CheckCircleIcon className="so-tone-icon" />
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
