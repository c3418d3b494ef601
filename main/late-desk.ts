/** Something that is loaded when it is first wanted; a loading that failed is tried again when it is wanted again. */
export interface Late<T> {
  get(): Promise<T>;
  /** Has it do something, loading it for that. Never throws: `onFailed` is told. */
  soon(work: (loaded: T) => void): void;
  /** Has it do something where it was wanted before; resolves when that is done, at once where it was not. Never rejects. */
  ifWanted(work: (loaded: T) => unknown): Promise<void>;
}

/** `onFailed` is told what went wrong where nobody waits for the answer. */
export function late<T>(load: () => Promise<T>, onFailed: (error: unknown) => void): Late<T> {
  let loading: Promise<T> | null = null;
  const get = (): Promise<T> => {
    if (loading !== null) return loading;
    const begun = load();
    loading = begun;
    begun.catch(() => {
      loading = null;
    });
    return begun;
  };
  return {
    get,
    soon: (work) => void get().then(work).catch(onFailed),
    async ifWanted(work) {
      try {
        if (loading !== null) await work(await loading);
      } catch (error) {
        onFailed(error);
      }
    },
  };
}
