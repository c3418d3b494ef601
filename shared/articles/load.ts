import { type Document, isCollection, isNode, LineCounter, parseDocument, visit, type YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { fail, ok, type Result } from '../base/result.ts';
import { parseKernelRelease } from '../errata/kernel-release.ts';
import { streamById } from '../errata/streams.ts';
import { patternError } from './linear-pattern.ts';
import { Article } from './schema.ts';
import { outOfBounds } from './yaml-bounds.ts';

/** An article file as text, by the name that messages use. */
export interface ArticleFile {
  readonly file: string;
  readonly yaml: string;
}

/** What is wrong with an article file, where, in words that name the fix. Lines count from 1. */
export interface ArticleError {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface LoadedArticles {
  readonly articles: readonly Article[];
  readonly errors: readonly ArticleError[];
}

/** What messages call the file of a built-in article. */
const BUILTIN_NAME = 'a built-in article';

/** Of broken YAML only the first errors are told: the others mostly follow from them. */
const YAML_ERRORS = 3;

type Path = readonly (string | number)[];
interface Loaded {
  readonly article: Article;
  readonly file: string;
  lineOf(path: Path): number;
}

/**
 * Parses and checks article files together: schema, names within an article, names between articles, duplicate ids. Names
 * may also be those of `builtin` articles, which were checked before; they stand first in the result.
 */
export function loadArticles(files: readonly ArticleFile[], builtin: readonly Article[] = []): LoadedArticles {
  const errors: ArticleError[] = [];
  const loaded: Loaded[] = builtin.map((article) => ({ article, file: BUILTIN_NAME, lineOf: () => 1 }));
  for (const file of files) {
    const one = loadOne(file, errors);
    if (one !== null) loaded.push(one);
  }
  const unique = withoutDuplicates(loaded, errors);
  const ids = new Set(unique.map((one) => one.article.id));
  for (const one of unique) if (one.file !== BUILTIN_NAME) checkNames(one, ids, errors);
  return { articles: unique.map((one) => one.article), errors };
}

function loadOne({ file, yaml }: ArticleFile, errors: ArticleError[]): Loaded | null {
  const refused = outOfBounds(yaml);
  if (refused !== null) {
    errors.push({ file, ...refused });
    return null;
  }
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    for (const error of document.errors.slice(0, YAML_ERRORS))
      errors.push({ file, line: lineAt(placeOf(error, document)), message: error.message });
    return null;
  }
  const lineOf = (path: Path): number => lineOfPath(document, path, lineAt);
  const value = plainData(document);
  if (!value.ok) {
    errors.push({ file, line: lineAt(value.error), message: ALIAS });
    return null;
  }
  const parsed = Article.safeParse(value.value);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) errors.push({ file, ...describeIssue(issue, lineOf) });
    return null;
  }
  return { article: parsed.data, file, lineOf };
}

const ALIAS = 'an alias ("*name") whose anchor ("&name") is missing, or that stands too often: write the text itself';

/** The file as plain data. The error is the place of the alias that cannot be resolved, or of the first one. */
function plainData(document: Document): Result<unknown, number> {
  try {
    return ok(document.toJS({ maxAliasCount: 20 }));
  } catch {
    const places: { at: number; missing: boolean }[] = [];
    visit(document, {
      Alias: (_, alias) => {
        places.push({ at: alias.range?.[0] ?? 0, missing: alias.resolve(document) === undefined });
      },
    });
    return fail((places.find(({ missing }) => missing) ?? places[0])?.at ?? 0);
  }
}

/** Where to look for an error of the YAML: of what is not closed, where it begins; the parser gives the end of the file. */
function placeOf({ message, pos: [at] }: YAMLParseError, document: Document): number {
  if (!/^(?:Missing closing|Flow (?:sequence|map) )/.test(message)) return at;
  let start: number | null = null;
  visit(document, (_, node) => {
    if (!isNode(node) || !node.range || ((!isCollection(node) || !node.flow) && !message.includes('quote'))) return;
    const [from, , to] = node.range;
    if (from < at && at <= to) start = Math.max(start ?? 0, from);
  });
  return start ?? at;
}

