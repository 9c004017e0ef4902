import type { Bytes } from '../../../shared/model/units.ts';
import { BombError } from './errors.ts';
import { MIN_BOMB_BYTES } from './limits.ts';

/** Counts the bytes that a file unpacks to, up to more than any recording has. */
export class Budget {
  private readonly limit: Bytes;
  private spent: Bytes = 0;

  constructor(packed: Bytes, ratio: number) {
    this.limit = Math.max(MIN_BOMB_BYTES, packed * ratio);
  }

  /** @throws BombError past the limit */
  spend(bytes: Bytes): void {
    this.spent += bytes;
    this.check();
  }

  /** @throws BombError once the limit has been passed */
  check(): void {
    if (this.spent > this.limit) {
      throw new BombError('bomb', `it unpacks to more than ${this.limit} bytes`);
    }
  }
}

/** Passes chunks through and counts them. @throws BombError past the limit */
export async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  budget: Budget,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    budget.spend(chunk.length);
    yield chunk;
  }
}
