import { ThumbtackIcon } from '@patternfly/react-icons/dist/esm/icons/thumbtack-icon';
import { memo } from 'react';
import type { LogRow } from '../../../shared/contracts/logs.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { type Matcher, type Piece, piecesOf, rangesOfWords } from '../../state/logs/marked-text.ts';
import type { LogsWords } from '../../words/areas/logs.ts';

/** Height of a row in pixels; logs.css has the same. */
export const ROW_HEIGHT = 18;

export interface RowProps {
  readonly id: string;
  readonly index: number;
  /** Rows in all. */
  readonly rows: number;
  /** Pixels below the start of the drawn part. */
  readonly top: number;
  readonly row: LogRow | null;
  readonly current: boolean;
  readonly selected: boolean;
  readonly pinned: boolean;
  readonly matcher: Matcher;
  readonly provingWords: readonly string[];
  /** Short name of its file and which of them it is, where several are merged. */
  readonly file: { readonly name: string; readonly number: number } | null;
  readonly words: LogsWords;
}

function classes({ row, current, selected }: RowProps): string {
  const names = ['so-logs-row'];
  if (row !== null && row.level !== null) names.push(`so-level-${row.level}`);
  if (row !== null && row.proves.length > 0) names.push('so-logs-proof');
  if (selected) names.push('so-logs-selected');
  if (current) names.push('so-logs-current');
  return names.join(' ');
}

/** One line of a log: pin, number, level as a word, its file where several are merged, and the text with its marks. */
export const LogRowView = memo(function LogRowView(props: RowProps) {
  const { id, index, rows, top, row, current, selected, pinned, words, file } = props;
  return (
    <div
      id={id}
      role="option"
      aria-label={row === null ? words.reading : undefined}
      aria-posinset={index + 1}
      aria-setsize={rows}
      aria-selected={selected}
      className={classes(props)}
      data-row={index}
      data-line={row?.line}
      data-current={current}
      style={{ transform: `translateY(${top}px)` }}
      tabIndex={-1}
    >
      {row === null ? (
        <span className="so-logs-coming" style={{ inlineSize: `${24 + ((index * 37) % 50)}%` }} />
      ) : (
        <>
          <span className="so-logs-gutter">
            <span className="so-logs-pin">
              {pinned && <ThumbtackIcon role="img" aria-hidden={false} aria-label={words.pinned} />}
            </span>
            <span className="so-logs-number">{row.line}</span>
            <span className="so-logs-level">{row.level === null ? '' : words.short[row.level]}</span>
            {file !== null && (
              <span className={`so-logs-file so-file-${file.number % 6}`} title={visibleText(row.path)}>
                {visibleText(file.name)}
              </span>
            )}
          </span>
          <span className="so-logs-text">
            <LineText row={row} matcher={props.matcher} provingWords={props.provingWords} words={words} />
          </span>
        </>
      )}
    </div>
  );
});

interface LineTextProps {
  readonly row: LogRow;
  readonly matcher: Matcher;
  readonly provingWords: readonly string[];
  readonly words: LogsWords;
}

/** The text of a line with its matches and proving words marked. */
export function LineText({ row, matcher, provingWords, words }: LineTextProps) {
  const text = visibleText(row.text);
  const pieces = piecesOf(text, matcher(text), rangesOfWords(text, provingWords));
  return (
    <>
      {pieces.map((piece) => (
        <PieceView key={`${piece.start} ${piece.mark}`} piece={piece} />
      ))}
      {row.cut > 0 && <i className="so-quiet"> {words.cutLine(row.cut.toLocaleString('en'))}</i>}
      {row.proves.length > 0 && <span className="so-visually-hidden">{words.proves}</span>}
    </>
  );
}

function PieceView({ piece }: { readonly piece: Piece }) {
  if (piece.mark === 'none') return piece.text;
  return <mark className={piece.mark === 'proof' ? 'so-mark-proof' : undefined}>{piece.text}</mark>;
}
