import { open, type FileHandle } from 'node:fs/promises';
import { KIBIBYTE, type Bytes } from '../../../shared/model/units.ts';
import { lendChunk } from '../../../shared/formats/json/text-slab.ts';
import { slabOf } from '../../../shared/model/slab.ts';
import { READ_CHUNK } from './limits.ts';

/** At least this much is read at once: a small file may have grown since it was measured. */
const SMALL_FILE: Bytes = 64 * KIBIBYTE;

/** Bytes that can be read from the beginning, and at any place. */
export interface ByteSource {
  /** For messages only; never trusted for detection. */
  readonly name: string;
  readonly bytes: Bytes;
  /** From the beginning. A chunk is valid until the next is asked for. */
  chunks(): AsyncIterable<Uint8Array>;
  /** Shorter than asked for at the end. */
  readAt(offset: Bytes, length: Bytes): Promise<Uint8Array>;
}

/** A file on the disk. It is open only while it is being read. A chunk stays as it is for those who hold its slab. */
export function fileSource(path: string, size: Bytes): ByteSource {
  return {
    name: path,
    bytes: size,
    chunks: () => readFile(path, size),
    readAt: (offset, length) => readFileAt(path, offset, length),
  };
}

/** Bytes in memory. */
export function memorySource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    bytes: bytes.length,
    chunks: () => sliceMemory(bytes),
    readAt: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}

async function* readFile(path: string, size: Bytes): AsyncGenerator<Uint8Array> {
  const handle = await open(path);
  try {
    yield* readHandle(handle, size);
  } finally {
    await handle.close();
  }
}

/** A file that is open, from a place on to its end. A chunk stays as it is for those who hold its slab. */
export async function* readHandle(
  handle: FileHandle,
  size: Bytes,
  from: Bytes = 0,
): AsyncGenerator<Uint8Array> {
  const length = Math.min(READ_CHUNK, Math.max(size, SMALL_FILE));
  const held: Uint8Array[] = [];
  // The disk works on one chunk while the one before is read.
  const readAt = (offset: Bytes): ReturnType<typeof handle.read<Uint8Array>> => {
    const chunk = lendChunk(length);
    held.push(chunk);
    const next = handle.read(chunk, 0, length, offset);
    // Handled when it is awaited, or by nobody where the reader has stopped.
    next.catch(() => undefined);
    return next;
  };
  const release = (chunk: Uint8Array | undefined): void => chunk && slabOf(chunk)?.release();
  let next = readAt(from);
  try {
    for (let offset = from; ;) {
      const { bytesRead, buffer } = await next;
      if (bytesRead === 0) {
        return;
      }
      offset += bytesRead;
      next = readAt(offset);
      yield buffer.subarray(0, bytesRead);
      release(held.shift());
    }
  } finally {
    // Until it is done, the read writes to its memory.
    await next.catch(() => undefined);
    held.forEach(release);
  }
}

async function readFileAt(path: string, offset: Bytes, length: Bytes): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    return await readHandleAt(handle, offset, length);
  } finally {
    await handle.close();
  }
}

/** Some bytes of a file that is open; fewer than asked for at its end. */
export async function readHandleAt(handle: FileHandle, offset: Bytes, length: Bytes): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  const { bytesRead } = await handle.read(buffer, 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

// eslint-disable-next-line @typescript-eslint/require-await -- the same shape as a file's
async function* sliceMemory(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += READ_CHUNK) {
    yield bytes.subarray(at, at + READ_CHUNK);
  }
}
