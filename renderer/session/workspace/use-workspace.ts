import { useEffect, useState } from 'react';
import { openedMoment } from '../../app/state/opened-moment.ts';
import type { Playback } from '../playback/playback.ts';
import { useStore } from '../../ui/store.ts';
import { Workspace } from './workspace.ts';

/** The workspace of an opened session, for as long as it is open. */
export function useWorkspace(playback: Playback): Workspace {
  const [workspace] = useState(() => new Workspace(playback));
  useEffect(() => () => workspace.close(), [workspace]);
  const moment = useStore(openedMoment);
  useEffect(() => {
    if (moment?.sessionId === workspace.sessionId && moment.item) {
      workspace.select(moment.item);
    }
  }, [moment, workspace]);
  return workspace;
}
