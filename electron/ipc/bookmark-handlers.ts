import type { Handlers } from '../../shared/contract/contract.ts';
import { succeed } from '../../shared/result.ts';
import { listBookmarks, removeBookmark, saveBookmark } from '../library/sessions/bookmarks.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { notInLibrary } from './not-in-library.ts';
import { writeOrRefuse } from './read-only.ts';
import { shortenTexts } from './short-texts.ts';

/** Calls about the moments of a session that people marked. */
export function createBookmarkHandlers(
  library: AppLibrary,
): Pick<Handlers, 'listBookmarks' | 'saveBookmark' | 'removeBookmark'> {
  return {
    listBookmarks: ({ sessionId }) => succeed(listBookmarks(library.read(), sessionId).map(shortenTexts)),
    saveBookmark: async ({ sessionId, bookmark }) => {
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
