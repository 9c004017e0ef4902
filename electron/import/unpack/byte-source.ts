import { open } from 'node:fs/promises';
import type { Bytes } from '../../../shared/model/units.ts';
import { READ_CHUNK } from './limits.ts';

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

/**
 * A file on the disk. It is open only while it is being read.
 * @param onRaw sees every chunk that is read from front to back, for hashing and progress. A zip is read from
 * its end, and garbage after packed data is not read at all: whoever has seen less than the size hashes anew.
 */
export function fileSource(path: string, size: Bytes, onRaw?: (chunk: Uint8Array) => void): ByteSource {
  return {
    name: path,
    bytes: size,
    chunks: () => readFile(path, onRaw),
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

async function* readFile(path: string, onRaw?: (chunk: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  const handle = await open(path);
  try {
    // The disk works on one buffer while the other is read.
    const buffers = [new Uint8Array(READ_CHUNK), new Uint8Array(READ_CHUNK)] as const;
    let next = handle.read(buffers[0], 0, READ_CHUNK, null);
    for (let turn = 0; ; turn ^= 1) {
      const { bytesRead, buffer } = await next;
      if (bytesRead === 0) {
        return;
      }
      next = handle.read(turn === 0 ? buffers[1] : buffers[0], 0, READ_CHUNK, null);
      // Met by the next turn, or by nobody where the reader has left.
      next.catch(() => undefined);
      const chunk = buffer.subarray(0, bytesRead);
      onRaw?.(chunk);
      yield chunk;
    }
  } finally {
    await handle.close();
  }
}

async function readFileAt(path: string, offset: Bytes, length: Bytes): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const buffer = new Uint8Array(length);
    const { bytesRead } = await handle.read(buffer, 0, length, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- the same shape as a file's
async function* sliceMemory(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += READ_CHUNK) {
    yield bytes.subarray(at, at + READ_CHUNK);
  }
}
