import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';

export interface ProvingLine {
  readonly path: string;
  readonly line: number;
  /** The words that matched. */
  readonly words: readonly string[];
  /** Index of the first finding that the line proves. */
  readonly finding: number;
}

/** Every line of the archive that proves a finding, by file in the order of first mention, lines ascending, each once. */
export function provingLines({ findings }: Pick<CaseSummary, 'findings'>): ReadonlyMap<string, readonly ProvingLine[]> {
  const files = new Map<string, Map<number, ProvingLine>>();
  for (const [finding, { evidence }] of findings.entries()) {
    for (const { path, line, text, marks } of evidence) {
      const lines = files.get(path) ?? new Map<number, ProvingLine>();
      files.set(path, lines);
      const words = marks.map(([start, end]) => text.slice(start, end)).filter((word) => word !== '');
      const known = lines.get(line);
      if (known === undefined) lines.set(line, { path, line, words, finding });
      else lines.set(line, { ...known, words: [...new Set([...known.words, ...words])] });
    }
  }
  return new Map(
    [...files].map(([path, lines]) => [path, [...lines.values()].sort((a, b) => a.line - b.line)] as const),
  );
}

/** The file to open first: the one with most proving lines, else the longest log, else none. */
export function firstFile(summary: Pick<CaseSummary, 'findings' | 'logs'>): string | null {
  const proving = [...provingLines(summary)].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
  if (proving !== undefined) return proving;
  return [...summary.logs].sort((a, b) => b.lines - a.lines)[0]?.path ?? null;
}
