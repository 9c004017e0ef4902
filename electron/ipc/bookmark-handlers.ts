import type { Handlers } from '../../shared/contract.ts';
import { fail, succeed } from '../../shared/result.ts';
import { listBookmarks, removeBookmark, saveBookmark } from '../library/bookmarks.ts';
import type { AppLibrary } from '../library/open-for-app.ts';
import { retryWhenBusy } from '../library/retry-when-busy.ts';
import { refuseToWrite } from './read-only.ts';
import { shortenTexts } from './short-texts.ts';

/** Calls about the moments of a session that people marked. */
export function createBookmarkHandlers(
  library: AppLibrary,
): Pick<Handlers, 'listBookmarks' | 'saveBookmark' | 'removeBookmark'> {
  const { writable } = library;
  return {
    listBookmarks: ({ sessionId }) => succeed(listBookmarks(library.read(), sessionId).map(shortenTexts)),
    saveBookmark: async ({ sessionId, bookmark }) => {
      if (!writable) {
        return refuseToWrite();
      }
      const key = await retryWhenBusy(() => saveBookmark(writable, sessionId, bookmark));
      return key === undefined
        ? fail('no-such-session', 'This session is no longer in the library.')
        : succeed(key);
    },
    removeBookmark: async ({ sessionId, key }) => {
      if (!writable) {
        return refuseToWrite();
      }
      await retryWhenBusy(() => removeBookmark(writable, sessionId, key));
      return succeed(null);
    },
  };
}
