import type { ShortStory } from '../../../shared/contract/story.ts';
import { chooseScenes } from '../../../shared/story/scenes.ts';
import { api, settle } from '../../app/state/api.ts';

/** A session's story in short; null where it could not be read. @param count how many scenes there is room for */
export async function readShortStory(sessionId: string, count: number): Promise<ShortStory | null> {
  const read = await settle(api.readStoryShort({ sessionId }));
  return read.ok ? { ...read.value, scenes: chooseScenes(read.value.scenes, count) } : null;
}