/** The line of the deepest node on the path that exists, so that a missing key points at its parent. */
function lineOfPath(document: Document, path: Path, lineAt: (offset: number) => number): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
    if (Array.isArray(range) && typeof range[0] === 'number') {
      return lineAt(range[0]);
    }
  }
  return 1;
}

function describeIssue(issue: z.core.$ZodIssue, lineOf: (path: Path) => number): { line: number; message: string } {
  const path = issue.path.filter((part): part is string | number => typeof part !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return { line: lineOf([...path, key]), message: `unknown key "${key}": remove it or correct its spelling` };
  }
  const where = path.length > 0 ? `${path.join('.')}: ` : '';
  return { line: lineOf(path), message: where + issue.message };
}

function withoutDuplicates(loaded: readonly Loaded[], errors: ArticleError[]): Loaded[] {
  const first = new Map<string, Loaded>();
  for (const one of loaded) {
    const earlier = first.get(one.article.id);
    if (earlier === undefined) first.set(one.article.id, one);
    else {
      const message = `the id "${one.article.id}" is taken by ${earlier.file}: choose another`;
      errors.push({ file: one.file, line: one.lineOf(['id']), message });
    }
  }
  return [...first.values()];
}

function checkNames(one: Loaded, ids: ReadonlySet<string>, errors: ArticleError[]): void {
  const { article, file, lineOf } = one;
  const told = new Set<string>();
  const report = (path: Path, message: string) => {
    if (told.has(message)) return;
    told.add(message);
    errors.push({ file, line: lineOf(path), message });
  };
  const signals = new Set<string>();
  article.signals.forEach((signal, index) => {
    if (signals.has(signal.id)) report(['signals', index, 'id'], `the signal "${signal.id}" stands twice: rename one`);
    signals.add(signal.id);
    if (signal.pattern !== undefined) checkPattern(signal.pattern, ['signals', index, 'pattern'], report);
  });
  checkSignals(article, report);
  for (const key of ['except', 'elsewhere'] as const) {
    const other = article[key];
    if (other !== undefined && !ids.has(other)) report([key], `no article "${other}" is loaded`);
  }
  for (const key of ['yieldsTo', 'consequenceOf'] as const) {
    article[key]?.forEach((other, at) => {
      if (!ids.has(other)) report([key, at], `no article "${other}" is loaded`);
    });
  }
  checkKernel(article, report);
}

type Report = (path: Path, message: string) => void;

function checkPattern(pattern: string, path: Path, report: Report): void {
  const error = patternError(pattern);
  if (error !== null) report(path, `not a regular expression: ${error}`);
}

/** Names of signals, and what can't hold together. */
function checkSignals({ signals, needs, when, kind }: Article, report: Report): void {
  const names = new Set(signals.map((signal) => signal.id));
  signals.forEach((signal, index) => {
    signal.besides?.forEach((name, at) => {
      if (!names.has(name)) report(['signals', index, 'besides', at], `no signal "${name}" in this article`);
    });
  });
  needs?.forEach((name, at) => {
    if (!names.has(name)) report(['needs', at], `no signal "${name}" in this article`);
  });
  if (signals.length === 0 && when === undefined) report(['signals'], 'an article needs a signal, or `when`');
  if (kind === 'kernel-defect' && (when !== undefined || needs !== undefined)) {
    report(['kind'], '`when` and `needs` are for observations; a kernel-defect is decided by kernel and signals');
  }
}

function checkKernel(article: Article, report: Report): void {
  const range = article.applies.kernel;
  if (range === undefined) return;
  const path = ['applies', 'kernel'] as const;
  if (streamById(range.stream) === null) report([...path, 'stream'], `no kernel stream "${range.stream}" is known`);
  const fix = range.firstPublishedFix?.release;
  for (const [key, release] of Object.entries({ ...range, fix })) {
    if (!['affectedFrom', 'affectedBefore', 'unknownFrom', 'fix'].includes(key) || typeof release !== 'string')
      continue;
    if (parseKernelRelease(release) === null) report([...path, key], `"${release}" is not a kernel release`);
  }
  if ((range.affectedFrom === undefined) !== (range.affectedBefore === undefined)) {
    report([...path], 'affectedFrom and affectedBefore go together: give both or neither');
  }
}
