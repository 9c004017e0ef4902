import { fail, succeed, type Result } from '../../shared/result.ts';
import { MEBIBYTE, type Bytes } from '../../shared/model/units.ts';
import type { EventBatch, Handlers } from '../../shared/contract.ts';
import { readChunks } from '../library/chunks.ts';
import type { WritableLibrary } from '../library/open.ts';
import { savePosition } from '../library/positions.ts';
import { listSessions, readSession, removeSession } from '../library/sessions.ts';
import { retryWhenBusy } from '../library/retry-when-busy.ts';

/** How much one message may carry: parsed in a few tens of milliseconds on the other side. */
const BATCH_BYTES: Bytes = 4 * MEBIBYTE;

type SessionHandlers = Pick<
  Handlers,
  'listSessions' | 'readSession' | 'readEvents' | 'savePosition' | 'removeSession'
>;

/** Calls about what is in the library. */
export function createSessionHandlers(library: () => WritableLibrary): SessionHandlers {
  return {
    listSessions: () => succeed(listSessions(library())),
    readSession: ({ sessionId }) => {
      const details = readSession(library(), sessionId);
      return details ? succeed(details) : notInLibrary();
    },
    readEvents: ({ sessionId, windowNumber, fromChunk }) =>
      succeed(readBatch(library(), { sessionId, windowNumber, fromChunk })),
    savePosition: async ({ sessionId, windowNumber, atMs }) => {
      await retryWhenBusy(() => savePosition(library(), sessionId, { windowNumber, atMs }));
      return succeed(null);
    },
    removeSession: async ({ sessionId }) =>
      (await retryWhenBusy(() => removeSession(library(), sessionId))) ? succeed(null) : notInLibrary(),
  };
}

function notInLibrary(): Result<never> {
  return fail('no-such-session', 'This session is no longer in the library.');
}

function readBatch(library: WritableLibrary, at: Parameters<typeof readChunks>[1]): EventBatch {
  const { chunks, nextChunk } = readChunks(library, at, BATCH_BYTES);
  return { chunks: chunks.map(toArrayBuffer), nextChunk };
}

/** A buffer of its own, so that no pool that Node shares between buffers crosses the process boundary. */
function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
