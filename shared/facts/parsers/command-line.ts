import { firstLine, type Parsed, parsed, unparsable } from '../parsed.ts';

/** Longest command line of any kernel's architecture, with room. */
const LONGEST = 8192;

/** `/proc/cmdline`, control characters replaced. */
export function parseCommandLine(text: string): Parsed<string> {
  const line = firstLine(text).slice(0, LONGEST);
  if (line === '' || !/[=\w]/.test(line)) return unparsable('the file holds no command line');
  return parsed(line.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd'));
}

/** The value of the last `name=value` on a command line, null where it is not set. */
export function commandLineValue(commandLine: string, name: string): string | null {
  const word = commandLine.split(/\s+/).findLast((candidate) => candidate.startsWith(`${name}=`));
  return word === undefined ? null : word.slice(name.length + 1);
}
