import { setImmediate as turn } from 'node:timers/promises';
import type { ReplayEvent } from '../../../shared/model/replay-event.ts';
import { parseReplayEvents } from '../../../shared/replay/parse-events.ts';
import { WindowIndexer, type IndexPlace, type WindowPiece } from '../../../shared/replay/window-indexer.ts';
import { resolveInLibrary } from '../../library/assets/assets.ts';
import { unpackEvents } from '../../library/events/chunk-codec.ts';
import { iterateChunks } from '../../library/events/chunks.ts';
import { readCheckpoint } from '../../library/events/checkpoints.ts';
import { readOutwardIds, storeIndexPiece, type UnindexedWindow } from '../../library/index/index-pieces.ts';
import { LibraryError } from '../../library/database/library-error.ts';
import type { WritableLibrary } from '../../library/database/library.ts';
import { retryWhenBusy } from '../../library/database/retry-when-busy.ts';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * Indexes a window from where it was left to its end, and stores what was found piece by piece. A window that is
 * damaged is marked as done: it is played without.
 * @param goOn is asked after each piece, and told how many chunks are done
 */
export async function indexWindow(
  library: WritableLibrary,
  window: UnindexedWindow,
  goOn: (doneChunks: number) => boolean,
): Promise<void> {
  const { chunks, nextChunk, windowNumber } = window;
  try {
    for await (const piece of readPieces(library, window)) {
      await store(library, window, piece);
      if (!goOn(piece.nextChunk)) {
        return;
      }
    }
  } catch (error) {
    if (!(error instanceof LibraryError && error.code === 'session-damaged')) {
      throw error;
    }
    const place = { windowNumber, firstChunk: nextChunk, checkpoint: [], outwardIds: [] };
    await store(library, window, new WindowIndexer(place).finish(chunks));
    goOn(chunks);
  }
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
    await turn();
  }
  yield indexer.finish(chunks);
}

function placeAt(
  library: WritableLibrary,
  { windowKey, sessionId, windowNumber, lastPiece: chunk }: UnindexedWindow,
): IndexPlace {
  const checkpoint = readCheckpoint(library, { sessionId, windowNumber, chunk });
  return {
    windowNumber,
    firstChunk: chunk,
    checkpoint: checkpoint ? parse(checkpoint) : [],
    outwardIds: readOutwardIds(library, windowKey, chunk),
  };
}

function store(library: WritableLibrary, { windowKey }: UnindexedWindow, piece: WindowPiece): Promise<void> {
  const { firstChunk, nextChunk, findings, items, checkpointJson, outwardIds } = piece;
  return retryWhenBusy(() =>
    storeIndexPiece(library, windowKey, {
      firstChunk,
      nextChunk,
      findingsJson: JSON.stringify(findings),
      items,
      outwardIds,
      checkpoint: checkpointJson === null ? null : encoder.encode(checkpointJson),
    }),
  );
}

function parse(json: Uint8Array): ReplayEvent[] {
  return parseReplayEvents(decoder.decode(json));
}
