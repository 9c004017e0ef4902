import { api } from '../api.ts';
import { appStore, showOverlay } from '../app-state.ts';
import { changeSpeed, type PlayerCommand } from './key-map.ts';
import { leaveSession } from './leave-session.ts';
import type { Playback } from './playback.ts';

/** Carries out a command of the key map. */
export function runCommand(playback: Playback, command: PlayerCommand): void {
  const { window, speed } = playback.state.get();
  switch (command.kind) {
    case 'toggle':
      return playback.toggle();
    case 'jump':
      return playback.seek(playback.now.get() + command.byMs);
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
    case 'leave':
      return leaveSession();
    case 'showKeys':
      return showOverlay('keys');
  }
}
