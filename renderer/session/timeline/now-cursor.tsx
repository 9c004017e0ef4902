import { useEffect, type ReactElement } from 'react';
import type { TimeSpan } from '../../../shared/model/window-index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { useDerived, useStore } from '../../ui/store.ts';
import { lengthOf, panView, shareOf } from '../workspace/time-view.ts';
import css from './now-cursor.module.css';

interface NowCursorProps {
  readonly workspace: Workspace;
  readonly view: TimeSpan;
}

/** The moment that is played, across all lanes. Where playing leaves the view, the view moves on by a page. */
export function NowCursor({ workspace, view }: NowCursorProps): ReactElement {
  const { playback, whole } = workspace;
  const now = useStore(playback.now);
  const isBeyond = useDerived(playback.now, (atMs) => atMs > view.toMs);
  useEffect(() => {
    if (isBeyond && playback.state.get().phase === 'playing') {
      workspace.view.set(panView(view, whole, playback.now.get() - view.fromMs - lengthOf(view) / 20));
    }
  }, [isBeyond, workspace, playback, view, whole]);
  return <div className={css.cursor} style={{ left: `${100 * shareOf(view, now)}%` }} />;
}
