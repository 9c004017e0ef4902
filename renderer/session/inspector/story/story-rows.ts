import type { Story, StoryChapter, StoryMoment, StorySentence } from '../../../../shared/story/story.ts';

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

function momentOf({ atMs, windowNumber, key }: StoryMoment): StoryMoment {
  return { atMs, windowNumber, key };
}
