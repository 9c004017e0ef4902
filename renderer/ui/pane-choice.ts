import { useSyncExternalStore } from 'react';
import { createStoredStore } from './stored-store.ts';
import { createStore, useStore } from './store.ts';
import { isBoolean } from './use-stored.ts';

/** Whether a pane is open: two answers, one for windows with room for it and one for those without. */
export interface PaneChoice {
  readonly use: () => boolean;
  readonly set: (isOpen: boolean) => void;
  readonly toggle: () => void;
}

/**
 * A pane that is open where there is room, unless the user closed it. Where there is none it covers something else,
 * so there it is closed until the user opens it, which is not remembered.
 * @param name under which the choice is remembered
 * @param room a media query
 */
export function createPaneChoice(name: string, room: string): PaneChoice {
  const inRoom = createStoredStore(name, true, isBoolean);
  const without = createStore(false);
  const hasRoom = (): boolean => matchMedia(room).matches;
  const subscribe = (listener: () => void): (() => void) => {
    const query = matchMedia(room);
    query.addEventListener('change', listener);
    return () => query.removeEventListener('change', listener);
  };
  const choice = (): typeof inRoom => (hasRoom() ? inRoom : without);
  return {
    use: function usePaneChoice() {
      const isRoomy = useSyncExternalStore(subscribe, hasRoom);
      const [roomy, narrow] = [useStore(inRoom), useStore(without)];
      return isRoomy ? roomy : narrow;
    },
    set: (isOpen) => choice().set(isOpen),
    toggle: () => choice().update((isOpen) => !isOpen),
  };
}
