import { useMemo, type ReactElement } from 'react';
import { api } from '../../app/state/api.ts';
import { place, showOverlay } from '../../app/state/place.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatSpan } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { useStore } from '../../ui/store.ts';
import { ClockDisplay } from './clock-display.tsx';
import { SPEEDS } from '../keys/key-map.ts';
import type { Playback } from '../playback/playback.ts';
import { lanesChoice } from '../timeline/lanes-choice.ts';
import { findMark, isProblem } from '../workspace/step-marks.ts';
import type { Workspace } from '../workspace/workspace.ts';
import quietSelect from './quiet-select.module.css';
import css from './controls.module.css';

/** The row of controls below the timeline. */
export function Controls({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const { playback } = workspace;
  const { phase } = useStore(playback.state);
  const showLanes = useStore(lanesChoice);
  const isReady = phase === 'playing' || phase === 'paused';
  return (
    <div className={css.controls} role="toolbar" aria-label="Playback" onMouseDown={keepFocus}>
      <div className={css.group}>
        <IconButton
          icon={phase === 'playing' ? 'pause' : 'play'}
          className={css.play}
          label={phase === 'playing' ? 'Pause' : 'Play'}
          shortcut="Space"
          disabled={!isReady}
          onClick={() => playback.toggle()}
        />
        <IconButton
          icon="stepBack"
          label="Previous event"
          shortcut=","
          disabled={!isReady}
          onClick={() => playback.step(-1)}
        />
        <IconButton
          icon="stepForward"
          label="Next event"
          shortcut="."
          disabled={!isReady}
          onClick={() => playback.step(1)}
        />
        <ClockDisplay playback={playback} />
      </div>
      <div className={css.group}>
        <ProblemSteps workspace={workspace} />
        <SpeedChoice playback={playback} />
        <SkipIdle playback={playback} />
        <IconButton
          icon="lanes"
          label="Lanes"
          shortcut="T"
          aria-expanded={showLanes}
          onClick={() => lanesChoice.update((isOpen) => !isOpen)}
        />
        <IconButton icon="keys" label="Keyboard shortcuts" shortcut="?" onClick={() => showOverlay('keys')} />
        <FullScreenButton />
      </div>
    </div>
  );
}

/** To the failure before or after this moment: most look at a recording for one. */
function ProblemSteps({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const track = useStore(workspace.keeper.track);
  const hasProblems = useMemo(() => findMark(track, -Infinity, 1, isProblem) !== undefined, [track]);
  return (
    <span className={css.steps} role="group" aria-label="Problems">
      <Button
        title="Previous problem (Shift E)"
        aria-label="Previous problem"
        disabled={!hasProblems}
        onClick={() => workspace.goToMark(-1, isProblem)}
      >
        <Icon name="back" /> <span className={css.optional}>Problem</span>
      </Button>
      <Button
        title="Next problem (E)"
        aria-label="Next problem"
        disabled={!hasProblems}
        onClick={() => workspace.goToMark(1, isProblem)}
      >
        <span className={css.optional}>Problem</span> <Icon name="chevron" />
      </Button>
    </span>
  );
}

function SpeedChoice({ playback }: { readonly playback: Playback }): ReactElement {
  const { speed } = useStore(playback.state);
  return (
    <select
      className={quietSelect.select}
      aria-label="Speed"
      title="Speed (< and >)"
      value={speed}
      onChange={({ target }) => playback.setSpeed(Number(target.value))}
    >
      {SPEEDS.map((choice) => (
        <option key={choice} value={choice}>
          {choice}×
        </option>
      ))}
    </select>
  );
}

/** Whether spans without user activity are skipped; from which length on, the preferences say. */
function SkipIdle({ playback }: { readonly playback: Playback }): ReactElement {
  const { skipInactivity, inactiveAfter } = useStore(playback.state);
  return (
    <Button
      className={css.skip}
      aria-pressed={skipInactivity}
      title={`Skip idle time over ${formatSpan(inactiveAfter)}`}
      onClick={() => playback.setSkipInactivity(!skipInactivity)}
    >
      Skip idle
    </Button>
  );
}

function FullScreenButton(): ReactElement {
  const { isFullScreen } = useStore(place);
  return (
    <IconButton
      icon="fullScreen"
      label={isFullScreen ? 'Leave full screen' : 'Full screen'}
      shortcut="F"
      pressed={isFullScreen}
      onClick={() => void api.setFullScreen({ on: !isFullScreen })}
    />
  );
}
