import { fail, succeed, type Result } from '../../shared/result.ts';
import { MEBIBYTE, type Bytes } from '../../shared/model/units.ts';
import type { EventBatch, Handlers } from '../../shared/contract.ts';
import { readChunks } from '../library/chunks.ts';
import type { AppLibrary } from '../library/open-for-app.ts';
import type { ReadableLibrary } from '../library/open.ts';
import { savePosition } from '../library/positions.ts';
import { listSessions, readSession, removeSession } from '../library/sessions.ts';
import { retryWhenBusy } from '../library/retry-when-busy.ts';
import { refuseToWrite } from './read-only.ts';

/** How much one message may carry: parsed in a few tens of milliseconds on the other side. */
const BATCH_BYTES: Bytes = 4 * MEBIBYTE;

type SessionHandlers = Pick<
  Handlers,
  'listSessions' | 'readSession' | 'readEvents' | 'savePosition' | 'removeSession'
>;

/** Calls about what is in the library. */
export function createSessionHandlers(library: AppLibrary): SessionHandlers {
  const { writable } = library;
  return {
    listSessions: () => succeed(listSessions(library.read())),
    readSession: ({ sessionId }) => {
      const details = readSession(library.read(), sessionId);
      return details ? succeed(details) : notInLibrary();
    },
    readEvents: ({ sessionId, windowNumber, fromChunk }) =>
      succeed(readBatch(library.read(), { sessionId, windowNumber, fromChunk })),
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

function notInLibrary(): Result<never> {
  return fail('no-such-session', 'This session is no longer in the library.');
}

function readBatch(library: ReadableLibrary, at: Parameters<typeof readChunks>[1]): EventBatch {
  const { chunks, nextChunk } = readChunks(library, at, BATCH_BYTES);
  return { chunks: chunks.map(toArrayBuffer), nextChunk };
}

/** A buffer of its own, so that no pool that Node shares between buffers crosses the process boundary. */
function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
