import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const UNFINISHED = '.unfinished';

/**
 * Writes a file part by part, so that none has to wait for the others in memory. It stands under another name until it
 * is whole.
 * @throws what the file system does; nothing is left behind then
 */
export async function writeParts(file: string, parts: Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(parts), createWriteStream(`${file}${UNFINISHED}`));
    await rename(`${file}${UNFINISHED}`, file);
  } catch (error) {
    await rm(`${file}${UNFINISHED}`, { force: true });
    throw error;
  }
}
