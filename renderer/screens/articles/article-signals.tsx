import { Fragment } from 'react';
import type { ArticleSignalView } from '../../../shared/contracts/articles.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useAreaWords, useSharedWords } from '../../state/app-context.ts';
import { articlesScreenWords } from '../../words/areas/articles.ts';

/** What is looked for: whose lines, which words, which expressions. */
export function ArticleSignals({ signals }: { readonly signals: readonly ArticleSignalView[] }) {
  const words = useAreaWords(articlesScreenWords);
  if (signals.length === 0) return null;
  return (
    <section>
      <h3>
        {words.signals} <span className="so-quiet">{signals.length}</span>
      </h3>
      <ul className="so-article-signals">
        {signals.map((signal) => (
          <Signal key={signal.id} signal={signal} />
        ))}
      </ul>
    </section>
  );
}

function Signal({ signal }: { readonly signal: ArticleSignalView }) {
  const words = useAreaWords(articlesScreenWords);
  const { signalRole } = useSharedWords();
  const { from } = signal;
  return (
    <li>
      <div className="so-article-signal-head">
        <strong>{visibleText(signal.title)}</strong> <code className="so-quiet">{visibleText(signal.id)}</code>
        <span className="so-spring" />
        <span className="so-chip">{signalRole[signal.role]}</span>
        <span className="so-chip">{words.strengths[signal.strength]}</span>
      </div>
      <dl className="so-article-signal">
        <dt>{words.from[from.kind]}</dt>
        <dd>{from.names.length > 0 && <Codes texts={from.names} />}</dd>
        <dt>{words.contains}</dt>
        <dd>
          <Codes texts={signal.contains} between={words.or} />
        </dd>
        {signal.pattern !== null && <Term name={words.pattern} texts={[signal.pattern]} />}
        {signal.unless.length > 0 && <Term name={words.unless} texts={signal.unless} />}
        {signal.besides.length > 0 && <Term name={words.besides} texts={signal.besides} />}
      </dl>
      {signal.atLeast !== null && <p className="so-quiet">{words.atLeast(signal.atLeast)}</p>}
      {signal.followedBy !== null && (
        <p className="so-quiet">
          {visibleText(words.followedBy(signal.followedBy.contains, signal.followedBy.within))}
        </p>
      )}
    </li>
  );
}

function Term({ name, texts }: { readonly name: string; readonly texts: readonly string[] }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Codes texts={texts} />
      </dd>
    </>
  );
}

/** Words as code, with a word between them. */
function Codes({ texts, between }: { readonly texts: readonly string[]; readonly between?: string }) {
  return texts.map((text, at) => (
    <Fragment key={text}>
      {at > 0 && <span className="so-quiet">{between === undefined ? ', ' : ` ${between} `}</span>}
      <code>{visibleText(text)}</code>
    </Fragment>
  ));
}
