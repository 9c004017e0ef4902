import { createStore, type Store } from './store.ts';
import { readStored } from './use-stored.ts';

/** A store whose value outlives the window. @param isValid what is stored may come from another version */
export function createStoredStore<T>(
  key: string,
  initial: T,
  isValid: (value: unknown) => value is T,
): Store<T> {
  const store = createStore<T>(readStored(key, isValid) ?? initial);
  store.subscribe(() => localStorage.setItem(key, JSON.stringify(store.get())));
  return store;
}
