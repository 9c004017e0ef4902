import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { INCOMING_FOLDER } from '../database/incoming.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';

const ORIGINALS_FOLDER = 'originals';

/** Where the library keeps the byte-for-byte copy of an imported file. */
export function originalPath(library: ReadableLibrary, sha256: string): string {
  return path.join(library.folder, ORIGINALS_FOLDER, sha256);
}

/** Lets go of a kept copy, if there is one. */
export function removeOriginal(library: WritableLibrary, sha256: string): void {
  rmSync(originalPath(library, sha256), { force: true });
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
  const target = originalPath(library, sha256);
  if (existsSync(target)) {
    return () => Promise.resolve();
  }
  const incoming = path.join(library.folder, INCOMING_FOLDER, `${randomUUID()}.original`);
  [target, incoming].forEach((place) => mkdirSync(path.dirname(place), { recursive: true }));
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
      createWriteStream(incoming),
    );
    if (hash.digest('hex') !== sha256) {
      throw new ChangedOriginalError();
    }
    await rename(incoming, target);
    return () => rm(target, { force: true });
  } finally {
    await rm(incoming, { force: true });
  }
}
