/** A piece of a note: running text, a heading, a list, or lines that stand as they are. */
export type NoteBlock =
  | { readonly kind: 'text' | 'heading'; readonly text: string }
  | { readonly kind: 'list' | 'code'; readonly lines: readonly string[] };

const OPENING = /^\s{0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const CLOSING = /^\s{0,3}(`{3,}|~{3,})\s*$/;

/**
 * The fence that is open after a line, null for none, by CommonMark: what one kind of sign opened only as many of that kind
 * close. `open` is the one before the line.
 */
export function fenceAfter(open: string | null, line: string): string | null {
  if (open === null) return OPENING.exec(line)?.[1] ?? null;
  const closing = CLOSING.exec(line)?.[1] ?? '';
  return closing.length >= open.length && closing[0] === open[0] ? null : open;
}

const ITEM = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(.*)$/;
const HEADING = /^#{1,6}\s+(.*)$/;

/**
 * The user's note in blocks: the little of Markdown that people write without thinking of it (lists, headings, fences), the
 * rest as text. A fence that is never closed goes to the end.
 */
export function noteBlocks(text: string): NoteBlock[] {
  const blocks: NoteBlock[] = [];
  let paragraph: string[] = [];
  let list: string[] = [];
  let code: string[] | null = null;
  let fence: string | null = null;
  const flush = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'text', text: paragraph.join('\n') });
    if (list.length > 0) blocks.push({ kind: 'list', lines: list });
    paragraph = [];
    list = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const before: string | null = fence;
    fence = fenceAfter(fence, line);
    if (fence !== before) {
      flush();
      if (code !== null) blocks.push({ kind: 'code', lines: code });
      code = fence === null ? null : [];
      continue;
    }
    if (code !== null) {
      code.push(line);
      continue;
    }
    const heading = HEADING.exec(line)?.[1];
    const item = ITEM.exec(line)?.[1];
    if (heading !== undefined) {
      flush();
      blocks.push({ kind: 'heading', text: heading });
    } else if (item !== undefined) {
      if (paragraph.length > 0) flush();
      list.push(item);
    } else if (line.trim() === '') flush();
    else {
      if (list.length > 0) flush();
      paragraph.push(line);
    }
  }
  flush();
  if (code !== null && code.length > 0) blocks.push({ kind: 'code', lines: code });
  return blocks;
}
