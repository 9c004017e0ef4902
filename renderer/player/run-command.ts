import { api } from '../api.ts';
import { appStore, showOverlay } from '../app-state.ts';
import { toggleInspector } from '../inspector/inspector-choice.ts';
import type { Workspace } from '../inspector/workspace.ts';
import { changeSpeed, type PlayerCommand } from './key-map.ts';
import { leaveSession } from './leave-session.ts';

/**
 * Carries out a command of the key map.
 * @param isRepeated its key is held down
 */
export function runCommand({ playback }: Workspace, command: PlayerCommand, isRepeated: boolean): void {
  const { window, speed } = playback.state.get();
  switch (command.kind) {
    case 'toggle':
      return playback.toggle();
    case 'jump':
      return playback.seek(playback.now.get() + command.byMs, isRepeated ? 'inTurn' : 'atOnce');
    case 'step':
      return playback.step(command.direction);
    case 'changeSpeed':
      return playback.setSpeed(changeSpeed(speed, command.direction));
    case 'goToStart':
      return playback.seek(window.startedAtMs);
    case 'goToEnd':
      return playback.seek(window.endedAtMs);
    case 'toggleFullScreen':
      void api.setFullScreen({ on: !appStore.get().isFullScreen });
      return;
    case 'toggleInspector':
      return toggleInspector();
    case 'leave':
      return leaveSession();
    case 'showKeys':
      return showOverlay('keys');
  }
}
