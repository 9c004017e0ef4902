import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { errorMessage } from '../../../shared/error-message.ts';
import type { ReplayEvent } from '../../../shared/model/replay-event.ts';
import { parseReplayEvents } from '../../../shared/replay/parse-events.ts';
import { WindowIndexer, type IndexPlace, type WindowPiece } from '../../../shared/replay/window-indexer.ts';
import { resolveInLibrary } from '../../library/assets/assets.ts';
import { unpackEvents } from '../../library/events/chunk-codec.ts';
import { iterateChunks } from '../../library/events/chunks.ts';
import { readCheckpoint } from '../../library/events/checkpoints.ts';
import {
  forgetIndexStarts,
  noteIndexFailure,
  noteIndexStart,
} from '../../library/sessions/index-attempts.ts';
import { readClickRules } from '../../library/index/index-rules.ts';
import {
  listOtherWindows,
  readOutwardIds,
  storeIndexPiece,
  type UnindexedWindow,
} from '../../library/index/index-pieces.ts';
import { isStorageTrouble } from '../../library/database/library-error.ts';
import type { WritableLibrary } from '../../library/database/library.ts';
import { retryWhenBusy } from '../../library/database/retry-when-busy.ts';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** An app that ended this often at the same place is taken to have ended because of it; once may be an accident. */
export const MAX_STARTS = 3;

/**
 * Indexes a window from where it was left to its end, and stores what was found piece by piece. Where the window
 * itself makes that fail, the reason is noted, and the window counts as done: it is played without an index.
 * @param goOn is asked after each piece, and told how many chunks are done
 * @throws what keeps any window from being read or written: a full disk, another program that holds the library
 */
export async function indexWindow(
  library: WritableLibrary,
  window: UnindexedWindow,
  goOn: (doneChunks: number) => boolean,
): Promise<void> {
  const { windowKey, chunks } = window;
  let { nextChunk } = window;
  const starts = await retryWhenBusy(() => noteIndexStart(library, windowKey));
  try {
    assertNotTooOften(starts);
    for await (const piece of readPieces(library, window)) {
      await store(library, window, piece);
      ({ nextChunk } = piece);
      if (!goOn(nextChunk)) {
        break;
      }
    }
  } catch (error) {
    if (isStorageTrouble(error)) {
      throw error;
    }
    await passOver(library, { ...window, nextChunk }, errorMessage(error));
    goOn(chunks);
  } finally {
    await retryWhenBusy(() => forgetIndexStarts(library, windowKey));
  }
}

/** @throws when the app has ended too often while it read what comes next */
function assertNotTooOften(starts: number): void {
  if (starts > MAX_STARTS) {
    throw new Error(
      `Indexing was begun ${MAX_STARTS} times, and the app ended each time before it came further.`,
    );
  }
}

function passOver(library: WritableLibrary, window: UnindexedWindow, reason: string): Promise<void> {
  const { windowNumber, nextChunk: firstChunk, chunks } = window;
  const place = { windowNumber, firstChunk, checkpoint: [], outwardIds: [] };
  const findingsJson = JSON.stringify(new WindowIndexer(place).finish(chunks).findings);
  return retryWhenBusy(() => noteIndexFailure(library, window, { reason, findingsJson }));
}

/** The last piece that is stored is read once more: of what happened at its very end, some comes with the next. */
async function* readPieces(library: WritableLibrary, window: UnindexedWindow): AsyncGenerator<WindowPiece> {
  const { sessionId, windowNumber, chunks, nextChunk, lastPiece: fromChunk } = window;
  const indexer = new WindowIndexer(placeAt(library, window), resolveInLibrary(library));
  for (const row of iterateChunks(library, { sessionId, windowNumber, fromChunk })) {
    const chunk = { ...row, startsWithFullSnapshot: row.startsWithFullSnapshot === 1 };
    if (chunk.number > nextChunk) {
      const piece = indexer.endBefore(chunk);
      if (piece) {
        yield piece;
      }
    } else if (chunk.number === nextChunk && nextChunk > fromChunk) {
      indexer.endPiece(chunk);
    }
    indexer.read(chunk, parse(unpackEvents(chunk.eventsZstd, chunk.jsonBytes)));
    await yieldToOthers();
  }
  yield indexer.finish(chunks);
}

function placeAt(
  library: WritableLibrary,
  { windowKey, sessionKey, sessionId, sessionStartedAtMs, windowNumber, lastPiece: chunk }: UnindexedWindow,
): IndexPlace {
  const checkpoint = readCheckpoint(library, { sessionId, windowNumber, chunk });
  return {
    windowNumber,
    sessionStartedAtMs,
    firstChunk: chunk,
    checkpoint: checkpoint ? parse(checkpoint) : [],
    outwardIds: readOutwardIds(library, windowKey, chunk),
    clicks: {
      rules: readClickRules(library),
      otherWindowsAtMs: listOtherWindows(library, { windowKey, sessionKey }),
    },
  };
}

function store(library: WritableLibrary, { windowKey }: UnindexedWindow, piece: WindowPiece): Promise<void> {
  const { firstChunk, nextChunk, findings, items, checkpointJson, corrections, outwardIds } = piece;
  return retryWhenBusy(() =>
    storeIndexPiece(library, windowKey, {
      firstChunk,
      nextChunk,
      findingsJson: JSON.stringify(findings),
      items,
      corrections,
      outwardIds,
      checkpoint: checkpointJson === null ? null : encoder.encode(checkpointJson),
    }),
  );
}

function parse(json: Uint8Array): ReplayEvent[] {
  return parseReplayEvents(decoder.decode(json));
}
