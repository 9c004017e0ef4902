import { parseReplayEvents } from '../../shared/replay/parse-events.ts';
import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import type { ItemPlace } from '../../shared/replay/items/found-item.ts';
import { unpackEvents } from './chunk-codec.ts';
import { iterateChunks } from './chunks.ts';
import type { ReadableLibrary } from './open.ts';

const decoder = new TextDecoder();

/** The event that an item was found in, if the library still has it. @throws LibraryError */
export function readItemEvent(
  library: ReadableLibrary,
  sessionId: string,
  { windowNumber, chunk, event }: ItemPlace,
): ReplayEvent | undefined {
  const range = { sessionId, windowNumber, fromChunk: chunk, toChunk: chunk };
  const [row] = iterateChunks(library, range);
  return row && parseReplayEvents(decoder.decode(unpackEvents(row.eventsZstd, row.jsonBytes)))[event];
}
