import type { ShortStory, ToldStory } from '../../../shared/contract/story.ts';
import { chooseItems } from '../../../shared/story/choose-items.ts';
import { chooseScenes, listScenes } from '../../../shared/story/scenes.ts';
import { shortenStory } from '../../../shared/story/short-story.ts';
import { summarise } from '../../../shared/story/summary.ts';
import { tellStory } from '../../../shared/story/tell-story.ts';
import type { ReadableLibrary } from '../../library/database/library.ts';
import { iterateItems, readTrack } from '../../library/index/items.ts';

/** As many as are seen at a glance. */
const PREVIEW_SCENES = 8;

/** What happened in a session, and its summary. */
export function readStory(library: ReadableLibrary, sessionId: string): ToldStory {
  const track = readTrack(library, sessionId);
  const { share } = track;
  const { keys, left, counts } = chooseItems(track);
  const items = [...iterateItems(library, sessionId, keys)];
  return { story: tellStory(items, left), summary: summarise({ items, counts, share }), share };
}

/** The same, as short as a preview shows it. */
export function readStoryShort(library: ReadableLibrary, sessionId: string): ShortStory {
  const { story, summary, share } = readStory(library, sessionId);
  return {
    lines: shortenStory(story),
    scenes: chooseScenes(listScenes(story), PREVIEW_SCENES),
    summary,
    share,
  };
}
