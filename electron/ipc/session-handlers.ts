import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { succeed } from '../../shared/result.ts';
import { MEBIBYTE, type Bytes } from '../../shared/model/units.ts';
import type { Handlers } from '../../shared/contract/contract.ts';
import type { Comeback } from '../start/comeback.ts';
import type { LibraryReader } from '../jobs/reading/library-reader.ts';
import { markOpened } from '../library/sessions/marks.ts';
import type { WritableLibrary } from '../library/database/library.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { savePosition } from '../library/sessions/positions.ts';
import { retryWhenBusy } from '../library/database/retry-when-busy.ts';
import { findSlice } from '../library/events/event-slices.ts';
import { EventReader } from './event-reader.ts';
import { notInLibrary } from './not-in-library.ts';
import { writeOrRefuse } from './read-only.ts';
import { readWindowIndex } from './window-index.ts';

/** How much one message may carry: parsed in a few tens of milliseconds on the other side. */
const BATCH_BYTES: Bytes = 4 * MEBIBYTE;

type SessionHandlers = Pick<
  Handlers,
  'readSession' | 'findSlice' | 'readEvents' | 'readWindowIndex' | 'savePosition'
>;

/**
 * Calls about one session and its events.
 * @param reader reads what a session consists of, which may be any number of windows
 * @param comeback is told where the user is in it
 * @param onOpen is told of a session that is being opened
 */
export function createSessionHandlers(
  library: AppLibrary,
  reader: LibraryReader,
  comeback: Pick<Comeback, 'notePosition'>,
  onOpen: (sessionId: string) => void,
): SessionHandlers {
  const { writable } = library;
  const events = new EventReader(BATCH_BYTES);
  return {
    readSession: async ({ sessionId, isPreview = false }) => {
      const found = await reader.ask('session', { sessionId });
      if (!isPreview) {
        onOpen(sessionId);
      }
      // With 20,000 windows, each copy of them takes a while: here from the thread, then to the page. Others have a turn
      // between the two, and before the mark is written.
      await yieldToOthers();
      if (!found.ok) {
        return found;
      }
      if (!found.value) {
        return notInLibrary();
      }
      if (writable && !isPreview) {
        setImmediate(noteWatched, writable, sessionId);
      }
      return succeed(found.value);
    },
    findSlice: (moment) => succeed(findSlice(library.read(), moment)),
    readEvents: async (wanted) => succeed(await events.read(library.read(), wanted)),
    readWindowIndex: ({ sessionId, windowNumber }) =>
      succeed(readWindowIndex(library.read(), sessionId, windowNumber)),
    savePosition: ({ sessionId, windowNumber, atMs }) => {
      comeback.notePosition(sessionId, { windowNumber, atMs });
      return writeOrRefuse(library, (opened) => {
        savePosition(opened, sessionId, { windowNumber, atMs });
        return null;
      });
    },
  };
}

/** An import may hold the library for seconds: opening does not wait for the mark, and does not fail with it. */
function noteWatched(library: WritableLibrary, sessionId: string): void {
  retryWhenBusy(() => markOpened(library, sessionId)).catch(() => undefined);
}
