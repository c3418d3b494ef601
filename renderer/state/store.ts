/** A value that changes only by actions; views subscribe through `useSyncExternalStore`. */
export interface Store<State, Action> {
  get(): State;
  dispatch(action: Action): void;
  /** Calls the listener after every change; returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void;
}

/** Makes a store around a pure reducer. A reducer that returns the same object tells nobody. */
export function createStore<State, Action>(
  reduce: (state: State, action: Action) => State,
  initial: State,
): Store<State, Action> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    dispatch(action) {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
