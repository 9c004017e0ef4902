import type { FoundItem, ItemPlace } from '../../../shared/replay/items/found-item.ts';
import { packEvents, unpackEvents } from '../events/chunk-codec.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';

type ChunkPlace = Pick<ItemPlace, 'windowNumber' | 'chunk'>;

/**
 * Stores the bodies of a session's items, packed together by chunk.
 * @returns where each item's body stands among those of its chunk; `null` for one that has none
 */
export function insertItemTexts(
  library: WritableLibrary,
  sessionKey: number,
  items: readonly FoundItem[],
): (number | null)[] {
  const chunks = new Map<string, { readonly at: ChunkPlace; readonly texts: string[] }>();
  const places = items.map(({ place, body }) => {
    if (body === null) {
      return null;
    }
    const key = `${place.windowNumber} ${place.chunk}`;
    const chunk = chunks.get(key) ?? { at: place, texts: readItemTexts(library, sessionKey, place) };
    chunks.set(key, chunk);
    return chunk.texts.push(body) - 1;
  });
  const insert = prepare(
    library.database,
    `INSERT OR REPLACE INTO main.item_texts (session_key, window_number, chunk, json_bytes, texts_zstd)
     VALUES (?, ?, ?, ?, ?)`,
  );
  for (const { at, texts } of chunks.values()) {
    const json = Buffer.from(JSON.stringify(texts));
    insert.run(sessionKey, at.windowNumber, at.chunk, json.length, packEvents(json));
  }
  return places;
}

/** The bodies of the items of one chunk. @throws LibraryError */
export function readItemTexts(library: ReadableLibrary, sessionKey: number, at: ChunkPlace): string[] {
  const row = prepare<
    [number, number, number],
    { readonly jsonBytes: number; readonly textsZstd: Uint8Array }
  >(
    library.database,
    `SELECT json_bytes AS jsonBytes, texts_zstd AS textsZstd FROM item_texts
       WHERE session_key = ? AND window_number = ? AND chunk = ?`,
  ).get(sessionKey, at.windowNumber, at.chunk);
  return row ? parseTexts(Buffer.from(unpackEvents(row.textsZstd, row.jsonBytes)).toString()) : [];
}

/** What a library holds may come from strangers. */
function parseTexts(json: string): string[] {
  try {
    const texts: unknown = JSON.parse(json);
    return Array.isArray(texts) ? texts.map((text) => (typeof text === 'string' ? text : '')) : [];
  } catch {
    return [];
  }
}
