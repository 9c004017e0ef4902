import type { MenuCommand, OverlayCommand } from '../../../shared/contract/app.ts';
import { createStore } from '../../ui/store.ts';
import { api } from './api.ts';
import { chooseLibrary, openRecentLibrary, revealLibrary } from './libraries.ts';
import { dismissNotice } from './messages.ts';

export type Overlay = 'none' | OverlayCommand;

/** Where the user is. */
export interface Place {
  /** The session that is open; `null` shows the library. */
  readonly openSessionId: string | null;
  /** The session that was open last: where the library puts the focus. */
  readonly lastSessionId: string | null;
  /** A session that was just imported plays from where it was left, one chosen from the list does not. */
  readonly playsOnOpen: boolean;
  readonly overlay: Overlay;
  readonly isFullScreen: boolean;
}

export const place = createStore<Place>({
  openSessionId: null,
  lastSessionId: null,
  playsOnOpen: false,
  overlay: 'none',
  isFullScreen: false,
});

function patch(change: Partial<Place>): void {
  place.update((state) => ({ ...state, ...change }));
}

/** @param playsOnOpen play at once, also where the session was left */
export function openSession(openSessionId: string, playsOnOpen = false): void {
  patch({ openSessionId, lastSessionId: openSessionId, playsOnOpen });
  dismissNotice();
}

export function showLibrary(): void {
  patch({ openSessionId: null });
}

export function showOverlay(overlay: Overlay): void {
  patch({ overlay });
}

const OVERLAYS: readonly MenuCommand[] = ['about', 'crash-reports', 'help', 'keys', 'preferences', 'verify'];

function isOverlay(command: MenuCommand): command is OverlayCommand {
  return OVERLAYS.includes(command);
}

/** Listens to the main process. Called before the first render, so that nothing is missed. */
export function connectPlace(): void {
  api.on('fullScreenChanged', ({ on }) => patch({ isFullScreen: on }));
  api.on('menuChosen', ({ command, place: at = 0 }) => {
    switch (command) {
      case 'library':
        return showLibrary();
      case 'new-library':
        return chooseLibrary('new');
      case 'open-library':
        return chooseLibrary('open');
      case 'recent-library':
        return openRecentLibrary(at);
      case 'reveal-library':
        return revealLibrary();
      default:
        // What is no overlay is carried out by the session that is open.
        return isOverlay(command) ? showOverlay(command) : undefined;
    }
  });
}
