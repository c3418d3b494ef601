import { articleView } from '../../shared/articles/article-view.ts';
import { isBuiltin } from '../../shared/articles/builtin.ts';
import { articleJsonSchema } from '../../shared/articles/json-schema.ts';
import { type ArticleFile, type LoadedArticles, loadArticles } from '../../shared/articles/load.ts';
import { loadWithBuiltin } from '../../shared/articles/with-builtin.ts';
import { inLanguage } from '../../shared/base/language.ts';
import { proposeTests } from '../../shared/check/propose-tests.ts';
import { type FailedTest, runArticleTests } from '../../shared/check/run-tests.ts';
import type { ArticleView } from '../../shared/contracts/articles.ts';
import { padded, visibleLines, visibleText, words } from '../../shared/reports/terminal-text.ts';
import { articleFiles } from '../analysis/article-files.ts';
import type { ArticlesCommand } from './arguments.ts';
import { errorLines } from './article-errors.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import type { Terminal } from './terminal.ts';

type Article = LoadedArticles['articles'][number];

/** `articles list | show ID | check DIR | propose-tests DIR`. */
export async function runArticles(command: ArticlesCommand, terminal: Terminal): Promise<ExitStatus> {
  if ('folder' in command)
    return command.action === 'check' ? check(command.folder, terminal) : propose(command.folder, terminal);
  if (command.action === 'schema') {
    await terminal.out(articleJsonSchema());
    return EXIT.done;
  }
  const { articles } = loadWithBuiltin([]);
  if (command.action === 'list') {
    await terminal.out(list(articles, command.language));
    return EXIT.done;
  }
  const article = articles.find(({ id }) => id === command.id);
  if (article === undefined)
    return say(`there is no article "${command.id}"; "sosight articles list" names them all`, terminal, EXIT.usage);
  await terminal.out(show(article, command.language));
  return EXIT.done;
}

function say(text: string, terminal: Terminal, status: ExitStatus): ExitStatus {
  terminal.err(`sosight: ${visibleText(text)}\n`);
  return status;
}

/** Checks a folder's files beside the built-in ones, whose ids they must not repeat. */
async function check(folder: string, terminal: Terminal): Promise<ExitStatus> {
  const files = await articleFiles(folder);
  if (!files.ok) return say(files.error, terminal, EXIT.usage);
  if (files.value.length === 0) {
    const skipped = 'names that end in .yaml or .yml, and do not start with "_" or "."';
    return say(`there are no article files in ${folder} (${skipped})`, terminal, EXIT.failed);
  }
  const builtin = loadWithBuiltin([]).articles;
  const alone = loadArticles(files.value);
  const own = new Set(alone.articles.map(({ id }) => id));
  // The built-in catalogue, or a part of it, may be checked too: then every id is its own.
  const copies = own.size > 0 && [...own].every((id) => isBuiltin(id));
  const { errors } = loadArticles(files.value, copies ? builtin.filter(({ id }) => !own.has(id)) : builtin);
  terminal.err(errorLines(errors));
  const count = files.value.length;
  const wrong = new Set(errors.map(({ file }) => file)).size;
  const failed = errors.length > 0 ? [] : await failedTests(alone.articles, copies ? [] : files.value);
  for (const { article, test, message } of failed) terminal.err(`${visibleText(`${article}: ${test}: ${message}`)}\n`);
  const tested = errors.length > 0 ? 'tests not run' : `${failed.length} failed tests`;
  await terminal.out(`${count} article ${count === 1 ? 'file' : 'files'} checked, ${wrong} with errors, ${tested}\n`);
  return errors.length > 0 || failed.length > 0 ? EXIT.failed : EXIT.done;
}

async function failedTests(articles: readonly Article[], files: readonly ArticleFile[]): Promise<FailedTest[]> {
  const failed: FailedTest[] = [];
  for (const article of articles) failed.push(...(await runArticleTests(article, files, Date.now())));
  return failed;
}

/** Prints tests to start from, for the articles of a folder or file that have none. */
async function propose(folder: string, terminal: Terminal): Promise<ExitStatus> {
  const files = await articleFiles(folder);
  if (!files.ok) return say(files.error, terminal, EXIT.usage);
  const { articles, errors } = loadWithBuiltin(files.value);
  terminal.err(errorLines(errors));
  const own = articles.filter((article) => !isBuiltin(article.id) && article.tests === undefined);
  for (const article of own) await terminal.out(`# ${article.id}\n${proposeTests(article)}`);
  return errors.length > 0 ? EXIT.failed : EXIT.done;
}

function list(articles: readonly Article[], language: 'en' | 'ja'): string {
  const wide = Math.max(0, ...articles.map(({ id }) => id.length));
  const { severity } = words(language);
  const areas = [...new Set(articles.map(({ area }) => area))].sort();
  const rows = areas.flatMap((area) => [
    area,
    ...articles
      .filter((article) => article.area === area)
      .map(
        ({ id, severity: level, title }) =>
          `  ${padded(id, wide + 2)}${padded(severity[level], 11)}${inLanguage(title, language)}`,
      ),
  ]);
  return [...rows, `${articles.length}`].map((row) => `${visibleText(row)}\n`).join('');
}

const stepLines = (steps: ArticleView['resolution']): string =>
  steps
    .map(({ text, command }, index) => {
      const run = command === undefined ? '' : `\n     $ ${command}`;
      return `  ${index + 1}. ${text}${run}`;
    })
    .join('\n');

/** The article as the window shows it; what only a case knows stands as `‹name›`. */
function show(article: Article, language: 'en' | 'ja'): string {
  const t = words(language);
  const view = articleView({ article, own: false, language });
  const parts: readonly (readonly [string, string])[] = [
    [t.title.environment, view.environment],
    [t.title.issue, view.issue],
    [t.title.resolution, stepLines(view.resolution)],
    [t.title.rootCause, view.rootCause],
    [t.title.diagnosticSteps, stepLines(view.diagnosticSteps)],
    [
      t.title.references,
      view.references.map(({ kind, id, url }) => `  ${t.referenceKind[kind]} ${id}${url ? ` ${url}` : ''}`).join('\n'),
    ],
  ];
  const head = `${article.id}: ${view.row.title}\n${t.severity[article.severity]}, ${article.status}`;
  return `${visibleLines([head, ...parts.filter(([, text]) => text.trim() !== '').map(([title, text]) => `\n${title}\n${text.trimEnd()}`)].join('\n'))}\n`;
}
