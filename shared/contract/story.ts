import { z } from 'zod';
import type { Scene } from '../story/scenes.ts';
import type { Story, StorySentence } from '../story/story.ts';
import type { Summary } from '../story/summary.ts';
import { call, sessionId } from './call.ts';

/** What happened in a session, told from its items by rules. */
export const STORY_CALLS = {
  /** All of it, bounded however long the session is. */
  readStory: call<ToldStory>()(z.strictObject({ sessionId })),
  /** A few lines and scenes, for a preview. */
  readStoryShort: call<ShortStory>()(z.strictObject({ sessionId })),
} as const;

export interface ToldStory {
  readonly story: Story;
  readonly summary: Summary;
  /** How much of the session has been indexed by then, 0 to 1. */
  readonly share: number;
}

export interface ShortStory {
  /** Three at most, in order of time. */
  readonly lines: readonly StorySentence[];
  /** Eight at most, in order of time. */
  readonly scenes: readonly Scene[];
  readonly summary: Summary;
  readonly share: number;
}
