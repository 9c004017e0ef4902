import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { LIBRARY_FILE } from './library-folder.ts';
import { LibraryError } from './library-error.ts';

/** A disk that sleeps takes some seconds to start. */
const ANSWERS_WITHIN: Milliseconds = 15_000;

/**
 * Waits until the disk that holds a library answers, whatever it says: what is opened afterwards is opened without a
 * limit of time, and a server that is gone would never let go of it.
 * @param look reads about a file from the disk
 * @throws LibraryError
 */
export async function assertAnswers(
  folder: string,
  withinMs: Milliseconds = ANSWERS_WITHIN,
  look: (file: string) => Promise<unknown> = lstat,
): Promise<void> {
  const isOver = new AbortController();
  const answer = look(path.join(folder, LIBRARY_FILE)).catch(() => undefined);
  const silence = sleep(withinMs, 'silence', { signal: isOver.signal }).catch(() => undefined);
  const first = await Promise.race([answer, silence]);
  isOver.abort();
  if (first === 'silence') {
    throw new LibraryError(
      'library-unavailable',
      `The disk that holds ${folder} has not answered for ${withinMs / 1000} seconds. Look whether it is connected, or choose another library folder.`,
    );
  }
}
