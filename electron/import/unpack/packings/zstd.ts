import { createZstdDecompress } from 'node:zlib';
import type { Bytes } from '../../../../shared/model/units.ts';
import { ByteCursor } from '../byte-cursor.ts';
import { DamagedArchiveError } from '../errors.ts';
import { inflate } from './inflate.ts';
import { INFLATE_CHUNK } from '../limits.ts';
import { startsWith, type StreamPacking } from '../packing.ts';

const FRAME = [0x28, 0xb5, 0x2f, 0xfd];
const SKIPPABLE = [0x2a, 0x4d, 0x18];
const DICTIONARY_ID_BYTES = [0, 1, 2, 4];
const RAW_BYTES_OF_ONE = 1;
const RESERVED = 3;

/**
 * Zstandard, RFC 8878: any number of frames. Their ends are found here, because Node's decoder (24.15) stops
 * after the first frame of a chunk and says nothing when a frame breaks off.
 */
export const zstdPacking: StreamPacking = {
  kind: 'stream',
  wrapping: 'zstd',
  detect: ({ head }) => isZstd(head),
  decode: unzstd,
};

/** The beginning of a frame, with data or to be passed over. */
export function isZstd(head: Uint8Array): boolean {
  return startsWith(head, FRAME) || isSkippable(head);
}

/** Unpacks frame after frame; what follows them is not looked at. @throws DamagedArchiveError */
export async function* unzstd(cursor: ByteCursor): AsyncGenerator<Uint8Array> {
  for (let head = await cursor.fill(4); isZstd(head); head = await cursor.fill(4)) {
    if (isSkippable(head)) {
      await skipFrame(cursor);
    } else {
      const frame = new ByteCursor(readFrame(cursor));
      yield* inflate(frame, createZstdDecompress({ chunkSize: INFLATE_CHUNK }));
      await frame.skip(Infinity);
    }
  }
}

function isSkippable(head: Uint8Array): boolean {
  return ((head[0] ?? 0) & 0xf0) === 0x50 && startsWith(head, SKIPPABLE, 1);
}

async function skipFrame(cursor: ByteCursor): Promise<void> {
  const header = Buffer.from(await cursor.read(8));
  if ((await cursor.skip(header.readUInt32LE(4))) > 0) {
    throw new DamagedArchiveError(true);
  }
}

/** One frame's bytes: its header, its blocks, its checksum. */
async function* readFrame(cursor: ByteCursor): AsyncGenerator<Uint8Array> {
  const [descriptor = 0] = (await cursor.fill(5)).subarray(4);
  yield* cursor.take(headerBytes(descriptor));
  for (let last = false; !last;) {
    const [low = 0, middle = 0, high = 0] = await cursor.fill(3);
    last = (low & 1) === 1;
    yield* cursor.take(3 + blockBytes(low + (middle << 8) + (high << 16)));
  }
  yield* cursor.take(descriptor & 4 ? 4 : 0);
}

function headerBytes(descriptor: number): Bytes {
  const single = (descriptor >> 5) & 1;
  const sizeBytes = [single, 2, 4, 8][descriptor >> 6] ?? 0;
  return 5 + (1 - single) + (DICTIONARY_ID_BYTES[descriptor & 3] ?? 0) + sizeBytes;
}

function blockBytes(header: number): Bytes {
  const type = (header >> 1) & 3;
  if (type === RESERVED) {
    throw new DamagedArchiveError(false);
  }
  return type === RAW_BYTES_OF_ONE ? 1 : header >> 3;
}
