import type { ArticleView } from '../../../shared/contracts/articles.ts';
import { formatDate } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useAreaWords, useLanguage } from '../../state/app-context.ts';
import { articlesScreenWords } from '../../words/areas/articles.ts';

/** Kernel range, first fix, boot mode, conditions: which hosts the article speaks of. */
export function ArticleApplies({ view }: { readonly view: ArticleView }) {
  const words = useAreaWords(articlesScreenWords);
  const { kernel, boot, when, needs } = view;
  return (
    <section>
      <h3>{words.appliesTo}</h3>
      <ul className="so-list">
        {kernel === null && boot === null && when.length === 0 && <li>{words.everyHost}</li>}
        {kernel !== null && <KernelRange kernel={kernel} />}
        {boot !== null && <li>{words.onlyBoot(boot.toUpperCase())}</li>}
        {when.length > 0 && <li>{`${words.onlyWhen}: ${visibleText(when.join('; '))}`}</li>}
        {needs.length > 0 && <li>{`${words.needs}: ${visibleText(needs.join(', '))}`}</li>}
      </ul>
    </section>
  );
}

function KernelRange({ kernel }: { readonly kernel: NonNullable<ArticleView['kernel']> }) {
  const words = useAreaWords(articlesScreenWords);
  const language = useLanguage();
  const { stream, from, before, unknownFrom, fix } = kernel;
  const range = from === null || before === null ? words.rangeUnknown : words.range(from, before);
  const fixed =
    fix === null
      ? null
      : [fix.release, fix.advisory, fix.date === null ? null : formatDate(fix.date, language)]
          .filter((part) => part !== null)
          .join(', ');
  return (
    <>
      <li>
        <code>{visibleText(stream)}</code>: {visibleText(range)}
      </li>
      {unknownFrom !== null && <li>{visibleText(words.unknownFrom(unknownFrom))}</li>}
      {fixed !== null && (
        <li>
          {words.firstFix}: <strong>{visibleText(fixed)}</strong>
        </li>
      )}
    </>
  );
}
