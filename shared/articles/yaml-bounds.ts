/** Characters of one article file; the longest of the catalogue has 23,000. */
const LONGEST = 256 * 1024;
/**
 * Levels of a file; the articles' format needs eight. The YAML parser calls itself for each, and V8 ends
 * the process where an expression has to be compiled with the stack nearly used up.
 */
const DEEPEST = 100;

/** A file that is not given to the YAML parser: at which line, and what to do. */
export interface OutOfBounds {
  readonly line: number;
  readonly message: string;
}

/** Levels that a line may open: two columns of indentation, or a "-" or "?" at its beginning, are one each. */
function leadingLevels(line: string): number {
  let marks = 0;
  let at = 0;
  for (; at < line.length; at++) {
    const character = line[at];
    if (character === '-' || character === '?') {
      const next = line[at + 1];
      // A dash within a word (or "---") opens nothing.
      if (next !== undefined && next !== ' ' && next !== '\t') break;
      marks++;
    } else if (character !== ' ' && character !== '\t') break;
  }
  return Math.max(marks, Math.ceil(at / 2));
}

/** What the parser could not take in bounded time and memory; null for a file that it can. */
export function outOfBounds(yaml: string): OutOfBounds | null {
  if (yaml.length > LONGEST) {
    return { line: 1, message: `the file has more than ${LONGEST} characters: an article is a few thousand` };
  }
  let open = 0;
  for (const [at, line] of yaml.split(/\r\n|\r|\n/).entries()) {
    let deepest = leadingLevels(line);
    // Brackets in quotes count too: in sound text they close again.
    for (const character of line) {
      if (character === '[' || character === '{') deepest = Math.max(deepest, ++open);
      else if (character === ']' || character === '}') open = Math.max(0, open - 1);
    }
    if (deepest > DEEPEST) {
      return { line: at + 1, message: `more than ${DEEPEST} levels within one another: write it flatter` };
    }
  }
  return null;
}
