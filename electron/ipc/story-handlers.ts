import type { Handlers } from '../../shared/contract/contract.ts';
import type { LibraryReader } from '../jobs/reading/library-reader.ts';

/**
 * Calls about what happened in a session.
 * @param reader looks at all items of a session, of which there may be a million
 */
export function createStoryHandlers(reader: LibraryReader): Pick<Handlers, 'readStory' | 'readStoryShort'> {
  return {
    readStory: (wanted) => reader.ask('story', wanted),
    readStoryShort: (wanted) => reader.ask('shortStory', wanted),
  };
}
