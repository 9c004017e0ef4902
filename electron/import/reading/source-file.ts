import { createHash, type Hash } from 'node:crypto';
import { access, constants, readdir, stat } from 'node:fs/promises';
import { errorMessage } from '../../../shared/error-message.ts';
import type { Bytes } from '../../../shared/model/units.ts';
import { errorCode } from '../../error-code.ts';
import { fileSource, type ByteSource } from '../unpack/byte-source.ts';

/** The file cannot be read; the message says why in words for the user. */
export class UnreadableFileError extends Error {}

/** A file's size, after a look at whether it can be read at all. @throws UnreadableFileError */
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
 * A file that is hashed while it is read from front to back. What is read otherwise (a zip from its end) is
 * hashed afterwards.
 */
export class HashedSource implements ByteSource {
  readonly name: string;
  readonly bytes: Bytes;
  private readonly signal: AbortSignal;
  private readonly onProgress: (bytesRead: Bytes) => void;
  private readonly file: ByteSource;
  private readonly hash: Hash = createHash('sha256');
  private hashed: Bytes = 0;

  /** @param onProgress gets how far the file has been read, at most */
  constructor(name: string, bytes: Bytes, signal: AbortSignal, onProgress: (bytesRead: Bytes) => void) {
    this.name = name;
    this.bytes = bytes;
    this.signal = signal;
    this.onProgress = onProgress;
    this.file = fileSource(name, bytes);
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    let offset = 0;
    try {
      for await (const chunk of this.file.chunks()) {
        this.signal.throwIfAborted();
        this.note(chunk, offset);
        offset += chunk.length;
        this.onProgress(offset);
        yield chunk;
      }
    } catch (error) {
      throw explained(error);
    }
  }

  async readAt(offset: Bytes, length: Bytes): Promise<Uint8Array> {
    this.signal.throwIfAborted();
    try {
      return await this.file.readAt(offset, length);
    } catch (error) {
      throw explained(error);
    }
  }

  /** SHA-256 (hex) of all of the file's bytes. */
  async digest(): Promise<string> {
    if (this.hashed === this.bytes) {
      return this.hash.digest('hex');
    }
    return hashFile(this.name, this.signal);
  }

  /** Bytes may be read more than once; only what was not yet hashed counts. */
  private note(chunk: Uint8Array, offset: Bytes): void {
    if (offset === this.hashed) {
      this.hash.update(chunk);
      this.hashed += chunk.length;
    }
  }
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
