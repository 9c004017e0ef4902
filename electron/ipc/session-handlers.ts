import { succeed } from '../../shared/result.ts';
import { MEBIBYTE, type Bytes } from '../../shared/model/units.ts';
import type { Handlers } from '../../shared/contract/contract.ts';
import type { SessionDetails } from '../../shared/model/session.ts';
import { markSessions } from '../library/sessions/marks.ts';
import type { WritableLibrary } from '../library/database/library.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { savePosition } from '../library/sessions/positions.ts';
import { readSession } from '../library/sessions/sessions.ts';
import { retryWhenBusy } from '../library/database/retry-when-busy.ts';
import { findSlice } from '../library/events/event-slices.ts';
import { EventReader } from './event-reader.ts';
import { notInLibrary } from './not-in-library.ts';
import { writeOrRefuse } from './read-only.ts';
import { shortenTexts } from './short-texts.ts';
import { readWindowIndex } from './window-index.ts';

/** How much one message may carry: parsed in a few tens of milliseconds on the other side. */
const BATCH_BYTES: Bytes = 4 * MEBIBYTE;

type SessionHandlers = Pick<
  Handlers,
  'readSession' | 'findSlice' | 'readEvents' | 'readWindowIndex' | 'savePosition'
>;

/**
 * Calls about one session and its events.
 * @param onOpen is told of a session that is being opened
 */
export function createSessionHandlers(
  library: AppLibrary,
  onOpen: (sessionId: string) => void,
): SessionHandlers {
  const { writable } = library;
  const events = new EventReader(BATCH_BYTES);
  return {
    readSession: ({ sessionId }) => {
      const details = readSession(library.read(), sessionId);
      onOpen(sessionId);
      if (details && writable) {
        noteWatched(writable, sessionId);
      }
      return details ? succeed(shortenDetails(details)) : notInLibrary();
    },
    findSlice: (moment) => succeed(findSlice(library.read(), moment)),
    readEvents: async (wanted) => succeed(await events.read(library.read(), wanted)),
    readWindowIndex: ({ sessionId, windowNumber }) =>
      succeed(readWindowIndex(library.read(), sessionId, windowNumber)),
    savePosition: ({ sessionId, windowNumber, atMs }) =>
      writeOrRefuse(library, (opened) => {
        savePosition(opened, sessionId, { windowNumber, atMs });
        return null;
      }),
  };
}

/** An import may hold the library for seconds: opening does not wait for the mark, and does not fail with it. */
function noteWatched(library: WritableLibrary, sessionId: string): void {
  retryWhenBusy(() => markSessions(library, [sessionId], { kind: 'watched', on: true })).catch(
    () => undefined,
  );
}

function shortenDetails(details: SessionDetails): SessionDetails {
  return {
    ...details,
    session: shortenTexts(details.session),
    windows: details.windows.map(shortenTexts),
    sources: details.sources.map(shortenTexts),
  };
}
