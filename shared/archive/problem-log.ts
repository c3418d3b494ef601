import type { Problem, ProblemCode } from '../contracts/errors.ts';

/** Problems of one code that are told one by one; the others are counted. */
const TOLD_EACH = 5;

/** Gathers the problems of one archive; a flood of one kind becomes a few and a count. */
export class ProblemLog {
  readonly #problems: Problem[] = [];
  readonly #counts = new Map<ProblemCode, number>();

  add(code: ProblemCode, message: string, path: string | null = null): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= TOLD_EACH) this.#problems.push({ code, message, path });
  }

  /** What was gathered so far, with a last entry for each kind of which there were more. */
  list(): Problem[] {
    const more = [...this.#counts]
      .filter(([, count]) => count > TOLD_EACH)
      .map(([code, count]): Problem => {
        const rest = count - TOLD_EACH;
        return { code, message: `${rest} more ${rest === 1 ? 'problem' : 'problems'} of this kind.`, path: null };
      });
    return [...this.#problems, ...more];
  }
}
