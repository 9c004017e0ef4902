import { useMemo, useState, type ReactElement } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { useDerived, useStore } from '../../ui/store.ts';
import { activeWindow, listActivity } from '../activity/active-window.ts';
import type { Playback } from '../playback/playback.ts';
import css from './window-switcher.module.css';

/** Which of the recorded windows is shown, and why; the way to the others. Not there where there is only one. */
export function WindowSwitcher({ playback }: { readonly playback: Playback }): ReactElement | null {
  const { window } = useStore(playback.state);
  const count = playback.details.windows.length;
  if (count < 2) {
    return null;
  }
  return (
    <div className={css.switcher} role="group" aria-label="Recorded window">
      <Following playback={playback} />
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
        icon="chevron"
        label="Next window"
        disabled={window.number === count}
        onClick={() => playback.switchWindow(window.number + 1)}
      />
    </div>
  );
}

/** Whether the window is shown because the user is in it, or because it was chosen by hand; then, where the user is. */
function Following({ playback }: { readonly playback: Playback }): ReactElement {
  const { window, followsUser, canFollow } = useStore(playback.state);
  const [first] = useState(window.number);
  if (!canFollow) {
    return <span title="Known when indexing is done">Where the user is: indexing…</span>;
  }
  if (followsUser) {
    return (
      <>
        {window.number !== first && (
          <span key={window.number} role="status" className={css.news}>
            The user went to window {window.number}
          </span>
        )}
        <span>Following the user</span>
      </>
    );
  }
  return <Pinned playback={playback} />;
}

/** The window was chosen by hand: says where the user is meanwhile, and leads there. */
function Pinned({ playback }: { readonly playback: Playback }): ReactElement {
  const { window } = useStore(playback.state);
  const userWindow = useUserWindow(playback);
  const isElsewhere = userWindow !== null && userWindow !== window.number;
  return (
    <>
      <span className={css.pinned}>Pinned{isElsewhere && ` · the user is in window ${userWindow}`}</span>
      <Button title="Always show the window the user is in" onClick={() => playback.setFollowsUser(true)}>
        Follow user
      </Button>
    </>
  );
}

/** The number of the window in which the user is now; null where that is not known. */
function useUserWindow({ details, indexes, now }: Playback): number | null {
  const known = useStore(indexes.known);
  const activity = useMemo(() => listActivity(details.windows, known), [details, known]);
  return useDerived(now, (atMs) => activeWindow(activity, atMs)?.number ?? null);
}
