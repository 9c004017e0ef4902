import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import path from 'node:path';
import { createFileHead } from '../../shared/formats/file-head.ts';
import type { FileHead } from '../../shared/formats/format.ts';
import { HEAD_BYTES } from '../../shared/formats/limits.ts';
import { KIBIBYTE, MEBIBYTE, type Bytes } from '../../shared/model/units.ts';
import { errorMessage } from '../../shared/error-message.ts';
import { errorCode } from '../error-code.ts';

const READ_CHUNK: Bytes = MEBIBYTE;
const GUNZIP_CHUNK: Bytes = 256 * KIBIBYTE;

/** A file that can be read: its size, how it is packed, and its first bytes. */
export interface SourceFileHead {
  readonly path: string;
  readonly bytes: Bytes;
  readonly gzipped: boolean;
  /** `null` when the packed data is damaged from its beginning. */
  readonly head: FileHead | null;
}

/** The file cannot be read; the message says why in words for the user. */
export class UnreadableFileError extends Error {}

/** The packed data is damaged or breaks off; what came before it has been handed out. */
export class DamagedArchiveError extends Error {
  readonly truncated: boolean;

  constructor(truncated: boolean, cause: unknown) {
    super('damaged gzip data', { cause });
    this.truncated = truncated;
  }
}

/** Looks at a file's size and first bytes. @throws UnreadableFileError */
export async function openSourceFile(file: string): Promise<SourceFileHead> {
  try {
    const stats = await stat(file);
    if (!stats.isFile()) {
      throw new UnreadableFileError(await explainKind(file, stats.isDirectory()));
    }
    return { path: file, bytes: stats.size, ...readHead(path.basename(file), await readFirstBytes(file)) };
  } catch (error) {
    throw error instanceof UnreadableFileError ? error : new UnreadableFileError(explainReadError(error));
  }
}

/**
 * The file's contents, unpacked, in chunks.
 * @param onRaw sees every chunk as it lies on the disk: for hashing and progress
 * @throws DamagedArchiveError, UnreadableFileError
 */
export async function* readSourceFile(
  source: SourceFileHead,
  onRaw: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  const raw = tap(readRaw(source.path), onRaw);
  yield* source.gzipped ? gunzipChunks(raw) : raw;
}

/** SHA-256 (hex) of a file's bytes. @throws UnreadableFileError */
export async function hashFile(
  file: string,
  signal: AbortSignal,
  onProgress?: (bytes: Bytes) => void,
): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of readRaw(file)) {
    signal.throwIfAborted();
    hash.update(chunk);
    bytes += chunk.length;
    onProgress?.(bytes);
  }
  return hash.digest('hex');
}

async function* readRaw(file: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: READ_CHUNK })) {
      yield chunk as Uint8Array;
    }
  } catch (error) {
    throw new UnreadableFileError(explainReadError(error));
  }
}

async function* tap(
  chunks: AsyncIterable<Uint8Array>,
  onChunk: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onChunk(chunk);
    yield chunk;
  }
}

async function* gunzipChunks(raw: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: GUNZIP_CHUNK });
  const feeding = pipeline(raw, gunzip);
  // A failure is met by the loop below; this only keeps Node from calling it unhandled.
  feeding.catch(() => undefined);
  try {
    for await (const chunk of gunzip) {
      yield chunk as Uint8Array;
    }
  } catch (error) {
    throw explainGunzipError(error);
  }
}

function explainGunzipError(error: unknown): unknown {
  const code = errorCode(error);
  return code.startsWith('Z_') ? new DamagedArchiveError(code === 'Z_BUF_ERROR', error) : error;
}

async function readFirstBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const buffer = new Uint8Array(HEAD_BYTES);
    const { bytesRead } = await handle.read(buffer, 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function readHead(name: string, bytes: Uint8Array): Pick<SourceFileHead, 'gzipped' | 'head'> {
  const gzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const unpacked = gzipped ? gunzipHead(bytes) : bytes;
  return { gzipped, head: unpacked && createFileHead(name, unpacked) };
}

/** Unpacks as much as the first bytes allow. */
function gunzipHead(bytes: Uint8Array): Uint8Array | null {
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_HEAD_INFLATED };
    return gunzipSync(bytes, options).subarray(0, HEAD_BYTES);
  } catch {
    return null;
  }
}

/** Deflate packs at most about 1 : 1032, so 64 KiB never unpack to more than this. */
const MAX_HEAD_INFLATED: Bytes = 1040 * HEAD_BYTES;

async function explainKind(file: string, isFolder: boolean): Promise<string> {
  if (!isFolder) {
    return 'This is not a regular file (a device, pipe or socket), so it cannot be imported.';
  }
  return readdir(file).then(
    () => 'This is a folder. Name the files in it, or open the folder in the app.',
    () => 'You have no permission to look into this folder. Ask its owner.',
  );
}

function explainReadError(error: unknown): string {
  switch (errorCode(error)) {
    case 'ENOENT':
      return 'There is no such file. Check the name, and whether it was moved or renamed.';
    case 'EACCES':
    case 'EPERM':
      return 'You have no permission to read this file. Ask its owner, or copy it to a folder of your own.';
    case 'EIO':
      return 'The disk reported an error while reading this file. Copy it again from its source.';
    default:
      return `The file cannot be read (${errorMessage(error)}).`;
  }
}
