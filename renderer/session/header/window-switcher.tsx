import type { ReactElement } from 'react';
import { IconButton } from '../ui/button.tsx';
import { useStore } from '../ui/store.ts';
import type { Playback } from './playback/playback.ts';
import css from './window-switcher.module.css';

const FOLLOWING =
  'Always show the window the user is active in. Choosing a window by hand stays with that one.';

/** Previous and next recorded window, for sessions that have several. */
export function WindowSwitcher({ playback }: { readonly playback: Playback }): ReactElement | null {
  const { window, followsUser, canFollow } = useStore(playback.state);
  const count = playback.details.windows.length;
  if (count < 2) {
    return null;
  }
  return (
    <div className={css.switcher} role="group" aria-label="Recorded window">
      <button
        type="button"
        className={css.follow}
        aria-pressed={followsUser && canFollow}
        disabled={!canFollow}
        title={canFollow ? FOLLOWING : 'Not possible before the session has been indexed'}
        onClick={() => playback.setFollowsUser(!followsUser)}
      >
        Follow user
      </button>
      <IconButton
        icon="back"
        label="Previous window"
        disabled={window.number === 1}
        onClick={() => playback.switchWindow(window.number - 1)}
      />
      <span>
        Window {window.number} of {count}
      </span>
      <IconButton
        icon="back"
        className={css.mirrored}
        label="Next window"
        disabled={window.number === count}
        onClick={() => playback.switchWindow(window.number + 1)}
      />
    </div>
  );
}
