import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { isBusy } from '../../error-code.ts';

const PAUSE: Milliseconds = 100;
/** An import of a very large session may hold the library for some seconds while it copies. */
const GIVE_UP_AFTER: Milliseconds = 30_000;

/** Repeats a short write while an import holds the library, without blocking the calling thread. */
export async function retryWhenBusy<T>(write: () => T): Promise<T> {
  const startedAt = performance.now();
  for (;;) {
    try {
      return write();
    } catch (error) {
      if (!isBusy(error) || performance.now() - startedAt > GIVE_UP_AFTER) {
        throw error;
      }
    }
    await sleep(PAUSE);
  }
}
