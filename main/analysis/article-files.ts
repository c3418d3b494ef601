import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Problem } from '../../shared/contracts/errors.ts';

interface ArticleText {
  readonly file: string;
  readonly yaml: string;
}

const ARTICLE = /^[^_.].*\.ya?ml$/i;

/** Bytes of one file; the loader takes fewer characters than that. */
const LARGEST = 1024 * 1024;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'it is a file; give the folder that holds it',
  EACCES: 'its permissions do not allow it',
  EPERM: 'the system does not allow it',
};

/** Why a folder, or a file in it, cannot be read: the system's own words would name its calls. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === null) return error instanceof Error ? error.message : String(error);
  return REASONS[code] ?? `the system says ${code}`;
}

/** The article files of a folder and of the folders in it, in the order of their names; `_skeleton.yaml` and the like are left out. */
export async function articleFiles(folder: string): Promise<Result<ArticleText[], string>> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    const paths = entries
      .filter((entry) => entry.isFile() && ARTICLE.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    const files: ArticleText[] = [];
    for (const file of paths) {
      if ((await stat(file)).size > LARGEST)
        return fail(`"${file}" is no article: it has more than ${LARGEST / 1024} KiB`);
      files.push({ file, yaml: await readFile(file, 'utf8') });
    }
    return ok(files);
  } catch (error) {
    return fail(`the folder of articles "${folder}" cannot be read: ${reasonOf(error)}`);
  }
}

/** The files of the user's own folders; a folder that cannot be read is a problem of the case, not a failure. */
export async function ownArticles(folders: readonly string[]): Promise<{ files: ArticleText[]; problems: Problem[] }> {
  const files: ArticleText[] = [];
  const problems: Problem[] = [];
  for (const folder of folders) {
    const found = await articleFiles(folder);
    if (found.ok) files.push(...found.value.map(({ file, yaml }) => ({ file: relative(folder, file), yaml })));
    else problems.push({ code: 'article-invalid', message: found.error, path: null });
  }
  return { files, problems };
}
