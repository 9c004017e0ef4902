import type { EpochMilliseconds } from '../model/units.ts';

/** How bad it is: nothing, what annoyed the user, what failed. */
export type StoryTone = 'plain' | 'notice' | 'danger';

/** Where a sentence leads. */
export interface StoryMoment {
  readonly atMs: EpochMilliseconds;
  /** 0 where it belongs to no window of its own. */
  readonly windowNumber: number;
  /** Of the item that is told. */
  readonly key: number;
}

/** Some words of a sentence: our own, or those of the recording, which are shown as such. */
export interface StoryPart {
  readonly text: string;
  readonly isRecorded: boolean;
}

/**
 * What a sentence is about; `retry` is a request that failed before and now worked, `idle` a time without user actions,
 * `more` stands for sentences that were left out.
 */
export type SentenceKind =
  | 'page'
  | 'click'
  | 'dead-click'
  | 'rage-click'
  | 'input'
  | 'request'
  | 'retry'
  | 'console'
  | 'error'
  | 'gap'
  | 'idle'
  | 'more';

/** One thing that happened, or several equal ones. */
export interface StorySentence extends StoryMoment {
  readonly kind: SentenceKind;
  readonly tone: StoryTone;
  readonly parts: readonly StoryPart[];
  /** When it was over: what came of it can be seen then. */
  readonly untilMs: EpochMilliseconds;
  /** How much it matters, for forms that tell only some: the more, the higher. */
  readonly weight: number;
}

/** What happened on one page, without a break. */
export interface StoryChapter extends StoryMoment {
  /** The page's path as recorded, with its host where that is another one than before; empty where no page is known. */
  readonly title: string;
  readonly sentences: readonly StorySentence[];
}

/** What happened in a session. */
export interface Story {
  readonly chapters: readonly StoryChapter[];
}

/** Our own words. */
export function words(text: string): StoryPart {
  return { text, isRecorded: false };
}

/** Words of the recording. */
export function recorded(text: string): StoryPart {
  return { text, isRecorded: true };
}
