// What the set-up scripts print, so that their lines can be told from those of npm, vite and the tests.

/** A line of the set-up itself. */
export function say(text) {
  process.stdout.write(`[sosight] ${text}\n`);
}

/** Something that must not be overlooked. */
export function shout(text) {
  const bar = '!'.repeat(78);
  process.stdout.write(`\n${bar}\n${text}\n${bar}\n\n`);
}

/** Seconds since `start` (Date.now()), for people: "3.2 s". */
export function since(start) {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}
