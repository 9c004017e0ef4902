import path from 'node:path';
import { KIBIBYTE, type Milliseconds } from '../../../shared/model/units.ts';
import { LIBRARY_FILE } from './library-folder.ts';
import { busyLibrary, damagedLibrary, LibraryError } from './library-error.ts';
import { tamperedSchema } from './own-schema.ts';
import { stampOf, StoredPages } from './stored-pages.ts';

/**
 * The schema of a library takes some pages, and 25 KB. What SQLite does with one takes the square of its size: a megabyte
 * of unique columns, half a minute.
 */
const MAX_PAGES = 1000;
const MAX_BYTES = 256 * KIBIBYTE;
/** Longer than the clock of files takes for its next step, on the disks of today. */
const PAUSE: Milliseconds = 30;
/** Nobody writes that much for that long. */
const GIVE_UP_AFTER: Milliseconds = 10_000;
/** https://www.sqlite.org/fileformat.html#b_tree_pages */
const INTERIOR = 5;
const LEAF = 13;
const DATABASE_HEADER = 100;
/** https://www.sqlite.org/fileformat.html#text_encoding */
const ENCODING_AT = 56;
const UTF_8 = 1;
/** So that the name of each table stands in its page, however small that is. */
const MAX_ROW_HEADER = 16;
/** Tables of this name are read whole with the list (https://www.sqlite.org/fileformat.html#the_sqlite_stat1_table). */
const STATISTICS = 'sqlite_stat';

/**
 * Checks that the list of tables has an end. SQLite reads it whole before anything can be asked, and pages that are said
 * to be part of it over and over, or rows without measure, would keep it busy for ever.
 *
 * Another process may write meanwhile, and nothing holds it off: what is found only counts where nothing was written.
 * @param folder where it really is, after `assertOwnFolder`; no database of this process has it open, whose locks would be lost
 * @throws LibraryError
 */
export function assertSchemaEnds(folder: string): void {
  const file = path.join(folder, LIBRARY_FILE);
  const startedAt = performance.now();
  let foundIn: string | undefined;
  for (;;) {
    const stamp = stampOf(file);
    const finding = findFault(file);
    // The clock of the files may stand still between two writes: it has to find the same after a pause.
    if (finding === undefined || (stamp === foundIn && stampOf(file) === stamp)) {
      throwIfAny(finding);
      return;
    }
    if (performance.now() - startedAt > GIVE_UP_AFTER) {
      throw busyLibrary();
    }
    foundIn = stamp;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
}

function throwIfAny(finding: LibraryError | undefined): void {
  if (finding) {
    throw finding;
  }
}

function findFault(file: string): LibraryError | undefined {
  try {
    const pages = new StoredPages(file);
    try {
      walk(pages);
    } finally {
      pages.close();
    }
    return undefined;
  } catch (error) {
    if (error instanceof LibraryError) {
      return error;
    }
    throw error;
  }
}

/** In a sound tree, every page is one time. */
function walk(pages: StoredPages): void {
  const seen = new Set([1]);
  let bytes = 0;
  for (const number of seen) {
    const page = pages.read(number) ?? Buffer.alloc(0);
    if (number === 1) {
      assertReadableNames(page);
    }
    const { children, rows } = readPage(page, number === 1 ? DATABASE_HEADER : 0);
    const before = seen.size;
    children.forEach((child) => seen.add(child));
    assert(seen.size === before + children.length, 'has no end');
    bytes += rows.reduce((sum, { payload }) => sum + payload, 0);
    assert(seen.size <= MAX_PAGES && bytes <= MAX_BYTES, 'is too large');
    assert(
      rows.every(({ header }) => header <= MAX_ROW_HEADER),
      'has odd rows',
    );
    if (page.toString('latin1').toLowerCase().includes(STATISTICS)) {
      throw tamperedSchema(`The table “${STATISTICS}” is not ours`);
    }
  }
}

/** In any other encoding, names would be there and not be found. A database in which nothing was made has none yet. */
function assertReadableNames(page: Buffer): void {
  if (page.length > 0 && page.readUInt32BE(ENCODING_AT) > UTF_8) {
    throw tamperedSchema('Its texts are not in UTF-8');
  }
}

function assert(holds: boolean, finding: string): void {
  if (!holds) {
    throw damagedLibrary(`its list of tables ${finding}`);
  }
}

interface TreePage {
  readonly children: readonly number[];
  readonly rows: readonly SchemaRow[];
}

interface SchemaRow {
  /** How many bytes it is said to have. */
  readonly payload: number;
  /** How many of them say what its values are. */
  readonly header: number;
}

/** @param start where it begins in the page. @returns nothing for a page that SQLite will not read either */
function readPage(page: Buffer, start: number): TreePage {
  switch (page[start]) {
    case INTERIOR: {
      const children = listCells(page, start, 12).map((at) => readNumber(page, at));
      return { children: [...children, page.readUInt32BE(start + 8)], rows: [] };
    }
    case LEAF:
      return { children: [], rows: listCells(page, start, 8).map((at) => readRow(page, at)) };
    default:
      return { children: [], rows: [] };
  }
}

/** Where the cells of a page are: like SQLite, whatever leads out of the page is brought back into it. */
function listCells(page: Buffer, start: number, headerSize: number): number[] {
  const pointers = start + headerSize;
  const count = Math.min(page.readUInt16BE(start + 3), (page.length - pointers) >>> 1);
  return Array.from(
    { length: count },
    (_, cell) => page.readUInt16BE(pointers + 2 * cell) & (page.length - 1),
  );
}

function readNumber(page: Buffer, at: number): number {
  return at + 4 <= page.length ? page.readUInt32BE(at) : 0;
}

/** https://www.sqlite.org/fileformat.html#b_tree_pages, “Table B-Tree Leaf Cell” */
function readRow(page: Buffer, at: number): SchemaRow {
  const payload = readVarint(page, at);
  const rowId = readVarint(page, payload.end);
  return { payload: payload.value, header: readVarint(page, rowId.end).value };
}

/** https://www.sqlite.org/fileformat.html#varint; a ninth byte would say more than any of ours does. */
function readVarint(page: Buffer, at: number): { value: number; end: number } {
  let value = 0;
  let end = at;
  for (const byte of page.subarray(at, at + 9)) {
    end += 1;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      break;
    }
  }
  return { value, end };
}
