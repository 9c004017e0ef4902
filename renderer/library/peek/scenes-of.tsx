import type { ReactElement } from 'react';
import type { ShortStory } from '../../../shared/contract/story.ts';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import type { StoryMoment } from '../../../shared/story/story.ts';
import { openMoment } from '../../app/state/opened-moment.ts';
import { SceneGrid } from '../../story/scene-grid.tsx';

interface ScenesOfProps {
  readonly session: LibraryRow;
  readonly story: ShortStory;
}

/** The pictures of a session of the list; each leads to its moment. */
export function ScenesOf({ session: { id, startedAtMs }, story }: ScenesOfProps): ReactElement {
  return (
    <SceneGrid
      sessionId={id}
      scenes={story.scenes}
      startedAtMs={startedAtMs}
      occupation="idle"
      current={-1}
      onGo={(scene) => openStoryMoment(id, scene)}
    />
  );
}

/** Opens a session of the list at a moment that its story tells of. */
export function openStoryMoment(sessionId: string, { windowNumber, atMs }: StoryMoment): void {
  openMoment({ sessionId, windowNumber, atMs, typed: '', item: null });
}
