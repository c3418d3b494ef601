/** A piece of a note: running text, a heading, a list, or lines that stand as they are. */
export type NoteBlock =
  | { readonly kind: 'text' | 'heading'; readonly text: string }
  | { readonly kind: 'list' | 'code'; readonly lines: readonly string[] };

const FENCE = /^\s{0,3}(?:```|~~~)/;
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
  const flush = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'text', text: paragraph.join('\n') });
    if (list.length > 0) blocks.push({ kind: 'list', lines: list });
    paragraph = [];
    list = [];
  };
  for (const line of text.split(/\r?\n/)) {
    if (FENCE.test(line)) {
      flush();
      if (code !== null) blocks.push({ kind: 'code', lines: code });
      code = code === null ? [] : null;
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
