import { useSyncExternalStore } from 'react';

/** A value that lives outside React, so that events which come before the first render are not lost. */
export interface Store<State> {
  readonly get: () => State;
  readonly set: (next: State) => void;
  readonly update: (change: (state: State) => State) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A store that tells its subscribers when the value is another one. */
export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  const set = (next: State): void => {
    if (!Object.is(next, state)) {
      state = next;
      listeners.forEach((listener) => listener());
    }
  };
  return {
    get: () => state,
    set,
    update: (change) => set(change(state)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A store's value, rendering again whenever it changes. */
export function useStore<State>(store: Store<State>): State {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** What follows from a store's value, rendering again only when that changes. @param derive pure */
export function useDerived<State, Value extends string | number | boolean | null>(
  store: Store<State>,
  derive: (state: State) => Value,
): Value {
  return useSyncExternalStore(store.subscribe, () => derive(store.get()));
}
