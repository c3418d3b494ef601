import type { Article } from './schema.ts';

interface BundledFile {
  /** Path below catalogue/. */
  readonly file: string;
  /** As `Article` gives it; null for the skeleton. */
  readonly value: Article | null;
}

// The bundler parses and checks the YAML (yaml-plugin.ts): at run time neither a file is read nor a schema needed.
const FILES = import.meta.glob<BundledFile>('./catalogue/**/*.yaml', { import: 'default', eager: true });

/** The articles that come with Sosight, in the order of their files. */
export const BUILTIN: readonly Article[] = Object.values(FILES)
  .sort((a, b) => (a.file < b.file ? -1 : 1))
  .flatMap(({ value }) => value ?? []);

const IDS: ReadonlySet<string> = new Set(BUILTIN.map(({ id }) => id));

/** Whether an article is one of ours: its expressions are reviewed. */
export const isBuiltin = (id: string): boolean => IDS.has(id);
