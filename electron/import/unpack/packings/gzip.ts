import { crc32, createInflateRaw } from 'node:zlib';
import type { ByteCursor } from '../byte-cursor.ts';
import { DamagedArchiveError } from '../errors.ts';
import { inflate } from './inflate.ts';
import { INFLATE_CHUNK } from '../limits.ts';
import { startsWith, type StreamPacking } from '../packing.ts';

const MAGIC = [0x1f, 0x8b];
const DEFLATE = 8;
const FLAG = { headerChecksum: 2, extra: 4, name: 8, comment: 16 } as const;

/**
 * Gzip, RFC 1952: one member, or several in a row (`cat a.gz b.gz`). Read member by member rather than with
 * Node's gunzip, which loses the last output where garbage follows the data in the same chunk.
 */
export const gzipPacking: StreamPacking = {
  kind: 'stream',
  wrapping: 'gzip',
  detect: ({ head }) => startsWith(head, MAGIC),
  decode: gunzip,
};

async function* gunzip(cursor: ByteCursor): AsyncGenerator<Uint8Array> {
  do {
    await skipHeader(cursor);
    yield* inflateChecked(cursor);
  } while (startsWith(await cursor.fill(MAGIC.length), MAGIC));
}

async function* inflateChecked(cursor: ByteCursor): AsyncGenerator<Uint8Array> {
  let checksum = 0;
  for await (const chunk of inflate(cursor, createInflateRaw({ chunkSize: INFLATE_CHUNK }))) {
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  const trailer = Buffer.from(await cursor.read(8));
  if (trailer.readUInt32LE(0) !== checksum) {
    throw new DamagedArchiveError(false);
  }
}

async function skipHeader(cursor: ByteCursor): Promise<void> {
  const [, , method, flags = 0] = await cursor.read(10);
  if (method !== DEFLATE) {
    throw new DamagedArchiveError(false);
  }
  if (flags & FLAG.extra) {
    const [low = 0, high = 0] = await cursor.read(2);
    await cursor.skip(low + 256 * high);
  }
  if (flags & FLAG.name) {
    await skipText(cursor);
  }
  if (flags & FLAG.comment) {
    await skipText(cursor);
  }
  if (flags & FLAG.headerChecksum) {
    await cursor.skip(2);
  }
}

async function skipText(cursor: ByteCursor): Promise<void> {
  for (;;) {
    const bytes = await cursor.peek();
    const end = bytes.indexOf(0);
    cursor.advance(end < 0 ? bytes.length : end + 1);
    if (end >= 0 || bytes.length === 0) {
      return;
    }
  }
}
