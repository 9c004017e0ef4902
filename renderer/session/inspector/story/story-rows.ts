import type { Story, StoryChapter, StoryMoment, StorySentence } from '../../../../shared/story/story.ts';

import { toVisibleText } from '../../../../shared/model/visible-text.ts';
import type { EpochMilliseconds } from '../../../../shared/model/units.ts';
import { storyTextOf } from '../../../story/story-text.tsx';
import { formatElapsed } from '../../../ui/clock.ts';
import { formatUtc } from '../../../ui/format.ts';

/** A line of the list: a chapter's title, or one of its sentences. */
export interface StoryRow extends StoryMoment {
  readonly chapter: StoryChapter | null;
  readonly sentence: StorySentence | null;
}

/** A story in lines, in order of time. */
export function listStoryRows({ chapters }: Story): StoryRow[] {
  return chapters.flatMap((chapter) => [
    { ...momentOf(chapter), chapter, sentence: null },
    ...chapter.sentences.map((sentence) => ({ ...momentOf(sentence), chapter: null, sentence })),
  ]);
}

/** A line as text, for a ticket or a mail. */
export function textOfRow({ chapter, sentence, atMs }: StoryRow, startedAtMs: EpochMilliseconds): string {
  const told = sentence ? storyTextOf(sentence.parts) : toVisibleText(chapter?.title ?? '');
  return `${formatElapsed(atMs - startedAtMs)} (${formatUtc(atMs)}) ${told}`;
}

function momentOf({ atMs, windowNumber, key }: StoryMoment): StoryMoment {
  return { atMs, windowNumber, key };
}
