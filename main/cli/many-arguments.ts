import type { Language } from '../../shared/base/language.ts';
import type { LimitChanges } from '../../shared/base/limits.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import { limitsOf, NO_DASH, oneOf, type Values } from './options.ts';
import { COMPARE_FORMATS, type CompareFormat, FLEET_FORMATS, type FleetFormat, LANGUAGES } from './words.ts';

interface Common {
  readonly files: readonly string[];
  readonly output: string | null;
  readonly articleFolders: readonly string[];
  readonly language: Language;
  readonly redact: boolean;
  readonly limits?: LimitChanges;
}

export interface FleetCommand extends Common {
  readonly command: 'fleet';
  readonly format: FleetFormat;
  /** The article whose verdicts are told; null for the one that struck most hosts. */
  readonly article: string | null;
}

export interface CompareCommand extends Common {
  readonly command: 'compare';
  readonly format: CompareFormat;
  /** Lists equal rows, too. */
  readonly all: boolean;
}

/** What both take; `name` is for the sentence of what is wrong. */
function commonOf(name: string, files: readonly string[], values: Values): Result<Common, string> {
  if (files.includes('-')) return fail(NO_DASH);
  for (const [option, owner] of [
    ['lines', 'show'],
    ['index', 'analyze'],
    ['fail-on', 'analyze'],
  ] as const)
    if (values[option] !== undefined) return fail(`--${option} goes with ${owner}, not with ${name}`);
  const language = oneOf('lang', values.lang, LANGUAGES, 'en');
  if (!language.ok) return language;
  if (values.output === '') return fail('--output needs a PATH');
  const limits = limitsOf(values);
  if (!limits.ok) return limits;
  return ok({
    files,
    output: values.output ?? null,
    articleFolders: values.articles ?? [],
    language: language.value ?? 'en',
    redact: values.redact ?? false,
    ...limits.value,
  });
}

export function fleetCommand(files: readonly string[], values: Values): Result<FleetCommand, string> {
  if (files.length === 0) return fail('fleet needs at least one FILE or DIR');
  if (values.all !== undefined) return fail('--all goes with compare, not with fleet');
  const format = oneOf('format', values.format, FLEET_FORMATS, 'text');
  if (!format.ok) return format;
  const common = commonOf('fleet', files, values);
  if (!common.ok) return common;
  return ok({ command: 'fleet', ...common.value, format: format.value ?? 'text', article: values.article ?? null });
}

export function compareCommand(files: readonly string[], values: Values): Result<CompareCommand, string> {
  if (files.length !== 2 && files.length !== 1) return fail('compare takes two FILEs, or one archive of two hosts');
  if (values.article !== undefined) return fail('--article goes with fleet, not with compare');
  if (values.redact !== undefined) return fail('--redact does not go with compare');
  const format = oneOf('format', values.format, COMPARE_FORMATS, 'text');
  if (!format.ok) return format;
  const common = commonOf('compare', files, values);
  if (!common.ok) return common;
  return ok({ command: 'compare', ...common.value, format: format.value ?? 'text', all: values.all ?? false });
}
