import { KIBIBYTE, type Bytes } from '../../../../shared/model/units.ts';
import type { ByteCursor } from '../byte-cursor.ts';
import { DamagedArchiveError } from '../errors.ts';
import { startsWith, type Sample, type StreamPacking } from '../packing.ts';
import { startsLikeJson, toLatin1 } from '../text.ts';
import { isZlib } from './zlib.ts';

const SEGMENT_HEADER = /^\{"segment_id":\s*\d+[^\n]*\}\n/;
const MAX_HEADER_BYTES: Bytes = 4 * KIBIBYTE;
const BRACKET = 0x5b;
const PLAIN = 0;
const WITH_VIDEO = 1;
/** The marker and the video's length. */
const VIDEO_START: Bytes = 5;
const MP4_TYPE = [...Buffer.from('ftyp')];

/** An envelope item of Sentry's SDK: a line naming the segment, then its events as zlib or plain JSON. */
export const sentrySegmentPacking: StreamPacking = {
  kind: 'stream',
  wrapping: 'sentry-segment',
  detect: ({ head }) => {
    const events = head.subarray(segmentHeaderBytes(head));
    return events.length < head.length && (isZlib(events) || events[0] === BRACKET);
  },
  decode: async function* (cursor) {
    cursor.advance(segmentHeaderBytes(await cursor.fill(MAX_HEADER_BYTES)));
    yield* cursor.rest();
  },
};

/**
 * A blob as Sentry stores it, inside its zlib (sentry/replays/usecases/pack.py): a zero byte and JSON, or a
 * one, the length of a video, the video, and JSON. The video is passed over.
 */
export const sentryPackedPacking: StreamPacking = {
  kind: 'stream',
  wrapping: 'sentry-packed',
  detect: isPacked,
  decode: unpackBlob,
};

function segmentHeaderBytes(head: Uint8Array): Bytes {
  const start = toLatin1(head.subarray(0, MAX_HEADER_BYTES));
  return SEGMENT_HEADER.exec(start)?.[0].length ?? 0;
}

async function isPacked({ head, source }: Sample): Promise<boolean> {
  if (head[0] === PLAIN) {
    return startsLikeJson(head.subarray(1));
  }
  if (head[0] !== WITH_VIDEO || head.length < VIDEO_START) {
    return false;
  }
  // A video's own box tells where what comes after it is out of sight.
  return startsWith(head, MP4_TYPE, VIDEO_START + 4) || isBracketAt(jsonStart(head), head, source);
}

async function isBracketAt(at: Bytes, head: Uint8Array, source: Sample['source']): Promise<boolean> {
  return startsLikeJson(
    head.length > at ? head.subarray(at) : ((await source?.readAt(at, 2)) ?? new Uint8Array()),
  );
}

async function* unpackBlob(cursor: ByteCursor): AsyncGenerator<Uint8Array> {
  const head = await cursor.fill(VIDEO_START);
  if ((await cursor.skip(head[0] === PLAIN ? 1 : jsonStart(head))) > 0) {
    throw new DamagedArchiveError(true);
  }
  yield* cursor.rest();
}

function jsonStart(head: Uint8Array): Bytes {
  return VIDEO_START + new DataView(head.buffer, head.byteOffset).getUint32(1);
}
