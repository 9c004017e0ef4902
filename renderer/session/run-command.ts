import { api } from '../app/state/api.ts';
import { place, showOverlay } from '../app/state/place.ts';
import { inspectorChoice } from './workspace/inspector-choice.ts';
import type { Workspace } from './workspace/workspace.ts';
import { isMarked, isProblem } from './workspace/step-marks.ts';
import { lanesChoice } from './timeline/lanes-choice.ts';
import { changeSpeed, type SessionCommand, type ViewCommand } from './keys/key-map.ts';
import { scalePage } from './controls/page-scale.ts';
import type { Playback } from './playback/playback.ts';

/**
 * Carries out a command of the key map.
 * @param isRepeated its key is held down
 */
export function runCommand(workspace: Workspace, command: SessionCommand, isRepeated: boolean): void {
  const { playback } = workspace;
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
    case 'goToMark':
      return workspace.goToMark(command.direction, isMarked);
    case 'goToProblem':
      return workspace.goToMark(command.direction, isProblem);
    case 'toggleLoop':
      return workspace.loop.toggle();
    default:
      return runViewCommand(workspace, command);
  }
}

function runViewCommand(workspace: Workspace, command: ViewCommand): void {
  if (isPageCommand(command)) {
    return runPageCommand(command, workspace.playback);
  }
  switch (command.kind) {
    case 'toggleFullScreen':
      void api.setFullScreen({ on: !place.get().isFullScreen });
      return;
    case 'toggleInspector':
      return inspectorChoice.toggle();
    case 'toggleLanes':
      return lanesChoice.update((isOpen) => !isOpen);
    case 'zoom':
      return workspace.zoom(command.factor);
    case 'showWhole':
      return workspace.view.set(null);
    case 'bookmark':
      return workspace.bookmark();
    case 'setRangeEdge':
      return workspace.setRangeEdge(command.edge);
    case 'closeInnermost':
      return closeInnermost(workspace);
    case 'editHeader':
      return workspace.askHeader(command.part);
    case 'showKeys':
      return showOverlay('keys');
  }
}

/** What was opened in a list, what is selected, the range, full screen: the first that there is. */
function closeInnermost(workspace: Workspace): void {
  if (workspace.closeInList()) {
    return;
  }
  if (workspace.range.get()) {
    workspace.setRange(null);
  } else if (place.get().isFullScreen) {
    void api.setFullScreen({ on: false });
  }
}

/** Changes how the page is shown. */
type PageCommand = Extract<ViewCommand, { kind: 'scalePage' | 'toggleDark' }>;

function isPageCommand(command: ViewCommand): command is PageCommand {
  return command.kind === 'scalePage' || command.kind === 'toggleDark';
}

function runPageCommand(command: PageCommand, playback: Playback): void {
  if (command.kind === 'scalePage') {
    scalePage(playback, command.to);
  } else {
    playback.toggleDark();
  }
}
