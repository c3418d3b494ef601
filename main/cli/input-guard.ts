import { stat } from 'node:fs/promises';

/** Gives what speaks against writing to these paths, null for nothing; `option` (--output) is what named them. */
export type InputGuard = (outputs: readonly string[], option?: string) => Promise<string | null>;

/** The same for every path that leads to a file, by links of either kind; null for what is no file, or not there. */
async function identity(path: string): Promise<string | null> {
  const state = await stat(path, { bigint: true }).catch(() => null);
  return state?.isFile() ? `${state.dev}:${state.ino}` : null;
}

/** Sees to it that no output replaces what was read: a customer's archive may be the only copy. */
export async function inputGuard(inputs: readonly string[]): Promise<InputGuard> {
  const kept = new Set(await Promise.all(inputs.map(identity)));
  kept.delete(null);
  return async (outputs, option = '--output') => {
    for (const output of outputs) {
      if (kept.has(await identity(output)))
        return `${option} would overwrite "${output}", which is one of the inputs: give another PATH`;
    }
    return null;
  };
}
