import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/** Too large to be checked as a whole when it is opened. */
const PAGES = 5000;
const LEVELS = 5;
const CHILDREN = 400;
/** https://www.sqlite.org/fileformat.html#b_tree_pages */
const INTERIOR = 5;
const LEAF = 13;
const INDEX_INTERIOR = 2;
const INDEX_LEAF = 10;
/** What a cell says of the rows below it: a key beyond all, so that ranges begin below the first; or a row of two columns of nothing. */
const KEY = Buffer.from('bfffffffffffffff7f', 'hex');
const INDEX_KEY = Buffer.from([3, 3, 0, 0]);
const DATABASE_HEADER = 100;
const PAGE_COUNT_AT = 28;

/**
 * Makes a table endless, in a library that is not open: its one page of rows is said to be part of it 400 times 400 times
 * 400 …, in a handful of pages.
 * @param table one that fits into a page; with or without row ids
 */
export function makeTableEndless(folder: string, table: string): void {
  const file = path.join(folder, 'library.sqlite');
  const { root, pages, bytes } = settle(file, table);
  truncateSync(file, PAGES * bytes);
  const database = readFileSync(file);
  const pageAt = (number: number): Buffer => database.subarray((number - 1) * bytes, number * bytes);
  // Past the pages that are there, and past the map of pointers that SQLite may expect behind them.
  const first = pages + 10;
  pageAt(root).copy(pageAt(first));
  const isIndex = pageAt(root)[0] === INDEX_LEAF;
  for (let level = 1; level <= LEVELS; level++) {
    const page = pageAt(level === LEVELS ? root : first + level).fill(0);
    writeInterior(page, first + level - 1, 0, isIndex);
  }
  database.writeUInt32BE(PAGES, PAGE_COUNT_AT);
  writeFileSync(file, database);
}

/** Makes the list of tables endless, in the same way; there is nothing in it then. @returns the pages of it, by number */
export function makeSchemaEndless(folder: string): ReadonlyMap<number, Buffer> {
  const file = path.join(folder, 'library.sqlite');
  const { pages, bytes } = settle(file, 'sessions');
  const database = Buffer.concat([readFileSync(file), Buffer.alloc((LEVELS + 10) * bytes)]);
  const pageAt = (number: number): Buffer => database.subarray((number - 1) * bytes, number * bytes);
  const first = pages + 10;
  writeLeaf(pageAt(first));
  for (let level = 1; level < LEVELS; level++) {
    writeInterior(pageAt(first + level), first + level - 1);
  }
  writeInterior(pageAt(1), first + LEVELS - 1, DATABASE_HEADER);
  database.writeUInt32BE(database.length / bytes, PAGE_COUNT_AT);
  writeFileSync(file, database);
  return new Map(
    [1, ...Array.from({ length: LEVELS }, (_, level) => first + level)].map((at) => [at, pageAt(at)]),
  );
}

/** Brings everything into the one file. */
function settle(file: string, table: string): { root: number; pages: number; bytes: number } {
  const database = new Database(file);
  database.pragma('journal_mode = DELETE');
  const root = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table);
  const [pages, bytes] = ['page_count', 'page_size'].map((name) => database.pragma(name, { simple: true }));
  database.close();
  return { root: Number(root), pages: Number(pages), bytes: Number(bytes) };
}

/** @param header where it begins in the page */
function writeInterior(page: Buffer, child: number, header = 0, isIndex = false): void {
  const key = isIndex ? INDEX_KEY : KEY;
  const cell = 4 + key.length;
  const start = page.length - CHILDREN * cell;
  page.writeUInt8(isIndex ? INDEX_INTERIOR : INTERIOR, header);
  page.writeUInt16BE(0, header + 1);
  page.writeUInt16BE(CHILDREN, header + 3);
  page.writeUInt16BE(start, header + 5);
  page.writeUInt8(0, header + 7);
  page.writeUInt32BE(child, header + 8);
  for (let at = 0; at < CHILDREN; at++) {
    page.writeUInt32BE(child, start + at * cell);
    key.copy(page, start + at * cell + 4);
    page.writeUInt16BE(start + at * cell, header + 12 + at * 2);
  }
}

/** One row, of which nothing but its length is read. */
function writeLeaf(page: Buffer): void {
  const row = page.length - 4;
  page.writeUInt8(LEAF, 0);
  page.writeUInt16BE(1, 3);
  page.writeUInt16BE(row, 5);
  page.writeUInt16BE(row, 8);
  // A row of two bytes with the key 1, a header of two bytes, and a column of nothing.
  Buffer.from([2, 1, 2, 0]).copy(page, row);
}
