import { setImmediate } from 'node:timers/promises';
import { articleRow, articleView } from '../../shared/articles/article-view.ts';
import { isBuiltin } from '../../shared/articles/builtin.ts';
import type { Article } from '../../shared/articles/schema.ts';
import { loadWithBuiltin } from '../../shared/articles/with-builtin.ts';
import { runArticleTests } from '../../shared/check/run-tests.ts';
import type { ArticleList, ArticleView, FiredIn } from '../../shared/contracts/articles.ts';
import type { Gives } from '../../shared/contracts/ipc.ts';
import { ownArticles } from '../analysis/article-files.ts';
import type { Workspace } from '../workspace.ts';

/** What the window asks about articles. */
export interface ArticleDesk {
  list(): Promise<ArticleList>;
  get(id: string): Promise<ArticleView | null>;
  check(): Promise<Gives<'articles:check'>>;
}

export function articleDesk({ settings, library }: Workspace): ArticleDesk {
  const language = () => settings.get().language;

  /** The articles as the next analysis would have them: the user's folder is read each time. */
  async function load() {
    const folder = settings.get().articleFolder;
    const { files, problems } = await ownArticles(folder === null ? [] : [folder]);
    const { articles, errors } = loadWithBuiltin(files);
    return { folder, files, folderFault: problems[0]?.message ?? null, articles, errors };
  }
  const reading = (article: Article) => ({ article, own: !isBuiltin(article.id), language: language() });

  return {
    async list() {
      const { folder, folderFault, articles, errors } = await load();
      await library.ready;
      return {
        articles: articles.map((article) => articleRow(reading(article))),
        folder,
        folderFault,
        faults: errors.map(({ file, line, message }) => ({ file, line, message })),
        fired: firedIn(library.records()),
      };
    },
    async get(id) {
      const article = (await load()).articles.find((one) => one.id === id);
      return article === undefined ? null : articleView(reading(article));
    },
    async check() {
      const { articles, files } = await load();
      const own = articles.filter(({ id }) => !isBuiltin(id));
      const failed: Gives<'articles:check'>['failed'] = [];
      for (const article of own) {
        failed.push(...(await runArticleTests(article, files, Date.now())));
        await setImmediate();
      }
      return { tested: own.length, failed };
    },
  };
}

type Records = ReturnType<Workspace['library']['records']>;

/** The cases that each article fired in, the one opened last first. */
function firedIn(records: Records): Record<string, FiredIn[]> {
  const fired: Record<string, FiredIn[]> = {};
  const latest = [...records].sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
  for (const { caseId, facts } of latest)
    for (const { article } of facts.findings) {
      const known = fired[article] ?? [];
      fired[article] = known;
      known.push({ caseId, hostname: facts.hostname, file: facts.file });
    }
  return fired;
}
