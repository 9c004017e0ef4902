import { describe, expect, it } from 'vitest';
import {
  listBookmarks,
  readBookmark,
  removeBookmark,
  saveBookmark,
  type BookmarkDraft,
} from '../../../../../electron/library/sessions/bookmarks.ts';
import { Scratch } from '../../../../../electron/library/packing/scratch.ts';
import { removeSessions } from '../../../../../electron/library/sessions/sessions.ts';
import { storeSessions } from '../../../../../electron/library/sessions/store-sessions.ts';
import { makeEvents, START_MS } from '../../../../helpers/make-events.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeDraft, makeId, storeSession } from '../../../../helpers/store-session.ts';

const [A, B] = [makeId('a'), makeId('b')];
const MOMENT: BookmarkDraft = {
  key: null,
  windowNumber: 1,
  fromMs: START_MS + 10.5,
  toMs: null,
  text: '',
  createdAtMs: 5,
  about: 'moment',
  row: null,
  author: '',
  changedAtMs: null,
};

async function openLibrary() {
  const library = makeLibrary();
  await storeSession(library, { id: A });
  return library;
}

describe('bookmarks', () => {
  it('are listed in order of time, as they were stored', async () => {
    const library = await openLibrary();
    const stretch = {
      ...MOMENT,
      about: 'range',
      fromMs: START_MS,
      toMs: START_MS + 9,
      text: 'a stretch',
    } as const;
    const keys = [saveBookmark(library, A, MOMENT), saveBookmark(library, A, stretch)];
    expect(listBookmarks(library, A)).toEqual([
      { ...stretch, key: keys[1] },
      { ...MOMENT, key: keys[0] },
    ]);
    expect(listBookmarks(library, B)).toEqual([]);
  });

  it('can be given another text, and be removed', async () => {
    const library = await openLibrary();
    const key = saveBookmark(library, A, MOMENT)!;
    expect(saveBookmark(library, A, { ...MOMENT, key, text: 'here', createdAtMs: 99 })).toBe(key);
    const changedAtMs = expect.any(Number) as number;
    expect(listBookmarks(library, A)).toEqual([{ ...MOMENT, key, text: 'here', changedAtMs }]);
    removeBookmark(library, B, key);
    expect(listBookmarks(library, A)).toHaveLength(1);
    removeBookmark(library, A, key);
    expect(listBookmarks(library, A)).toEqual([]);
    saveBookmark(library, A, { ...MOMENT, key });
    expect(listBookmarks(library, A)).toHaveLength(1);
  });

  it('are notes on a session as a whole, or on a row, in several lines and by somebody, too', async () => {
    const library = await openLibrary();
    const note = {
      ...MOMENT,
      about: 'session',
      fromMs: START_MS,
      text: 'Card declined.\nAsk Ada.',
      author: 'Bob',
    } as const;
    const row = { ...MOMENT, about: 'row', row: { kind: 'request', label: 'x'.repeat(600) } } as const;
    const keys = [saveBookmark(library, A, note), saveBookmark(library, A, row)];
    expect(listBookmarks(library, A)).toEqual([
      { ...note, key: keys[0] },
      { ...row, key: keys[1], row: { kind: 'request', label: 'x'.repeat(500) } },
    ]);
    expect(readBookmark(library, A, keys[0]!)).toEqual({ ...note, key: keys[0] });
    expect(readBookmark(library, B, keys[0]!)).toBeUndefined();
  });

  it('tell when they were changed', async () => {
    const library = await openLibrary();
    const key = saveBookmark(library, A, MOMENT)!;
    const before = Date.now();
    saveBookmark(library, A, { ...MOMENT, key, text: 'later' });
    const { createdAtMs, changedAtMs } = readBookmark(library, A, key)!;
    expect([createdAtMs, changedAtMs! >= before]).toEqual([5, true]);
  });

  it('are not stored for a session that is not there', async () => {
    const library = await openLibrary();
    expect(saveBookmark(library, B, MOMENT)).toBeUndefined();
  });

  it('are there again when a session that was removed is imported again', async () => {
    const library = await openLibrary();
    saveBookmark(library, A, { ...MOMENT, text: 'stays' });
    removeSessions(library, [A]);
    await storeSession(library, { id: A, sha256: makeId('again') });
    expect(listBookmarks(library, A).map(({ text }) => text)).toEqual(['stays']);
  });

  it('go over to a session that takes the place of theirs, in the same recorded window', async () => {
    const library = await openLibrary();
    saveBookmark(library, A, { ...MOMENT, text: 'grows' });
    const events = makeEvents();
    const scratch = new Scratch(library, new AbortController().signal);
    await scratch.begin(0);
    await scratch.flush();
    const draft = makeDraft(B, events, 0);
    const [window] = draft.windows;
    const windows = [
      { ...window!, recordedId: 'earlier', number: 1, scratchWindow: 8 },
      { ...window!, number: 2, scratchWindow: 9 },
    ];
    const source = {
      sha256: makeId('grown'),
      name: 'g',
      path: '',
      bytes: 1,
      dialect: 'd',
      isKept: false,
      warnings: [],
    };
    await storeSessions(library, scratch, [{ ...draft, windows, replaces: [A] }], source, () =>
      scratch.ready(),
    );
    scratch.close();
    expect(listBookmarks(library, A)).toEqual([]);
    expect(listBookmarks(library, B)).toMatchObject([
      { text: 'grows', windowNumber: 2, fromMs: MOMENT.fromMs },
    ]);
  });
});
