import { CopyIcon } from '@patternfly/react-icons/dist/esm/icons/copy-icon';
import { TimesIcon } from '@patternfly/react-icons/dist/esm/icons/times-icon';
import type { LogRow } from '../../../shared/contracts/logs.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import type { Matcher } from '../../state/logs/marked-text.ts';
import type { LogsWords } from '../../words/areas/logs.ts';
import { LineText } from './log-row.tsx';

interface DetailProps {
  readonly row: LogRow;
  readonly matcher: Matcher;
  readonly provingWords: readonly string[];
  readonly words: LogsWords;
  readonly onCopy: () => void;
  readonly onClose: () => void;
}

/** The current line whole, wrapped: rows are of one height, so a long line is read here. */
export function LineDetail({ row, matcher, provingWords, words, onCopy, onClose }: DetailProps) {
  return (
    <section className="so-line-detail" aria-label={words.wholeLine} data-testid="line-detail">
      <header>
        <span className="so-mono so-small so-clip">
          {visibleText(row.path)}:{row.line}
        </span>
        {row.level !== null && <span className={`so-level-word so-level-${row.level}`}>{words.level[row.level]}</span>}
        {row.process !== null && <span className="so-quiet so-clip">{visibleText(row.process)}</span>}
        <span className="so-spring" />
        <button type="button" className="so-icon-button" aria-label={words.copy} title={words.copy} onClick={onCopy}>
          <CopyIcon />
        </button>
        <button
          type="button"
          className="so-icon-button"
          aria-label={words.closeWhole}
          title={words.closeWhole}
          onClick={onClose}
        >
          <TimesIcon />
        </button>
      </header>
      <p className="so-line-whole">
        <LineText row={row} matcher={matcher} provingWords={provingWords} words={words} />
      </p>
    </section>
  );
}
