import { describe, expect, it } from 'vitest';
import { createBookmarkHandlers } from '../../../../electron/ipc/bookmark-handlers.ts';
import { createVerdictHandlers } from '../../../../electron/ipc/verdict-handlers.ts';
import type { LibraryReader } from '../../../../electron/jobs/reading/library-reader.ts';
import type { AppLibrary } from '../../../../electron/library/database/open-for-app.ts';
import { markSessions } from '../../../../electron/library/sessions/marks.ts';
import { succeed } from '../../../../shared/result.ts';
import { addSession } from '../../../helpers/library-sessions.ts';
import { makeLibrary } from '../../../helpers/open-library.ts';

/** Nothing is read by these calls. */
const NO_READER = undefined as unknown as LibraryReader;

async function openWithOne() {
  const writable = makeLibrary();
  const sessionId = await addSession(writable, { name: 'a' });
  const library: AppLibrary = {
    ...{ readOnly: 'no', use: 'shared', access: writable.access, writable },
    read: () => writable,
    close: () => undefined,
  };
  const notes = createBookmarkHandlers(library, NO_READER);
  return { writable, sessionId, notes, verdicts: createVerdictHandlers(library, NO_READER) };
}

const NOTE = { key: null, windowNumber: 1, fromMs: 5, toMs: null, createdAtMs: 7 };

const refused = (code: string, words: string): object => ({
  ok: false,
  error: { code, message: expect.stringContaining(words) as string },
});

describe('a note', () => {
  it('is answered as it is stored', async () => {
    const { sessionId, notes } = await openWithOne();
    const bookmark = { ...NOTE, text: 'one\ntwo', author: 'Ada' };
    expect(await notes.saveBookmark({ sessionId, bookmark })).toEqual(
      succeed({ ...bookmark, key: 1, about: 'moment', row: null, changedAtMs: null }),
    );
  });

  it('that is too long is refused in words', async () => {
    const { sessionId, notes } = await openWithOne();
    const save = (text: string, author = ''): unknown =>
      notes.saveBookmark({ sessionId, bookmark: { ...NOTE, text, author } });
    expect(await save('x'.repeat(2001))).toEqual(
      refused('too-long', 'A note has 2,000 characters at most, and this one has 2,001 characters.'),
    );
    expect(await save('x', 'y'.repeat(101))).toEqual(refused('too-long', '100 characters at most'));
    expect(await save('x'.repeat(2000), 'y'.repeat(100))).toMatchObject({ ok: true });
  });
});

describe('a change of the list of verdicts', () => {
  it('that is not possible is refused in words', async () => {
    const { writable, sessionId, verdicts } = await openWithOne();
    markSessions(writable, [sessionId], { kind: 'verdict', name: 'Done', duplicateOf: null });
    expect(await verdicts.removeVerdict({ name: 'Done', setBack: false })).toEqual(
      refused('verdict-in-use', '1 session has the verdict “Done”.'),
    );
    expect(await verdicts.removeVerdict({ name: 'To do', setBack: true })).toEqual(
      refused('first-verdict', 'it can be renamed, not removed'),
    );
    expect(await verdicts.addVerdict({ name: 'done' })).toEqual(
      refused('name-taken', 'There is a verdict “done”'),
    );
    expect(await verdicts.renameVerdict({ name: 'Gone', newName: 'x' })).toEqual(
      refused('no-such-verdict', 'no verdict “Gone”'),
    );
    expect(await verdicts.removeVerdict({ name: 'Done', setBack: true })).toEqual(succeed(1));
  });
});
