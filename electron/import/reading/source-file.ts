import { createHash, type Hash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { access, constants, open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { errorMessage } from '../../../shared/error-message.ts';
import { MEBIBYTE, type Bytes, type Milliseconds } from '../../../shared/model/units.ts';
import { errorCode } from '../../error-code.ts';
import { ReadPieces } from './read-pieces.ts';
import { fileSource, readHandle, readHandleAt, type ByteSource } from '../unpack/byte-source.ts';

/** The file cannot be read; the message says why in words for the user. */
export class UnreadableFileError extends Error {}

/** A file's size, after a check that it can be read. @throws UnreadableFileError */
export async function sizeOfFile(file: string): Promise<Bytes> {
  try {
    const stats = await stat(file);
    if (!stats.isFile()) {
      throw new UnreadableFileError(await explainKind(file, stats.isDirectory()));
    }
    await access(file, constants.R_OK);
    return stats.size;
  } catch (error) {
    throw explained(error);
  }
}

/**
 * A file whose hash is that of the bytes that were handed out, whatever becomes of it meanwhile. What is read from
 * front to back is hashed on its way. What is read otherwise (a zip from its end) is compared when all of the file is
 * hashed afterwards. It is opened once, so that all bytes are of one file; `close` it in the end.
 */
export class HashedSource implements ByteSource {
  readonly name: string;
  /** Its size when it was measured. */
  readonly bytes: Bytes;
  private readonly signal: AbortSignal;
  private readonly onProgress: (bytesRead: Bytes) => void;
  private opened: Promise<{ readonly handle: FileHandle; readonly version: string }> | undefined;
  private readonly hash: Hash = createHash('sha256');
  private hashed: Bytes = 0;
  private readonly pieces = new ReadPieces();

  /** @param onProgress gets how far the file has been read, at most */
  constructor(name: string, bytes: Bytes, signal: AbortSignal, onProgress: (bytesRead: Bytes) => void) {
    this.name = name;
    this.bytes = bytes;
    this.signal = signal;
    this.onProgress = onProgress;
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    const { handle } = await this.open();
    let offset = 0;
    try {
      for await (const chunk of readHandle(handle, this.bytes)) {
        this.signal.throwIfAborted();
        this.note(chunk, offset);
        offset += chunk.length;
        this.onProgress(Math.min(offset, this.bytes));
        yield chunk;
      }
    } catch (error) {
      throw explained(error);
    }
  }

  async readAt(offset: Bytes, length: Bytes): Promise<Uint8Array> {
    this.signal.throwIfAborted();
    const { handle } = await this.open();
    try {
      const bytes = await readHandleAt(handle, offset, length);
      this.pieces.note(offset, bytes);
      return bytes;
    } catch (error) {
      throw explained(error);
    }
  }

  /**
   * What was read, with what lies between and behind it up to the file's size.
   * @throws UnreadableFileError when it cannot be told, because the file no longer holds what was read
   */
  async finish(): Promise<ReadBytes> {
    try {
      const sha256 = this.pieces.isEmpty ? await this.hashRest() : await this.hashAll();
      const { version } = await this.open();
      const isSame = this.hashed === this.bytes && version === (await this.findVersion());
      return { sha256, bytes: this.hashed, hasChanged: !isSame };
    } catch (error) {
      throw explained(error);
    }
  }

  /**
   * The bytes once more, to copy them; each chunk in memory of its own. The file may have changed: compare the hash.
   */
  async *again(bytes: Bytes): AsyncGenerator<Uint8Array> {
    const { handle } = await this.open();
    for (let at = 0; at < bytes;) {
      const chunk = await readHandleAt(handle, at, Math.min(MEBIBYTE, bytes - at));
      if (chunk.length === 0) {
        return;
      }
      at += chunk.length;
      yield chunk;
    }
  }

  /** Whether it was written to so lately that it may not be finished. */
  async isFresh(): Promise<boolean> {
    const { handle } = await this.open();
    return Date.now() - (await handle.stat()).mtimeMs < FRESH;
  }

  async close(): Promise<void> {
    const opened = await this.opened?.catch(() => undefined);
    await opened?.handle.close();
  }

  private open(): Promise<{ readonly handle: FileHandle; readonly version: string }> {
    this.opened ??= openFile(this.name).catch((error: unknown) => {
      throw explained(error);
    });
    return this.opened;
  }

  /** Bytes may be read more than once; only those that were not yet hashed are. */
  private note(chunk: Uint8Array, offset: Bytes): void {
    if (offset === this.hashed) {
      this.hash.update(chunk);
      this.hashed += chunk.length;
    } else {
      this.pieces.note(offset, chunk);
    }
  }

  /** Goes on where the reader stopped: behind the end of an archive, a file may have more. */
  private async hashRest(): Promise<string> {
    await this.read(this.hashed, (chunk) => {
      this.hash.update(chunk);
      this.hashed += chunk.length;
    });
    return this.hash.digest('hex');
  }

  private async hashAll(): Promise<string> {
    const all = createHash('sha256');
    const begun = this.hashed;
    const comparison = this.pieces.compare();
    let at = 0;
    let beginning = '';
    await this.read(0, (chunk) => {
      const untilBegun = chunk.subarray(0, Math.max(0, begun - at));
      all.update(untilBegun);
      beginning ||= at + untilBegun.length === begun ? all.copy().digest('hex') : '';
      all.update(chunk.subarray(untilBegun.length));
      comparison.push(at, chunk);
      at += chunk.length;
    });
    if (!comparison.isSame || (begun > 0 && beginning !== this.hash.digest('hex'))) {
      throw new UnreadableFileError(CHANGED);
    }
    this.hashed = at;
    return all.digest('hex');
  }

  /** Reads the file from a place on, up to its size when it was measured, or further where it was read further. */
  private async read(from: Bytes, take: (chunk: Uint8Array) => void): Promise<void> {
    const { handle } = await this.open();
    const end = Math.max(this.bytes, this.hashed, this.pieces.end);
    let at = from;
    for await (const chunk of at < end ? readHandle(handle, this.bytes, at) : []) {
      this.signal.throwIfAborted();
      const wanted = chunk.subarray(0, end - at);
      take(wanted);
      at += wanted.length;
      if (at >= end) {
        return;
      }
    }
  }

  /** Of the file that lies there now; another one than before where it is gone or was replaced. */
  private async findVersion(): Promise<string> {
    return versionOf(await stat(this.name, { bigint: true }).catch(() => undefined));
  }
}

/** What a file was, as far as it was read. */
export interface ReadBytes {
  /** In hex. */
  readonly sha256: string;
  readonly bytes: Bytes;
  /** Whether the file was written to, replaced or removed meanwhile. */
  readonly hasChanged: boolean;
}

const FRESH: Milliseconds = 60_000;

const CHANGED =
  'This file was changed while it was read, so it cannot be told what was imported. Import it again when nothing writes to it any more.';

async function openFile(name: string): Promise<{ readonly handle: FileHandle; readonly version: string }> {
  const handle = await open(name);
  return { handle, version: versionOf(await handle.stat({ bigint: true })) };
}

/** Differs where another file lies there, or where it was written to. */
function versionOf(stats: BigIntStats | undefined): string {
  return stats ? `${stats.dev} ${stats.ino} ${stats.size} ${stats.mtimeNs}` : '';
}

/** SHA-256 (hex) of a file's bytes. @throws UnreadableFileError */
export async function hashFile(
  file: string,
  signal: AbortSignal,
  onProgress?: (bytes: Bytes) => void,
): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of fileSource(file, 0).chunks()) {
      signal.throwIfAborted();
      hash.update(chunk);
      bytes += chunk.length;
      onProgress?.(bytes);
    }
  } catch (error) {
    throw explained(error);
  }
  return hash.digest('hex');
}

/** Puts what the file system says into words; anything else is handed back as it is. */
function explained(error: unknown): unknown {
  return errorCode(error).startsWith('E') && !(error instanceof UnreadableFileError)
    ? new UnreadableFileError(explainReadError(error))
    : error;
}

async function explainKind(file: string, isFolder: boolean): Promise<string> {
  if (!isFolder) {
    return 'This is not a regular file (a device, pipe or socket), so it cannot be imported.';
  }
  return readdir(file).then(
    () =>
      'There is no file in this folder. Choose a folder with recordings in it, or the recordings themselves.',
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
