import type { ReactElement } from 'react';
import { api } from '../../app/state/api.ts';
import { place, showOverlay } from '../../app/state/place.ts';
import { IconButton } from '../../ui/button.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { useStore } from '../../ui/store.ts';
import { ClockDisplay } from './clock-display.tsx';
import { InactivityControls } from './inactivity-controls.tsx';
import { ScaleControls } from './scale-controls.tsx';
import { SPEEDS } from '../keys/key-map.ts';
import type { Playback } from '../playback/playback.ts';
import css from './controls.module.css';

/** The row of controls below the seek bar. */
export function Controls({ playback }: { readonly playback: Playback }): ReactElement {
  const { phase } = useStore(playback.state);
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
        <SpeedChoice playback={playback} />
        <InactivityControls playback={playback} />
        <ScaleControls playback={playback} />
        <IconButton icon="keys" label="Keyboard shortcuts" shortcut="?" onClick={() => showOverlay('keys')} />
        <FullScreenButton />
      </div>
    </div>
  );
}

function SpeedChoice({ playback }: { readonly playback: Playback }): ReactElement {
  const { speed } = useStore(playback.state);
  return (
    <div className={css.speeds} role="group" aria-label="Speed">
      {SPEEDS.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === speed}
          aria-label={`${choice} times`}
          onClick={() => playback.setSpeed(choice)}
        >
          {choice}×
        </button>
      ))}
    </div>
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
