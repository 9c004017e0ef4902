import { useEffect, useState } from 'react';
import type { Playback } from '../player/playback.ts';
import { Workspace } from './workspace.ts';

/** The workspace of an opened session, for as long as it is open. */
export function useWorkspace(playback: Playback): Workspace {
  const [workspace] = useState(() => new Workspace(playback));
  useEffect(() => () => workspace.close(), [workspace]);
  return workspace;
}
