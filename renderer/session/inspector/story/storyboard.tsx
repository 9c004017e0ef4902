import { useMemo, type ReactElement } from 'react';
import { listScenes, type Scene } from '../../../../shared/story/scenes.ts';
import type { Story } from '../../../../shared/story/story.ts';
import { SceneGrid } from '../../../story/scene-grid.tsx';
import type { Occupation } from '../../../story/picture-queue.ts';
import { useDerived, useStore } from '../../../ui/store.ts';
import type { Playback } from '../../playback/playback.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import notes from '../notes.module.css';
import { STORY_WORDS } from './story-words.ts';
import { useStoryPlace } from './use-story-place.ts';

/** The session at a glance: a picture of each page and of each problem. */
export function Storyboard({
  workspace,
  story,
}: {
  readonly workspace: Workspace;
  readonly story: Story;
}): ReactElement {
  const scenes = useMemo(() => listScenes(story), [story]);
  const { current, go } = useStoryPlace<Scene>(workspace, scenes);
  const occupation = useOccupation(workspace.playback);
  if (scenes.length === 0) {
    return <p className={notes.empty}>{STORY_WORDS.noScenes}</p>;
  }
  return (
    <SceneGrid
      sessionId={workspace.sessionId}
      scenes={scenes}
      startedAtMs={workspace.whole.fromMs}
      occupation={occupation}
      current={current}
      onGo={go}
    />
  );
}

/** The stage comes first: no picture while it jumps, few while it plays. */
function useOccupation(playback: Playback): Occupation {
  const isArriving = useStore(playback.isArriving);
  const isPlaying = useDerived(playback.state, ({ phase }) => phase === 'playing');
  if (isArriving) {
    return 'busy';
  }
  return isPlaying ? 'playing' : 'idle';
}
