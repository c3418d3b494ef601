import { LIMITS, type LimitChanges } from '../../shared/base/limits.ts';
import type { Settings } from '../../shared/contracts/ipc.ts';

const THEMES: readonly Settings['theme'][] = ['light', 'dark', 'system'];
const LANGUAGES: readonly Settings['language'][] = ['en', 'ja'];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Bounds that the user set, undefined where one of them is none. */
function keptLimits(value: unknown): LimitChanges | undefined {
  if (!isObject(value)) return undefined;
  const changes: { -readonly [K in keyof LimitChanges]: LimitChanges[K] } = {};
  for (const { key, least, most } of LIMITS) {
    const bound = value[key];
    if (bound === undefined) continue;
    if (typeof bound !== 'number' || !Number.isSafeInteger(bound) || bound < least || bound > most) return undefined;
    changes[key] = bound;
  }
  return changes;
}

/**
 * The settings in what a file held; null where it holds none. The same as the contract's `Settings` takes (a test compares
 * them), by hand: they are wanted before the window opens, and the schemas are loaded behind it.
 */
export function keptSettings(value: unknown): Settings | null {
  if (!isObject(value)) return null;
  const theme = THEMES.find((one) => one === value.theme);
  const language = LANGUAGES.find((one) => one === value.language);
  const { articleFolder = null } = value;
  if (theme === undefined || language === undefined) return null;
  if (articleFolder !== null && typeof articleFolder !== 'string') return null;
  const limits = keptLimits(value.limits);
  return { theme, language, articleFolder, ...(limits === undefined ? {} : { limits }) };
}
