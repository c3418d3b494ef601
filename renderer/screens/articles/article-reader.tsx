import { Skeleton } from '@patternfly/react-core';
import type { ArticleList, ArticleView } from '../../../shared/contracts/articles.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { CommandLine, CopyButton } from '../../components/command.tsx';
import { Paragraphs, RichText } from '../../components/rich-text.tsx';
import { RiskBars } from '../../components/risk-bars.tsx';
import { SignLabel, severitySign } from '../../components/tones.tsx';
import { useAreaWords, useSharedWords } from '../../state/app-context.ts';
import { useOpenFinding } from '../../state/compare/use-open-finding.ts';
import { articlesScreenWords } from '../../words/areas/articles.ts';
import { ArticleApplies } from './article-applies.tsx';
import { ArticleReferences, ArticleRelated } from './article-references.tsx';
import { ArticleSignals } from './article-signals.tsx';
import { ArticleTests } from './article-tests.tsx';

interface ReaderProps {
  /** Undefined while it is fetched, null where there is none. */
  readonly view: ArticleView | null | undefined;
  readonly chosen: boolean;
  readonly list: ArticleList;
  readonly onOpen: (id: string) => void;
}

/** One article in the order of a knowledge-base article. */
export function ArticleReader({ view, chosen, list, onOpen }: ReaderProps) {
  const words = useAreaWords(articlesScreenWords);
  if (view === undefined) return <Skeleton height="480px" screenreaderText={words.loading} />;
  if (view === null)
    return (
      <section className="so-card so-empty" data-testid="article-none">
        <h2>{chosen ? words.gone : words.choose}</h2>
        <p>{words.chooseNote}</p>
      </section>
    );
  return <Article key={view.row.id} view={view} fired={list.fired[view.row.id] ?? []} onOpen={onOpen} />;
}

interface ArticleProps {
  readonly view: ArticleView;
  readonly fired: ArticleList['fired'][string];
  readonly onOpen: (id: string) => void;
}

function Article({ view, fired, onOpen }: ArticleProps) {
  const { title } = useSharedWords();
  const words = useAreaWords(articlesScreenWords);
  const id = visibleText(view.row.id);
  return (
    <article className="so-card so-article" data-testid="article" data-region tabIndex={-1} aria-label={id}>
      <h2>
        <RichText text={view.row.title} />
      </h2>
      <p className="so-article-id">
        <code>{id}</code> <CopyButton text={view.row.id} label={words.copyId(id)} />
      </p>
      <Risks view={view} />
      {fired.length > 0 && <FoundIn article={view.row.id} fired={fired} />}
      <ArticleApplies view={view} />
      <Text heading={title.environment} text={view.environment} />
      <Text heading={title.issue} text={view.issue} />
      <StepList heading={title.resolution} steps={view.resolution} />
      <Notes notes={view.notes} />
      <Text heading={title.rootCause} text={view.rootCause} />
      <StepList heading={title.diagnosticSteps} steps={view.diagnosticSteps} />
      <p className="so-quiet">{words.filled}</p>
      <ArticleSignals signals={view.signals} />
      <Text heading={words.falsePositives} text={view.falsePositives} />
      <ArticleReferences references={view.references} />
      <ArticleRelated related={view.related} onOpen={onOpen} />
      <ArticleTests tests={view.tests} />
    </article>
  );
}

function Risks({ view }: { readonly view: ArticleView }) {
  const words = useAreaWords(articlesScreenWords);
  const { severity, label, riskOfChange } = useSharedWords();
  const sign = severitySign(view.row.severity);
  return (
    <div className="so-article-risks">
      <SignLabel sign={sign}>{severity[view.row.severity]}</SignLabel>
      <span className="so-chip">{words.statuses[view.row.status]}</span>
      <span className="so-chip">{view.row.kind === 'kernel-defect' ? words.kernelDefect : words.observation}</span>
      {view.row.own && <span className="so-chip">{words.own}</span>}
      <span>
        {label.likelihood} <RiskBars risk={view.likelihood} tone={sign.tone} />
      </span>
      <span>
        {label.impact} <RiskBars risk={view.impact} tone={sign.tone} />
      </span>
      <span>
        {label.riskOfChange} <strong>{riskOfChange[view.riskOfChange]}</strong>
      </span>
      {view.rebootRequired && <span className="so-chip">{label.rebootNeeded}</span>}
    </div>
  );
}

/** The kept cases that it fired in; each leads to the finding. */
function FoundIn({ article, fired }: { readonly article: string; readonly fired: ArticleProps['fired'] }) {
  const words = useAreaWords(articlesScreenWords);
  const openFinding = useOpenFinding();
  return (
    <section>
      <h3>{words.foundIn}</h3>
      <ul className="so-article-cases">
        {fired.map(({ caseId, hostname, file }) => {
          const name = visibleText(hostname ?? file);
          return (
            <li key={caseId}>
              <button
                type="button"
                className="so-text-button"
                title={`${words.openFinding(name)}\n${visibleText(file)}`}
                data-testid="found-in"
                onClick={() => openFinding(caseId, article)}
              >
                {name}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Text({ heading, text }: { readonly heading: string; readonly text: string }) {
  return (
    <section className="so-article-text">
      <h3>{heading}</h3>
      <Paragraphs text={text} />
    </section>
  );
}

/** "where A; B", the conditions of a step, verdicts in words. */
function Where({ when }: { readonly when: readonly string[] }) {
  const words = useAreaWords(articlesScreenWords);
  const { verdict } = useSharedWords();
  if (when.length === 0) return null;
  const named: Readonly<Record<string, string>> = verdict;
  const text = when
    .join('; ')
    .replace(/(?<![\w.-])[a-z]+(?:-[a-z]+)*(?![\w.-])/g, (id) => (Object.hasOwn(named, id) ? `“${named[id]}”` : id));
  return <span className="so-quiet"> ({`${words.when}: ${visibleText(text)}`})</span>;
}

function StepList({ heading, steps }: { readonly heading: string; readonly steps: ArticleView['resolution'] }) {
  if (steps.length === 0) return null;
  return (
    <section className="so-article-text">
      <h3>{heading}</h3>
      <ol className="so-article-steps">
        {steps.map(({ text, command, when }) => (
          <li key={text + (command ?? '')}>
            <RichText text={text} />
            <Where when={when} />
            {command !== undefined && <CommandLine command={command} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Notes({ notes }: { readonly notes: ArticleView['notes'] }) {
  const words = useAreaWords(articlesScreenWords);
  if (notes.length === 0) return null;
  return (
    <section className="so-article-text">
      <h3>{words.notes}</h3>
      <ul className="so-list">
        {notes.map(({ text, when }) => (
          <li key={text}>
            <RichText text={text} />
            <Where when={when} />
          </li>
        ))}
      </ul>
    </section>
  );
}
