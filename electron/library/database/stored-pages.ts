import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { MEBIBYTE, type Bytes } from '../../../shared/model/units.ts';
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
const FEW_FRAMES = 1024;
const READ_AT_ONCE: Bytes = MEBIBYTE;
/** As far as the headers go that are written anew with each commit, or each run of the log. */
const STAMPED: Bytes = 100;

/**
 * The pages of a database as SQLite will read them: from its file, and from the log beside it as far as that holds.
 * Closing it drops the locks that this process has on the database: not for one that is open.
 */
export class StoredPages {
  readonly pageSize: number;
  private readonly file: OpenFile;
  private readonly log: OpenFile;
  /** Of which page each committed frame of the log is. A log from a stranger can have millions, so that they are no objects. */
  private readonly logged: Uint32Array;

  /** @throws LibraryError for a log of another database */
  constructor(file: string) {
    this.file = new OpenFile(file);
    this.log = new OpenFile(`${file}-wal`);
    // SQLite takes the log of a database without pages away.
    this.logged = this.file.size === 0 ? new Uint32Array() : listCommitted(this.log);
    const size = this.readFirst(PAGE_SIZE_AT, 2)?.readUInt16BE() ?? 0;
    this.pageSize = size === 1 ? LARGEST_PAGE : asPageSize(size);
    if (this.logged.length > 0 && readLogPageSize(this.log) !== this.pageSize) {
      this.close();
      throw damagedLibrary('its log has pages of another size');
    }
  }

  /** @param number from 1 on @returns undefined where there is no such page */
  read(number: number): Buffer | undefined {
    const inLog = this.findInLog(number, this.pageSize);
    return inLog === undefined
      ? this.file.read((number - 1) * this.pageSize, this.pageSize)
      : this.log.read(inLog, this.pageSize);
  }

  close(): void {
    this.file.close();
    this.log.close();
  }

  private readFirst(at: number, length: number): Buffer | undefined {
    const inLog = this.findInLog(1, readLogPageSize(this.log));
    return inLog === undefined ? this.file.read(at, length) : this.log.read(inLog + at, length);
  }

  /** @returns where the last committed version of a page stands there */
  private findInLog(number: number, pageSize: number): number | undefined {
    const frame = this.logged.lastIndexOf(number);
    return frame < 0 ? undefined : LOG_HEADER + frame * (FRAME_HEADER + pageSize) + FRAME_HEADER;
  }
}

/**
 * What tells whether a database was written to, as the system and as SQLite itself note it.
 * Only where `StoredPages` may be read.
 */
export function stampOf(file: string): string {
  return [file, `${file}-wal`]
    .map((name) => {
      const opened = new OpenFile(name);
      const start = opened.read(0, Math.min(opened.size, STAMPED))?.toString('latin1') ?? '';
      opened.close();
      return `${opened.changedAtNs} ${opened.size} ${start}`;
    })
    .join('\n');
}

/** @returns 0 where it is none */
function asPageSize(size: number): number {
  return size >= SMALLEST_PAGE && size <= LARGEST_PAGE && Number.isInteger(Math.log2(size)) ? size : 0;
}

function readLogPageSize(log: OpenFile): number {
  return asPageSize(log.read(8, 4)?.readUInt32BE() ?? 0);
}

/** Frames count up to the last commit before the first one that is not whole, or of an earlier run. */
function listCommitted(log: OpenFile): Uint32Array {
  const header = log.read(0, LOG_HEADER);
  const isLittleEndian = header?.readUInt32BE() === LOG_MAGIC;
  if (!header || (!isLittleEndian && header.readUInt32BE() !== LOG_MAGIC + 1)) {
    return new Uint32Array();
  }
  const checksum = new Checksum(isLittleEndian);
  checksum.add(header, 0, LOG_CHECKSUM_AT);
  const pageSize = readLogPageSize(log);
  if (!checksum.equals(header, LOG_CHECKSUM_AT) || pageSize === 0) {
    return new Uint32Array();
  }
  const salt = header.subarray(16, LOG_CHECKSUM_AT);
  let numbers = new Uint32Array(FEW_FRAMES);
  let committed = 0;
  let frames = 0;
  for (const frame of readFrames(log, FRAME_HEADER + pageSize)) {
    if (!isWhole(frame, salt, checksum)) {
      break;
    }
    // As far as frames are whole, not as far as the file goes: it may be of any size, with nothing in it.
    numbers = frames < numbers.length ? numbers : grow(numbers);
    numbers[frames++] = frame.readUInt32BE(0);
    const isCommit = frame.readUInt32BE(4) !== 0;
    committed = isCommit ? frames : committed;
  }
  return numbers.subarray(0, committed);
}

function grow(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(2 * numbers.length);
  more.set(numbers);
  return more;
}

/** Many at a time: pages may be small, and a log large. */
function* readFrames(log: OpenFile, frameSize: number): Generator<Buffer> {
  const count = Math.floor((log.size - LOG_HEADER) / frameSize);
  const together = Math.ceil(READ_AT_ONCE / frameSize);
  for (let first = 0; first < count; first += together) {
    const frames = Math.min(together, count - first);
    const bytes = log.read(LOG_HEADER + first * frameSize, frames * frameSize);
    for (let at = 0; bytes && at < bytes.length; at += frameSize) {
      yield bytes.subarray(at, at + frameSize);
    }
    if (!bytes) {
      return;
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
  readonly changedAtNs: bigint;
  private readonly handle: number | undefined;

  constructor(file: string) {
    this.handle = openIfThere(file);
    const stats = this.handle === undefined ? undefined : fstatSync(this.handle, { bigint: true });
    this.size = Number(stats?.size ?? 0);
    this.changedAtNs = stats?.mtimeNs ?? 0n;
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
