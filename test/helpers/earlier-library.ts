import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { makeTempFolder } from './temp-folder.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../fixtures/libraries');

/** What was imported into the library of each version. */
export const EARLIER_RECORDING = path.join(FIXTURES, 'recording.json');

/** A library as an earlier version of the app left it, by that version's own code (test/record/old-libraries.ts). */
export function makeEarlierLibrary(version: number, folder = makeTempFolder()): string {
  mkdirSync(folder, { recursive: true });
  const library = brotliDecompressSync(readFileSync(path.join(FIXTURES, `${version}.sqlite.br`)));
  writeFileSync(path.join(folder, 'library.sqlite'), library);
  return folder;
}
