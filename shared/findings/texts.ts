/**
 * What `{name}` in an article's texts can stand for:
 * running (release of the running kernel), target and advisory (the first published fix), installed (the installed kernel
 * that has the fix), printedBy (kernel that printed the first proof), count (matched lines), first and last (their times),
 * subjects (what the lines concern, most first), newest (newest installed kernel), ended (end of life of the release).
 */
export type TextValues = Readonly<
  Record<
    | 'running'
    | 'target'
    | 'advisory'
    | 'installed'
    | 'printedBy'
    | 'count'
    | 'first'
    | 'last'
    | 'subjects'
    | 'newest'
    | 'ended',
    string
  >
>;

/** Puts the values in; an unknown name stays as it is written, so that a slip is seen. */
export const fillIn = (text: string, values: TextValues): string =>
  text.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) =>
    name in values ? values[name as keyof TextValues] : whole,
  );
