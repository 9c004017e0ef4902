import { fail, succeed, type Result } from '../../shared/result.ts';
import { MEBIBYTE, type Bytes } from '../../shared/model/units.ts';
import type { Handlers } from '../../shared/contract.ts';
import type { SessionDetails } from '../../shared/model/session.ts';
import type { AppLibrary } from '../library/open-for-app.ts';
import { savePosition } from '../library/positions.ts';
import { listSessions, readSession, removeSession } from '../library/sessions.ts';
import { retryWhenBusy } from '../library/retry-when-busy.ts';
import { findStretch } from '../library/stretches.ts';
import { EventReader } from './event-reader.ts';
import { refuseToWrite } from './read-only.ts';
import { shortenTexts } from './short-texts.ts';
import { readWindowIndex } from './window-index.ts';

/** How much one message may carry: parsed in a few tens of milliseconds on the other side. */
const BATCH_BYTES: Bytes = 4 * MEBIBYTE;

type SessionHandlers = Pick<
  Handlers,
  | 'listSessions'
  | 'readSession'
  | 'findStretch'
  | 'readEvents'
  | 'readWindowIndex'
  | 'savePosition'
  | 'removeSession'
>;

/**
 * Calls about what is in the library.
 * @param onOpen is told of a session that is being opened
 */
export function createSessionHandlers(
  library: AppLibrary,
  onOpen: (sessionId: string) => void,
): SessionHandlers {
  const { writable } = library;
  const events = new EventReader(BATCH_BYTES);
  return {
    listSessions: () => succeed(listSessions(library.read()).map(shortenTexts)),
    readSession: ({ sessionId }) => {
      const details = readSession(library.read(), sessionId);
      onOpen(sessionId);
      return details ? succeed(shortenDetails(details)) : notInLibrary();
    },
    findStretch: (moment) => succeed(findStretch(library.read(), moment)),
    readEvents: async (wanted) => succeed(await events.read(library.read(), wanted)),
    readWindowIndex: ({ sessionId, windowNumber }) =>
      succeed(readWindowIndex(library.read(), sessionId, windowNumber)),
    savePosition: async ({ sessionId, windowNumber, atMs }) => {
      if (!writable) {
        return refuseToWrite();
      }
      await retryWhenBusy(() => savePosition(writable, sessionId, { windowNumber, atMs }));
      return succeed(null);
    },
    removeSession: async ({ sessionId }) => {
      if (!writable) {
        return refuseToWrite();
      }
      return (await retryWhenBusy(() => removeSession(writable, sessionId))) ? succeed(null) : notInLibrary();
    },
  };
}

function shortenDetails(details: SessionDetails): SessionDetails {
  return {
    ...details,
    session: shortenTexts(details.session),
    windows: details.windows.map(shortenTexts),
    sources: details.sources.map(shortenTexts),
  };
}

function notInLibrary(): Result<never> {
  return fail('no-such-session', 'This session is no longer in the library.');
}
