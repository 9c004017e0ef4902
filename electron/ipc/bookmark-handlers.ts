import type { Handlers } from '../../shared/contract/contract.ts';
import { fail, succeed } from '../../shared/result.ts';
import type { LibraryReader } from '../jobs/reading/library-reader.ts';
import { mayHaveMore, removeBookmark, saveBookmark } from '../library/sessions/bookmarks.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { MAX_BOOKMARKS } from '../../shared/model/bookmark.ts';
import { notInLibrary } from './not-in-library.ts';
import { writeOrRefuse } from './read-only.ts';

const TOO_MANY = `A session has ${MAX_BOOKMARKS} bookmarks at most. Remove some, then there is room for others.`;

/** Calls about the moments of a session that people marked. */
export function createBookmarkHandlers(
  library: AppLibrary,
  reader: LibraryReader,
): Pick<Handlers, 'listBookmarks' | 'saveBookmark' | 'removeBookmark'> {
  return {
    listBookmarks: (wanted) => reader.ask('bookmarks', wanted),
    saveBookmark: async ({ sessionId, bookmark }) => {
      if (bookmark.key === null && !mayHaveMore(library.read(), sessionId)) {
        return fail('too-many-bookmarks', TOO_MANY);
      }
      const saved = await writeOrRefuse(library, (opened) => saveBookmark(opened, sessionId, bookmark));
      if (!saved.ok) {
        return saved;
      }
      return saved.value === undefined ? notInLibrary() : succeed(saved.value);
    },
    removeBookmark: ({ sessionId, key }) =>
      writeOrRefuse(library, (opened) => {
        removeBookmark(opened, sessionId, key);
        return null;
      }),
  };
}
