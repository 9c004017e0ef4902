import { fromRandomAccessReaderPromise, getFileNameLowLevel, RandomAccessReader, type Entry } from 'yauzl';
import { KIBIBYTE, type Bytes } from '../../../../shared/model/units.ts';
import type { ByteSource } from '../byte-source.ts';
import { MAX_ENTRIES } from '../limits.ts';
import type { ZipKey, ZipLock } from './zip-lock.ts';

const UNIX_KIND = 0o170_000;
const UNIX_FILE = 0o100_000;
const UNIX_FOLDER = 0o040_000;
/** A directory is read in many small pieces that lie side by side. */
const WINDOW_BYTES: Bytes = 64 * KIBIBYTE;

/** One file in a zip, as its directory has it. */
export interface ZipEntry {
  readonly path: string;
  readonly method: number;
  /** Null where another code stands for it. */
  readonly checksum: number | null;
  readonly packedBytes: Bytes;
  /** Where the entry's own header stands. */
  readonly headerAt: Bytes;
  /** Null where it is not encrypted. */
  readonly lock: ZipLock | null;
  /** Opens the lock, where a password is known that does. */
  readonly key?: ZipKey | undefined;
  /** A link, a device or a pipe. */
  readonly special: boolean;
}

/**
 * Reads a zip's directory, and no more of it than may be handed out.
 * @throws Error when the directory is missing, as in a file that breaks off, or damaged
 */
export async function readZipDirectory(source: ByteSource): Promise<ZipEntry[]> {
  const zip = await fromRandomAccessReaderPromise(new SourceReader(source), source.bytes, {
    autoClose: false,
    // Names are looked at here: the library would stop at the first bad one.
    decodeStrings: false,
    validateEntrySizes: false,
  });
  const entries: ZipEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push(toZipEntry(entry));
    if (entries.length > MAX_ENTRIES) {
      break;
    }
  }
  return entries;
}

function toZipEntry(entry: Entry): ZipEntry {
  const flags = entry.generalPurposeBitFlag;
  const kind = (entry.externalFileAttributes >>> 16) & UNIX_KIND;
  const aes = readAes(entry);
  return {
    path: getFileNameLowLevel(flags, entry.fileNameRaw, entry.extraFields, true),
    method: aes?.method ?? entry.compressionMethod,
    checksum: aes?.hasCode ? null : entry.crc32,
    packedBytes: entry.compressedSize,
    headerAt: entry.relativeOffsetOfLocalHeader,
    lock: entry.isEncrypted() ? (aes?.lock ?? readLock(entry)) : null,
    special: kind !== 0 && kind !== UNIX_FILE && kind !== UNIX_FOLDER,
  };
}

/** Flags of an entry (APPNOTE 4.4.4). */
const FLAG = { checksumFollows: 1 << 3, strong: 1 << 6 } as const;

function readLock(entry: Entry): ZipLock {
  const flags = entry.generalPurposeBitFlag;
  if ((flags & FLAG.strong) !== 0 || entry.compressionMethod === AES.method) {
    return { kind: 'unknown' };
  }
  // Who does not know the checksum yet takes the time instead.
  return {
    kind: 'zip-crypto',
    check: (flags & FLAG.checksumFollows) !== 0 ? entry.lastModFileTime >>> 8 : entry.crc32 >>> 24,
  };
}

/** What WinZip writes of an entry that it encrypts, in a field of its own. */
const AES = { field: 0x9901, bytes: 7, method: 99, withoutChecksum: 2 } as const;
const AES_KEY_BYTES: readonly (Bytes | undefined)[] = [undefined, 16, 24, 32];

function readAes(entry: Entry): { method: number; hasCode: boolean; lock: ZipLock } | undefined {
  const field = entry.extraFields.find(({ id, data }) => id === AES.field && data.length >= AES.bytes)?.data;
  if (!field || entry.compressionMethod !== AES.method) {
    return undefined;
  }
  const keyBytes = AES_KEY_BYTES[field.readUInt8(4)];
  return {
    method: field.readUInt16LE(5),
    hasCode: field.readUInt16LE(0) === AES.withoutChecksum,
    lock: keyBytes === undefined ? { kind: 'unknown' } : { kind: 'aes', keyBytes },
  };
}

/** Lets yauzl read from a source. It holds nothing open, so there is nothing to close. */
class SourceReader extends RandomAccessReader {
  private readonly source: ByteSource;
  private window: { readonly start: Bytes; readonly bytes: Uint8Array } = {
    start: 0,
    bytes: new Uint8Array(),
  };

  constructor(source: ByteSource) {
    super();
    this.source = source;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.readAt(position, length).then(
      (bytes) => {
        buffer.set(bytes, offset);
        callback(null, bytes.length);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
    );
  }

  private async readAt(position: Bytes, length: Bytes): Promise<Uint8Array> {
    const { start, bytes } = this.window;
    if (position < start || position + length > start + bytes.length) {
      const window = await this.source.readAt(position, Math.max(length, WINDOW_BYTES));
      this.window = { start: position, bytes: window };
    }
    const at = position - this.window.start;
    return this.window.bytes.subarray(at, at + length);
  }
}
