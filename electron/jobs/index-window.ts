import { setImmediate as turn } from 'node:timers/promises';
import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { parseReplayEvents } from '../../shared/replay/parse-events.ts';
import { WindowIndexer, type WindowPiece } from '../../shared/replay/window-indexer.ts';
import { resolveInLibrary } from '../library/assets.ts';
import { unpackEvents } from '../library/chunk-codec.ts';
import { iterateChunks } from '../library/chunks.ts';
import { readCheckpoint } from '../library/checkpoints.ts';
import { storeIndexPiece, type UnindexedWindow } from '../library/index-pieces.ts';
import { LibraryError } from '../library/library-error.ts';
import type { WritableLibrary } from '../library/open.ts';
import { retryWhenBusy } from '../library/retry-when-busy.ts';

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
  const { chunks, nextChunk } = window;
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
    await store(library, window, new WindowIndexer(window.windowNumber, nextChunk, []).finish(chunks));
    goOn(chunks);
  }
}

async function* readPieces(
  library: WritableLibrary,
  { sessionId, windowNumber, chunks, nextChunk }: UnindexedWindow,
): AsyncGenerator<WindowPiece> {
  const checkpoint = readCheckpoint(library, { sessionId, windowNumber, chunk: nextChunk });
  const indexer = new WindowIndexer(
    windowNumber,
    nextChunk,
    checkpoint ? parse(checkpoint) : [],
    resolveInLibrary(library),
  );
  for (const row of iterateChunks(library, { sessionId, windowNumber, fromChunk: nextChunk })) {
    const chunk = { ...row, startsWithFullSnapshot: row.startsWithFullSnapshot === 1 };
    const piece = indexer.endBefore(chunk);
    if (piece) {
      yield piece;
    }
    indexer.read(chunk, parse(unpackEvents(chunk.eventsZstd, chunk.jsonBytes)));
    await turn();
  }
  yield indexer.finish(chunks);
}

function store(library: WritableLibrary, { windowKey }: UnindexedWindow, piece: WindowPiece): Promise<void> {
  const { firstChunk, nextChunk, findings, items, checkpointJson } = piece;
  return retryWhenBusy(() =>
    storeIndexPiece(library, windowKey, {
      firstChunk,
      nextChunk,
      findingsJson: JSON.stringify(findings),
      items,
      checkpoint: checkpointJson === null ? null : encoder.encode(checkpointJson),
    }),
  );
}

function parse(json: Uint8Array): ReplayEvent[] {
  return parseReplayEvents(decoder.decode(json));
}
