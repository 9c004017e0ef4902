import { writeFileSync } from 'node:fs';
import path from 'node:path';

const BIG_ENDIAN_MAGIC = 0x377f0683;
const VERSION = 3_007_000;

/**
 * Writes the log of a library that is not open, in one commit (https://www.sqlite.org/fileformat.html#the_write_ahead_log).
 * @param pages all of the same size, by number
 * @param databasePages how many the database then has
 */
export function writeLog(folder: string, pages: ReadonlyMap<number, Buffer>, databasePages: number): void {
  const pageSize = [...pages.values()][0]?.length ?? 0;
  const header = words(BIG_ENDIAN_MAGIC, VERSION, pageSize, 0, 1, 2);
  let sums = add([0, 0], header);
  const parts = [header, words(...sums)];
  for (const [number, page] of pages) {
    const start = words(number, databasePages);
    sums = add(add(sums, start), page);
    parts.push(start, words(1, 2), words(...sums), page);
  }
  writeFileSync(path.join(folder, 'library.sqlite-wal'), Buffer.concat(parts));
}

type Sums = readonly [number, number];

function add([first, second]: Sums, bytes: Buffer): Sums {
  for (let at = 0; at < bytes.length; at += 8) {
    first = (first + bytes.readUInt32BE(at) + second) >>> 0;
    second = (second + bytes.readUInt32BE(at + 4) + first) >>> 0;
  }
  return [first, second];
}

function words(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length);
  numbers.forEach((number, at) => bytes.writeUInt32BE(number, 4 * at));
  return bytes;
}
