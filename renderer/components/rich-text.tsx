import { createElement, type ReactNode } from 'react';
import { visibleText } from '../../shared/presentation/visible-text.ts';

const PIECES = /(`[^`]+`|\*\([^)]*\)\*|\((?:inference|推定|推測|推論)\))/;

function piece(text: string): ReactNode {
  if (text.startsWith('`') && text.endsWith('`') && text.length > 2) return <code>{text.slice(1, -1)}</code>;
  if (text.startsWith('*(')) return <em>{text.slice(1, -1)}</em>;
  return text.startsWith('(') && text.endsWith(')') ? <em>{text}</em> : text;
}

/** An article's text: `code` in backticks, inferences in italics, all else as it stands. Never HTML. */
export function RichText({ text }: { readonly text: string }) {
  // Children as arguments: the pieces never change places, so none needs a key.
  return createElement('span', { className: 'so-text' }, ...visibleText(text).split(PIECES).map(piece));
}

/** Paragraphs of a text, split at empty lines; lines that start with "- " or "* " become a list. */
export function Paragraphs({ text }: { readonly text: string }) {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => <Paragraph key={paragraph} text={paragraph} />);
}

/** Lines of a paragraph as one: with a space between them, but none between two East Asian characters. */
const joined = (text: string): string =>
  text
    .trim()
    .replace(/(?<=[\u3000-\u9FFF\uFF00-\uFFEF])\n(?=[\u3000-\u9FFF\uFF00-\uFFEF])/g, '')
    .replaceAll('\n', ' ');

function Paragraph({ text }: { readonly text: string }) {
  const lines = text.trim().split('\n');
  if (!lines.every((line) => /^\s*[-*] /.test(line)))
    return (
      <p>
        <RichText text={joined(text)} />
      </p>
    );
  return (
    <ul className="so-list">
      {lines.map((line) => (
        <li key={line}>
          <RichText text={line.replace(/^\s*[-*] /, '')} />
        </li>
      ))}
    </ul>
  );
}
