import { type Parsed, parsed, shown, unparsable } from '../parsed.ts';

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
  /** Plugins that ran out of time. */
  readonly pluginsTimedOut: readonly string[];
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

interface ManifestCommand {
  readonly exec: string;
  /** The field that says that it ran out of time, null where it did not. */
  readonly timedOut: string | null;
}

/** The commands that ran, in the file's order. 124 is what `timeout` and sos report of one that they had to end. */
function* commandsOf(plugins: unknown): Generator<ManifestCommand> {
  for (const plugin of isObject(plugins) ? Object.values(plugins) : []) {
    const commands = at(plugin, 'commands');
    for (const command of Array.isArray(commands) ? commands : []) {
      const exec = at(command, 'exec');
      if (typeof exec === 'string') yield { exec, timedOut: timeoutField(command) };
    }
  }
}

function timeoutField(command: unknown): string | null {
  if (at(command, 'return_code') === 124) return '"return_code": 124';
  return at(command, 'timeout_hit') === true ? '"timeout_hit": true' : null;
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
  const ended = [...commandsOf(plugins)].filter((command) => command.timedOut !== null);
  const hit = Object.entries(isObject(plugins) ? plugins : {}).filter(
    ([, plugin]) => at(plugin, 'timeout_hit') === true,
  );
  return parsed({
    version: sane,
    timedOut: ended.map(({ exec }) => exec),
    pluginsTimedOut: hit.map(([plugin]) => plugin),
  });
}

/** A line told of what a structured file holds, and the file's line where that stands. */
export interface ToldLine {
  readonly line: number;
  readonly text: string;
}

/** Literals that are looked for in vain before the search is given up: each costs a walk through the file. */
const MOST_MISSES = 20;

/** Gives the line of each literal, asked in the file's order; the line of the one before where it can not be found. */
function lineFinder(text: string): (literal: string) => number {
  let from = 0;
  let line = 1;
  let newline = text.indexOf('\n');
  let misses = 0;
  return (literal) => {
    const found = misses < MOST_MISSES ? text.indexOf(literal, from) : -1;
    if (found < 0) misses++;
    else from = found + 1;
    for (; newline >= 0 && newline < found; newline = text.indexOf('\n', newline + 1)) line++;
    return line;
  };
}

/** The commands of a manifest that ran out of time, a line each: the file itself is often one line. */
export function timedOutInManifest(text: string): readonly ToldLine[] {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return [];
  }
  const lineOf = lineFinder(text);
  const told: ToldLine[] = [];
  for (const { exec, timedOut } of commandsOf(at(root, 'components', 'report', 'plugins'))) {
    const quoted = JSON.stringify(exec);
    const line = lineOf(quoted);
    if (timedOut !== null) told.push({ line, text: `"exec": ${shown(quoted)}, ${timedOut}` });
  }
  return told;
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
