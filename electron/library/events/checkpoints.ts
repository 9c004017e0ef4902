import type { ReadableLibrary } from '../database/library.ts';
import { unpackEvents } from './chunk-codec.ts';
import { readPacked, type PackedPlace } from './packed-json.ts';

/** The checkpoint that stands for everything before a chunk: a JSON array of events (UTF-8), if there is one. */
export function readCheckpoint(
  library: ReadableLibrary,
  at: Omit<PackedPlace, 'kind'>,
): Uint8Array | undefined {
  const row = readPacked(library, { ...at, kind: 'checkpoint' });
  return row && unpackEvents(row.eventsZstd, row.jsonBytes);
}
