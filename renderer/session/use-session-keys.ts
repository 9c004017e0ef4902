import { useEffect, useEffectEvent } from 'react';
import type { MenuCommand } from '../../shared/contract/app.ts';
import { api } from '../app/state/api.ts';
import { drawerChoice } from '../app/state/drawer.ts';
import { showLibrary } from '../app/state/place.ts';
import { openNeighbour } from './header/neighbours.ts';
import { commandForKey, type BrowseCommand, type PlayerCommand } from './keys/key-map.ts';
import { runCommand } from './run-command.ts';
import type { Workspace } from './workspace/workspace.ts';

/** Binds the keys of the key map to an opened session. */
export function useSessionKeys(workspace: Workspace): void {
  const run = (command: PlayerCommand, isRepeated = false): boolean => {
    if (isBrowsing(command)) {
      browse(workspace.sessionId, command);
    } else {
      runCommand(workspace, command, isRepeated);
    }
    return true;
  };
  useKeys(run);
  const choose = useEffectEvent((chosen: MenuCommand): void => {
    const command = FROM_MENU[chosen];
    if (command) {
      run(command);
    }
  });
  useEffect(() => api.on('menuChosen', ({ command }) => choose(command)), []);
}

/** What the entries of the menu “Session” do. */
const FROM_MENU: Readonly<Partial<Record<MenuCommand, PlayerCommand>>> = {
  play: { kind: 'toggle' },
  'next-session': { kind: 'goToSession', direction: 1 },
  'previous-session': { kind: 'goToSession', direction: -1 },
  'next-problem': { kind: 'goToProblem', direction: 1 },
  'previous-problem': { kind: 'goToProblem', direction: -1 },
  note: { kind: 'bookmark' },
  drawer: { kind: 'toggleDrawer' },
  inspector: { kind: 'toggleInspector' },
  lanes: { kind: 'toggleLanes' },
};

/** Binds what goes on to other sessions, while this one cannot be played yet, or at all. */
export function useBrowsingKeys(sessionId: string, isOn: boolean): void {
  useKeys((command) => {
    if (!isOn || !isBrowsing(command)) {
      return false;
    }
    browse(sessionId, command);
    return true;
  });
}

const BROWSING: readonly BrowseCommand['kind'][] = ['goToSession', 'toggleDrawer', 'leave'];

function isBrowsing(command: PlayerCommand): command is BrowseCommand {
  return BROWSING.some((kind) => kind === command.kind);
}

function browse(sessionId: string, command: BrowseCommand): void {
  switch (command.kind) {
    case 'goToSession':
      return void openNeighbour(sessionId, command.direction);
    case 'toggleDrawer':
      return drawerChoice.update((isOpen) => !isOpen);
    case 'leave':
      return showLibrary();
  }
}

/** @param run carries a command out; false where it does not know it */
function useKeys(run: (command: PlayerCommand, isRepeated: boolean) => boolean): void {
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const command = isTaken(event) ? undefined : commandForKey(event);
    if (command && run(command, event.repeat)) {
      event.preventDefault();
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** Keys belong to a dialog or a popover while one is open, and to a control that means something else by them. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.defaultPrevented || document.querySelector('dialog[open], :popover-open')) {
    return true;
  }
  const isControl = target.closest('select, input, textarea') !== null;
  const isButtonPress = event.key === ' ' && target.closest('button, [role="button"], summary') !== null;
  return isControl || isButtonPress;
}
