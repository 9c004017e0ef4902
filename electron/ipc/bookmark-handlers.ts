import type { CallInput, Handlers } from '../../shared/contract/contract.ts';
import { fail, succeed } from '../../shared/result.ts';
import type { LibraryReader } from '../jobs/reading/library-reader.ts';
import { mayHaveMore, readBookmark, removeBookmark, saveBookmark } from '../library/sessions/bookmarks.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { MAX_AUTHOR, MAX_BOOKMARKS, MAX_BOOKMARK_TEXT } from '../../shared/model/bookmark.ts';
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
      const tooLong = findTooLong(bookmark);
      if (tooLong !== undefined) {
        return fail('too-long', tooLong);
      }
      const saved = await writeOrRefuse(library, (opened) => {
        const key = saveBookmark(opened, sessionId, bookmark);
        return key === undefined ? undefined : readBookmark(opened, sessionId, key);
      });
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

/** @returns what is too long for the library, in words */
function findTooLong({ text, author = '' }: CallInput<'saveBookmark'>['bookmark']): string | undefined {
  if (text.length > MAX_BOOKMARK_TEXT) {
    return `A note has ${countCharacters(MAX_BOOKMARK_TEXT)} at most, and this one has ${countCharacters(text.length)}. Please shorten it, or divide it in two.`;
  }
  return author.length > MAX_AUTHOR
    ? `The author’s name has ${countCharacters(MAX_AUTHOR)} at most.`
    : undefined;
}

function countCharacters(count: number): string {
  return `${count.toLocaleString('en')} characters`;
}
