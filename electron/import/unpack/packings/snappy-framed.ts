import { KIBIBYTE, type Bytes } from '../../../../shared/model/units.ts';
import type { ByteCursor } from '../byte-cursor.ts';
import { DamagedArchiveError } from '../errors.ts';
import { startsWith, type StreamPacking } from '../packing.ts';
import { unsnappy } from './snappy-block.ts';

const MAGIC = [0xff, 0x06, 0x00, 0x00, ...Buffer.from('sNaPpY')];
const HEADER_BYTES: Bytes = 4;
const CHECKSUM_BYTES: Bytes = 4;
const COMPRESSED = 0x00;
const PLAIN = 0x01;
/** From here on a chunk that is not known may be passed over. */
const SKIPPABLE = 0x80;
/** The format's own limit, with room for what snappy adds to data that it cannot pack. */
const MAX_CHUNK_BYTES: Bytes = 80 * KIBIBYTE;

/**
 * Snappy's framing format, as `snzip` and Python's `StreamCompressor` write it. PostHog never does. The
 * checksums (CRC-32C) are not verified: a damaged chunk does not unpack, and a damaged text does not parse.
 */
export const snappyFramedPacking: StreamPacking = {
  kind: 'stream',
  wrapping: 'snappy-framed',
  detect: ({ head }) => startsWith(head, MAGIC),
  decode: readFrames,
};

async function* readFrames(cursor: ByteCursor): AsyncGenerator<Uint8Array> {
  while ((await cursor.peek()).length > 0) {
    const [type = 0, low = 0, middle = 0, high = 0] = await cursor.read(HEADER_BYTES);
    const length = low + (middle << 8) + (high << 16);
    if (type >= SKIPPABLE) {
      if ((await cursor.skip(length)) > 0) {
        throw new DamagedArchiveError(true);
      }
    } else {
      yield await readChunk(cursor, type, length);
    }
  }
}

async function readChunk(cursor: ByteCursor, type: number, length: Bytes): Promise<Uint8Array> {
  if (type > PLAIN || length < CHECKSUM_BYTES || length > MAX_CHUNK_BYTES) {
    throw new DamagedArchiveError(false);
  }
  const data = (await cursor.read(length)).subarray(CHECKSUM_BYTES);
  const contents = type === COMPRESSED ? unsnappy(data) : data;
  if (!contents) {
    throw new DamagedArchiveError(false);
  }
  return contents;
}
