import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { errorCode } from '../../error-code.ts';
import { damagedLibrary } from './library-error.ts';

/** https://www.sqlite.org/fileformat.html#the_database_header */
const PAGE_SIZE_AT = 16;
const SMALLEST_PAGE = 512;
const LARGEST_PAGE = 65_536;
/** https://www.sqlite.org/fileformat.html#the_write_ahead_log */
const LOG_MAGIC = 0x377f0682;
const LOG_HEADER = 32;
const LOG_CHECKSUM_AT = 24;
const FRAME_HEADER = 24;

/**
 * The pages of a database as SQLite will read them: from its file, and from the log beside it as far as that holds.
 * Closing it drops the locks that this process has on the database: not for one that is open.
 */
export class StoredPages {
  readonly pageSize: number;
  private readonly file: OpenFile;
  private readonly log: OpenFile;
  /** Where the last committed version of a page stands in the log. */
  private readonly logged: ReadonlyMap<number, number>;

  /** @throws LibraryError for a log of another database */
  constructor(file: string) {
    this.file = new OpenFile(file);
    this.log = new OpenFile(`${file}-wal`);
    // SQLite takes the log of a database without pages away.
    this.logged = this.file.size === 0 ? new Map() : findCommitted(this.log);
    const size = this.readFirst(PAGE_SIZE_AT, 2)?.readUInt16BE() ?? 0;
    this.pageSize = size === 1 ? LARGEST_PAGE : asPageSize(size);
    if (this.logged.size > 0 && readLogPageSize(this.log) !== this.pageSize) {
      throw damagedLibrary('its log has pages of another size');
    }
  }

  /** @param number from 1 on @returns undefined where there is no such page */
  read(number: number): Buffer | undefined {
    const inLog = this.logged.get(number);
    return inLog === undefined
      ? this.file.read((number - 1) * this.pageSize, this.pageSize)
      : this.log.read(inLog, this.pageSize);
  }

  close(): void {
    this.file.close();
    this.log.close();
  }

  private readFirst(at: number, length: number): Buffer | undefined {
    const inLog = this.logged.get(1);
    return inLog === undefined ? this.file.read(at, length) : this.log.read(inLog + at, length);
  }
}

/** @returns 0 where it is none */
function asPageSize(size: number): number {
  return size >= SMALLEST_PAGE && size <= LARGEST_PAGE && Number.isInteger(Math.log2(size)) ? size : 0;
}

function readLogPageSize(log: OpenFile): number {
  return asPageSize(log.read(8, 4)?.readUInt32BE() ?? 0);
}

/** Frames count up to the last commit before the first one that is not whole, or of an earlier run. */
function findCommitted(log: OpenFile): ReadonlyMap<number, number> {
  const committed = new Map<number, number>();
  const header = log.read(0, LOG_HEADER);
  const isLittleEndian = header?.readUInt32BE() === LOG_MAGIC;
  if (!header || (!isLittleEndian && header.readUInt32BE() !== LOG_MAGIC + 1)) {
    return committed;
  }
  const checksum = new Checksum(isLittleEndian);
  checksum.add(header, 0, LOG_CHECKSUM_AT);
  if (!checksum.equals(header, LOG_CHECKSUM_AT)) {
    return committed;
  }
  const pageSize = readLogPageSize(log);
  const frameSize = FRAME_HEADER + pageSize;
  const salt = header.subarray(16, LOG_CHECKSUM_AT);
  const uncommitted = new Map<number, number>();
  for (let at = LOG_HEADER; ; at += frameSize) {
    const frame = pageSize === 0 ? undefined : log.read(at, frameSize);
    if (!frame || !isWhole(frame, salt, checksum)) {
      return committed;
    }
    uncommitted.set(frame.readUInt32BE(0), at + FRAME_HEADER);
    const isCommit = frame.readUInt32BE(4) !== 0;
    if (isCommit) {
      uncommitted.forEach((where, number) => committed.set(number, where));
      uncommitted.clear();
    }
  }
}

/** There is no page 0: for SQLite, a frame of it is none, and ends the log. @param checksum of all before it; changed */
function isWhole(frame: Buffer, salt: Buffer, checksum: Checksum): boolean {
  if (!frame.subarray(8, 16).equals(salt) || frame.readUInt32BE(0) === 0) {
    return false;
  }
  checksum.add(frame, 0, 8);
  checksum.add(frame, FRAME_HEADER, frame.length);
  return checksum.equals(frame, 16);
}

/** https://www.sqlite.org/fileformat.html#checksum_algorithm */
class Checksum {
  private readonly isLittleEndian: boolean;
  private first = 0;
  private second = 0;

  constructor(isLittleEndian: boolean) {
    this.isLittleEndian = isLittleEndian;
  }

  add(bytes: Buffer, from: number, to: number): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let { first, second } = this;
    for (let at = from; at + 8 <= to; at += 8) {
      first = (first + view.getUint32(at, this.isLittleEndian) + second) >>> 0;
      second = (second + view.getUint32(at + 4, this.isLittleEndian) + first) >>> 0;
    }
    Object.assign(this, { first, second });
  }

  equals(bytes: Buffer, at: number): boolean {
    return bytes.readUInt32BE(at) === this.first && bytes.readUInt32BE(at + 4) === this.second;
  }
}

/** A file that need not be there. */
class OpenFile {
  readonly size: number;
  private readonly handle: number | undefined;

  constructor(file: string) {
    this.handle = openIfThere(file);
    this.size = this.handle === undefined ? 0 : fstatSync(this.handle).size;
  }

  /** @returns undefined where there is not as much */
  read(at: number, length: number): Buffer | undefined {
    if (this.handle === undefined || length === 0 || at + length > this.size) {
      return undefined;
    }
    const bytes = Buffer.alloc(length);
    return readSync(this.handle, bytes, 0, length, at) === length ? bytes : undefined;
  }

  close(): void {
    if (this.handle !== undefined) {
      closeSync(this.handle);
    }
  }
}

/** What may not be read is refused by SQLite, with its reason. */
function openIfThere(file: string): number | undefined {
  try {
    return openSync(file, 'r');
  } catch (error) {
    if (/^(ENOENT|EACCES|EPERM|EBUSY)$/.test(errorCode(error))) {
      return undefined;
    }
    throw error;
  }
}
