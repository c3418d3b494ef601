import { isBuiltin } from '../articles/builtin.ts';
import { type CompilePattern, nativePattern, type Pattern, type PatternMatch } from '../articles/pattern.ts';
import type { Article, ArticleSignal } from '../articles/schema.ts';
import { type Automaton, buildAutomaton } from '../log-lines/automaton.ts';
import { STRUCTURE_NEEDLES, type StructureKind } from '../log-lines/structure.ts';

/** A signal of an article, ready to be looked for. */
export interface CompiledSignal {
  readonly article: string;
  readonly signal: ArticleSignal;
  /** Whether a message holds what the signal wants, where, and what the named groups took. Null for no. */
  match(message: string): PatternMatch | null;
}

/** What a needle was put into the automaton for. */
export type NeedleUse =
  | { readonly kind: 'structure'; readonly structure: StructureKind }
  | { readonly kind: 'signal'; readonly signal: CompiledSignal }
  | { readonly kind: 'follow'; readonly signal: CompiledSignal };

/** All matchers of all articles, compiled before the first log is read. */
export interface CompiledSignals {
  readonly automaton: Automaton;
  /** By needle index. */
  readonly uses: readonly (readonly NeedleUse[])[];
  readonly all: readonly CompiledSignal[];
  /** Signals that are looked for in the text of a datum. */
  readonly ofData: readonly CompiledSignal[];
}

/**
 * Compiles the signals of checked articles. Expressions of articles that are not built in are compiled by `strangers` (RE2,
 * `articles/linear-pattern.ts`); without it one of them throws, as does an article that `loadArticles` would have refused.
 */
export function compileSignals(articles: readonly Article[], strangers: CompilePattern = refuse): CompiledSignals {
  const all = articles.flatMap((article) =>
    article.signals.map((signal) =>
      compileSignal(article.id, signal, isBuiltin(article.id) ? nativePattern : strangers),
    ),
  );
  const uses = new Map<string, NeedleUse[]>();
  const add = (literal: string, use: NeedleUse): void => {
    const list = uses.get(literal);
    if (list === undefined) uses.set(literal, [use]);
    else list.push(use);
  };
  for (const { literal, kind } of STRUCTURE_NEEDLES) add(literal, { kind: 'structure', structure: kind });
  for (const compiled of all.filter((one) => !isOfDatum(one))) {
    for (const literal of compiled.signal.contains) add(literal, { kind: 'signal', signal: compiled });
    const follow = compiled.signal.followedBy;
    if (follow !== undefined) add(follow.contains, { kind: 'follow', signal: compiled });
  }
  const literals = [...uses.keys()];
  return {
    automaton: buildAutomaton(literals),
    uses: literals.map((literal) => uses.get(literal) ?? []),
    all,
    ofData: all.filter(isOfDatum),
  };
}

const isOfDatum = (compiled: CompiledSignal): boolean =>
  typeof compiled.signal.from === 'object' && 'datum' in compiled.signal.from;

/** Compiles on first use: most expressions never meet a line that holds their literal. */
function lazily(source: string, compile: CompilePattern): Pattern {
  let pattern: Pattern | null = null;
  return (message) => {
    pattern ??= compile(source);
    return pattern(message);
  };
}

const refuse: CompilePattern = (source) => {
  throw new Error(`nothing was given to match a stranger's expression with: ${source}`);
};

function compileSignal(article: string, signal: ArticleSignal, compile: CompilePattern): CompiledSignal {
  const pattern = signal.pattern === undefined ? null : lazily(signal.pattern, compile);
  return {
    article,
    signal,
    match(message) {
      const literal = signal.contains.find((one) => message.includes(one));
      if (literal === undefined || signal.unless?.some((word) => message.includes(word))) return null;
      if (pattern !== null) return pattern(message);
      const start = message.indexOf(literal);
      return { start, end: start + literal.length, groups: [] };
    },
  };
}
