import type { SortableEvent } from '../../electron/import/sorting/run-store.ts';
import { PIECE_LENGTH, TextForm, type ChunkText } from '../../shared/formats/json/chunk-text.ts';
import { takeSlab } from '../../shared/model/slab.ts';
import { toBytes } from './chunks.ts';

/** An event on its way into the library, its text being the JSON of what is given. */
export function makeSortable(
  { type = 3, timestamp = 0, data = 0 }: { type?: number; timestamp?: number; data?: unknown },
  { ordinal = 0, text = JSON.stringify({ type, timestamp, data }) } = {},
): SortableEvent {
  const bytes = toBytes(text);
  const slab = takeSlab(bytes.length);
  slab.bytes.set(bytes);
  return {
    type,
    timestamp,
    ordinal,
    slab,
    from: 0,
    to: bytes.length,
    form: TextForm.whole,
    showsPage: type === 2,
  };
}

/** The texts of events, as they are handed on to be packed. */
export function makeChunkText(events: readonly { type: number; timestamp: number }[]): ChunkText {
  const slabs = events.map((event) => toShared(JSON.stringify(event)));
  const pieces = new Int32Array(events.length * PIECE_LENGTH);
  slabs.forEach((slab, at) => {
    pieces.set([at, 0, slab.length, TextForm.whole, events[at]!.type], at * PIECE_LENGTH);
  });
  return { slabs, pieces, times: Float64Array.from(events, ({ timestamp }) => timestamp) };
}

/** Text in memory that threads share. */
function toShared(text: string): Uint8Array {
  const bytes = toBytes(text);
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}
