import { stringify } from 'yaml';
import type { Article, ArticleSignal } from '../articles/schema.ts';

/** A `tests:` block in YAML for an article that has none: its first signal's words by the right writer, and by a wrong one. */
export function proposeTests(article: Article): string {
  const [signal] = article.signals;
  const words = signal?.contains[0] ?? 'words of the line';
  const fires = { name: 'the line as it is printed', ...linesOf(signal, words) };
  const quiet = { name: 'the same words by another process', messages: [`logger[4242]: ${words}`] };
  return stringify({ tests: { fires: [fires], quiet: [quiet] } });
}

function linesOf(signal: ArticleSignal | undefined, words: string): Record<string, unknown> {
  const from = signal?.from ?? 'kernel';
  if (from === 'kernel') return { kernel: [words] };
  if (from === 'sos-log') return { files: { 'sos_logs/sos.log': `${words}\n` } };
  if ('processes' in from) return { messages: [`${from.processes[0]}[100]: ${words}`] };
  return { files: { [`PATH-OF-${from.datum}`]: `${words}\n` } };
}
