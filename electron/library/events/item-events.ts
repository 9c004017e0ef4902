import { parseReplayEvents } from '../../../shared/replay/parse-events.ts';
import type { ReplayEvent } from '../../../shared/model/replay-event.ts';
import { ITEM_KINDS, type ItemKind } from '../../../shared/model/item.ts';
import type { TimeSpan } from '../../../shared/model/window-index.ts';
import type { ItemPlace } from '../../../shared/replay/items/found-item.ts';
import { unpackEvents } from './chunk-codec.ts';
import { iterateChunks } from './chunks.ts';
import { SESSION_ITEMS } from '../database/item-keys.ts';
import type { ReadableLibrary } from '../database/library.ts';

const decoder = new TextDecoder();

/** The event that an item was found in, if the library still has it. @throws LibraryError */
export function readItemEvent(
  library: ReadableLibrary,
  sessionId: string,
  place: ItemPlace,
): ReplayEvent | undefined {
  return readChunkEvents(library, sessionId, place)[place.event];
}

/** Which items of a session are meant. */
export interface ItemRange extends TimeSpan {
  readonly sessionId: string;
  readonly kind: ItemKind;
  /** Null: those of every window. */
  readonly windowNumber: number | null;
}

/**
 * The events in which items were found, with which of several things in it each item is. In the order in which they
 * are stored, so that every chunk is unpacked once.
 * @throws LibraryError
 */
export function* iterateItemEvents(
  library: ReadableLibrary,
  range: ItemRange,
): Generator<{ readonly event: ReplayEvent; readonly part: number }> {
  let last: { readonly place: ItemPlace; readonly events: readonly ReplayEvent[] } | undefined;
  for (const place of listPlaces(library, range)) {
    const isSame = last?.place.windowNumber === place.windowNumber && last.place.chunk === place.chunk;
    last = isSame && last ? last : { place, events: readChunkEvents(library, range.sessionId, place) };
    const event = last.events[place.event];
    if (event) {
      yield { event, part: place.part };
    }
  }
}

function listPlaces(library: ReadableLibrary, { kind, ...range }: ItemRange): ItemPlace[] {
  return library.database
    .prepare<object, ItemPlace>(
      `SELECT window_number AS windowNumber, chunk, event, part FROM ${SESSION_ITEMS}
       WHERE sessions.id = @sessionId AND kind = @kind AND (@windowNumber IS NULL OR window_number = @windowNumber)
         AND at_ms <= @toMs AND at_ms + coalesce(duration_ms, 0) >= @fromMs
       ORDER BY window_number, chunk, event, part`,
    )
    .all({ ...range, kind: ITEM_KINDS.indexOf(kind) });
}

function readChunkEvents(
  library: ReadableLibrary,
  sessionId: string,
  { windowNumber, chunk }: ItemPlace,
): readonly ReplayEvent[] {
  const range = { sessionId, windowNumber, fromChunk: chunk, toChunk: chunk };
  const [row] = iterateChunks(library, range);
  return row ? parseReplayEvents(decoder.decode(unpackEvents(row.eventsZstd, row.jsonBytes))) : [];
}
