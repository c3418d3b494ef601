import { type Parsed, parsed, unparsable } from '../parsed.ts';

const VERSION = '([0-9]{1,3}(?:\\.[0-9]{1,5}){0,4}[\\w.~+-]{0,20})';

/** `version.txt`: "sosreport: 3.9". */
export function parseVersionFile(text: string): Parsed<string> {
  const version = new RegExp(`^sos(?:report)?:\\s{0,10}${VERSION}`, 'm').exec(text.slice(0, 10_000))?.[1];
  return version === undefined ? unparsable('there is no "sosreport:" line') : parsed(version);
}

/** `sos_logs/ui.log` or `sos.log`: "sosreport (version 3.9)". */
export function parseVersionInLog(text: string): Parsed<string> {
  const version = new RegExp(`\\bsos(?:report)? \\(version ${VERSION}\\)`).exec(text.slice(0, 200_000))?.[1];
  return version === undefined ? unparsable('there is no "sosreport (version ...)"') : parsed(version);
}

export interface Manifest {
  readonly version: string | null;
  /** Commands that ran out of time, as they were called. */
  readonly timedOut: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path of keys, undefined where there is none. */
function at(value: unknown, ...keys: string[]): unknown {
  let here = value;
  for (const key of keys) here = isObject(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  return here;
}

/** 124 is what `timeout` and sos report of a command that they had to end. */
function timedOutCommands(plugins: unknown): string[] {
  const found: string[] = [];
  for (const plugin of isObject(plugins) ? Object.values(plugins) : []) {
    const commands = at(plugin, 'commands');
    for (const command of Array.isArray(commands) ? commands : []) {
      const exec = at(command, 'exec');
      if (at(command, 'return_code') === 124 && typeof exec === 'string') found.push(exec);
    }
  }
  return found;
}

/** `sos_reports/manifest.json` of sos 4.x. */
export function parseManifest(text: string): Parsed<Manifest> {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return unparsable('the file is no JSON');
  }
  const version = at(root, 'version');
  const plugins = at(root, 'components', 'report', 'plugins');
  if (typeof version !== 'string' && !isObject(plugins)) return unparsable('it names neither a version nor plugins');
  const sane = typeof version === 'string' && new RegExp(`^${VERSION}$`).test(version) ? version : null;
  return parsed({ version: sane, timedOut: timedOutCommands(plugins) });
}

/** The commands that sos gave up on, from `sos_logs/sos.log`: "command 'efibootmgr -v' timed out after 300s". */
export function parseTimeouts(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [, command = ''] of text.matchAll(/\bcommand '([^'\n]{1,300})' timed out after [0-9]+s/g))
    found.add(command);
  return [...found];
}

/** The plugins that sos gave up on, from `sos_logs/ui.log`: "Plugin boot timed out". */
export function parsePluginTimeouts(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [, plugin = ''] of text.matchAll(/\bPlugin ([\w-]{1,60}) timed out/g)) found.add(plugin);
  return [...found];
}
