import { crc32, createInflateRaw } from 'node:zlib';
import type { Bytes } from '../../../../shared/model/units.ts';
import { ByteCursor } from '../byte-cursor.ts';
import type { ByteSource } from '../byte-source.ts';
import { DamagedArchiveError } from '../errors.ts';
import { inflate } from '../packings/inflate.ts';
import { INFLATE_CHUNK, READ_CHUNK } from '../limits.ts';
import type { ZipEntry } from './zip-directory.ts';
import { findKey, LOCK_HEAD, type ZipLock } from './zip-lock.ts';
import { unzstd } from '../packings/zstd.ts';

/** How an entry's bytes are packed (APPNOTE 4.4.5); deflate64, LZMA and others are not known to Node. */
export const ZIP_METHOD = { stored: 0, deflate: 8, zstd: 93 } as const;

const USUAL_RATIO = 10;
const MIN_CHUNK: Bytes = 1024;
const HEADER_SIGNATURE = 0x04034b50;
/** The fixed part of a local header. */
export const LOCAL_HEADER_BYTES: Bytes = 30;

/** There is a way to unpack this. */
export function isKnownMethod(method: number): boolean {
  return Object.values<number>(ZIP_METHOD).includes(method);
}

/** Names of methods that some tools offer (APPNOTE 4.4.5). */
const UNKNOWN_METHODS: Readonly<Record<number, string>> = {
  1: 'Shrink',
  6: 'Implode',
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  95: 'xz',
  98: 'PPMd',
};
/** What is said of an entry that has a password, in an archive that is damaged. */
export const ENCRYPTED =
  'it is encrypted with a password; unpack it with the password first (7-Zip and others do), and import what was in it';
/** What is said of an entry that has a password. @param areGiven whether any was given */
export function explainLock(lock: ZipLock, areGiven: boolean): string {
  if (lock.kind === 'unknown') {
    return ENCRYPTED;
  }
  return areGiven
    ? 'it is encrypted, and the password that was given does not open it'
    : 'it is encrypted with a password, and none was given';
}
/** Why an entry of another method is left out. */
export function explainMethod(method: number): string {
  const name = UNKNOWN_METHODS[method];
  const what = name
    ? `it is packed with ${name}, which is not unpacked here`
    : `it is packed in a way that is not known (${method})`;
  return `${what}; unpack it first, or pack it again in the usual way (Deflate)`;
}

/** An entry's contents, checked against its checksum at the end. @throws DamagedArchiveError */
export async function* readZipEntry(source: ByteSource, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const stored = sliceSource(source, await findData(source, entry), entry.packedBytes);
  const packed = new ByteCursor(entry.key?.decrypt(stored, entry.packedBytes) ?? stored);
  let checksum = 0;
  try {
    for await (const chunk of unpackMethod(packed, entry.method, entry.packedBytes)) {
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } finally {
    await packed.close();
  }
  if (entry.checksum !== null && checksum !== entry.checksum) {
    throw new DamagedArchiveError(false);
  }
}

/**
 * Unpacks what one of the methods has packed.
 * @param packedBytes how much that is, where it is known: a zip may have very many very small files
 */
export function unpackMethod(
  packed: ByteCursor,
  method: number,
  packedBytes: Bytes = INFLATE_CHUNK,
): AsyncIterable<Uint8Array> {
  switch (method) {
    case ZIP_METHOD.stored:
      return packed.rest();
    case ZIP_METHOD.zstd:
      return unzstd(packed);
    default:
      return inflate(packed, createInflateRaw({ chunkSize: clampChunk(USUAL_RATIO * packedBytes) }));
  }
}

function clampChunk(bytes: Bytes): Bytes {
  return Math.min(Math.max(bytes, MIN_CHUNK), INFLATE_CHUNK);
}

/** An entry with the key to it, where one of the passwords opens it. */
export async function unlock(
  source: ByteSource,
  entry: ZipEntry,
  passwords: readonly string[],
): Promise<ZipEntry> {
  if (!entry.lock || passwords.length === 0) {
    return entry;
  }
  try {
    const head = await source.readAt(await findData(source, entry), LOCK_HEAD);
    return { ...entry, key: findKey(entry.lock, head, passwords) };
  } catch (error) {
    if (error instanceof DamagedArchiveError) {
      return entry;
    }
    throw error;
  }
}

/** The data stands behind the entry's own header, whose names and extras may differ from the directory's. */
async function findData(source: ByteSource, { headerAt }: ZipEntry): Promise<Bytes> {
  const header = Buffer.from(await source.readAt(headerAt, LOCAL_HEADER_BYTES));
  if (header.length < LOCAL_HEADER_BYTES) {
    throw new DamagedArchiveError(true);
  }
  if (header.readUInt32LE(0) !== HEADER_SIGNATURE) {
    throw new DamagedArchiveError(false);
  }
  return headerAt + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function* sliceSource(source: ByteSource, start: Bytes, length: Bytes): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < length;) {
    const chunk = await source.readAt(start + at, Math.min(READ_CHUNK, length - at));
    if (chunk.length === 0) {
      throw new DamagedArchiveError(true);
    }
    at += chunk.length;
    yield chunk;
  }
}
