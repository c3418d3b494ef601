/** Writes one after another for each key, those of different keys side by side. */
export interface Writes {
  /** Runs after all that was asked for this key before, whether that worked or not. Gives what it gives. */
  after<T>(key: string, work: () => Promise<T>): Promise<T>;
  /**
   * As `after`, but asking again before it started runs it once: it is to write what is true by then. What was asked for
   * is done when it resolves.
   */
  once(key: string, work: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is under way; failures were their askers' to hear. */
  settled(): Promise<void>;
}

export function writes(): Writes {
  const chains = new Map<string, Promise<unknown>>();
  const waiting = new Map<string, Promise<void>>();
  const after = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const next = (chains.get(key) ?? Promise.resolve()).then(work, work);
    chains.set(key, next);
    const done = () => {
      if (chains.get(key) === next) chains.delete(key);
    };
    next.then(done, done);
    return next;
  };
  return {
    after,
    once(key, work) {
      const known = waiting.get(key);
      if (known !== undefined) return known;
      const next = after(key, () => {
        waiting.delete(key);
        return work();
      });
      waiting.set(key, next);
      return next;
    },
    async settled() {
      while (chains.size > 0) await Promise.allSettled([...chains.values()]);
    },
  };
}
