import type { ReactElement } from 'react';
import type { ShortStory } from '../../../shared/contract/story.ts';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { StoryText } from '../../story/story-text.tsx';
import { clock, formatTime } from '../../ui/clock.ts';
import { useStore } from '../../ui/store.ts';
import { PEEK_WORDS } from './peek-words.ts';
import { openStoryMoment, ScenesOf } from './scenes-of.tsx';
import css from './peek.module.css';

interface PeekStoryProps {
  readonly session: LibraryRow;
  /** Null where it could not be read. */
  readonly story: ShortStory | null;
}

/** Pictures and three lines; each leads to its moment. */
export function PeekStory({ session, story }: PeekStoryProps): ReactElement {
  const choice = useStore(clock);
  const { id, startedAtMs } = session;
  const silence = silenceOf(story);
  return (
    <>
      {story && story.scenes.length > 0 && (
        <div className={css.scenes}>
          <ScenesOf session={session} story={story} />
        </div>
      )}
      {silence !== null && <p className={css.quiet}>{silence}</p>}
      <ul className={css.lines} aria-label="What happened">
        {story?.lines.map((line) => (
          <li key={line.key} data-tone={line.tone}>
            <button type="button" className={css.time} onClick={() => openStoryMoment(id, line)}>
              {formatTime(choice, line.atMs, startedAtMs).replace(/\.\d+$/, '')}
            </button>
            <span>
              <StoryText parts={line.parts} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Why there is nothing to tell; null where there is. */
function silenceOf(story: ShortStory | null): string | null {
  if (!story) {
    return PEEK_WORDS.failed;
  }
  if (story.lines.length > 0) {
    return null;
  }
  return story.share < 1 ? PEEK_WORDS.indexing : PEEK_WORDS.nothing;
}
