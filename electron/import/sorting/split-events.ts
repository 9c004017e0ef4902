import { Byte } from '../../../shared/formats/json/bytes.ts';
import { ValueSpan } from '../../../shared/formats/json/value-span.ts';
import { TextForm } from '../../../shared/formats/json/chunk-text.ts';
import { takeSlab, type Slab } from '../../../shared/model/slab.ts';
import { EventType, hasNodeTree, type ReplayEvent } from '../../../shared/model/replay-event.ts';
import type { SortableEvent, StoredChunk } from './run-store.ts';

const decoder = new TextDecoder();
/** How an event begins in its stored form; the rest is not looked at. */
const HEAD = /^\{"type":(\d+),"timestamp":([-+.\deE]+)/;
const HEAD_BYTES = 64;

/**
 * The events of a stored chunk, one by one, without parsing their payloads.
 * @param shift added to every ordinal
 */
export function* splitEvents({ json, ordinals }: StoredChunk, shift = 0): Generator<SortableEvent> {
  const span = new ValueSpan();
  const slab = takeSlab(json.length);
  slab.bytes.set(json);
  let at = 1;
  for (const ordinal of ordinals) {
    span.begin(Byte.openBrace);
    const end = span.findEnd(slab.bytes, at, json.length);
    if (end < 0) {
      throw new Error('a stored chunk holds fewer events than ordinals');
    }
    yield toSortable(slab.hold(), at, end, ordinal + shift);
    at = end + 1;
  }
  slab.release();
}

function toSortable(slab: Slab, from: number, to: number, ordinal: number): SortableEvent {
  const json = slab.bytes.subarray(from, to);
  const head = HEAD.exec(decoder.decode(json.subarray(0, HEAD_BYTES)));
  if (!head) {
    throw new Error('a stored event does not begin as it should');
  }
  const type = Number(head[1]);
  const timestamp = Number(head[2]);
  return {
    type,
    timestamp,
    ordinal,
    slab,
    from,
    to,
    form: TextForm.whole,
    showsPage: showsPage(type, json),
  };
}

function showsPage(type: number, json: Uint8Array): boolean {
  return type === EventType.fullSnapshot && hasNodeTree(JSON.parse(decoder.decode(json)) as ReplayEvent);
}
