import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { markCopy } from '../database/incoming.ts';
import { isOwnName, pathInLibrary, placeInLibrary } from '../database/library-folder.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';

/** Where the library keeps the byte-for-byte copy of an imported file. @throws LibraryError for anything but a hash */
export function originalPath({ folder }: ReadableLibrary, sha256: string): string {
  return pathInLibrary(folder, 'originals', sha256);
}

/** Lets go of a kept copy, if there is one. What is no hash names no copy, whatever a stranger's library says. */
export function removeOriginal(library: WritableLibrary, sha256: string): void {
  if (isOwnName('originals', sha256)) {
    rmSync(originalPath(library, sha256), { force: true });
  }
}

/** A file is no longer what was imported, so no copy of that can be made; the message says so in words for the user. */
export class ChangedOriginalError extends Error {
  constructor() {
    super(
      'This file was changed while it was imported, and no copy of what was imported can be kept. Import it again when nothing writes to it any more.',
    );
  }
}

/**
 * Copies an imported file into the library, under the name of its hash. The copy is hashed on its way; one that
 * differs from what was imported is not kept.
 * @param contents its bytes; each chunk stays as it is
 * @param yieldToOthers called between chunks; nothing is kept when it throws
 * @returns what undoes it
 * @throws ChangedOriginalError
 */
export async function keepOriginal(
  library: WritableLibrary,
  contents: () => AsyncIterable<Uint8Array>,
  sha256: string,
  yieldToOthers: () => Promise<void>,
): Promise<() => Promise<void>> {
  const target = placeInLibrary(library.folder, 'originals', sha256);
  if (existsSync(target)) {
    return () => Promise.resolve();
  }
  const incoming = placeInLibrary(library.folder, 'incoming', `${randomUUID()}.original`);
  const mark = markCopy(incoming);
  const hash = createHash('sha256');
  try {
    await pipeline(
      contents(),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          await yieldToOthers();
          yield chunk;
        }
      },
      createWriteStream(incoming, { flags: 'wx' }),
    );
    if (hash.digest('hex') !== sha256) {
      throw new ChangedOriginalError();
    }
    await rename(incoming, target);
    return () => rm(target, { force: true });
  } finally {
    await Promise.all([incoming, mark].map((file) => rm(file, { force: true })));
  }
}
