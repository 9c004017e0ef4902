import type { Transform } from 'node:stream';
import type { Zlib } from 'node:zlib';
import { KIBIBYTE, type Bytes } from '../../../../shared/model/units.ts';
import { errorCode } from '../../../error-code.ts';
import type { ByteCursor } from '../byte-cursor.ts';
import { DamagedArchiveError } from '../errors.ts';

/** One of node:zlib's decoders. */
export type Engine = Transform & Zlib;

/** Small: a decoder that meets damage loses all that it has made of the same input. */
const FEED_BYTES: Bytes = 64 * KIBIBYTE;

/**
 * Runs a decoder until its data ends, and leaves the cursor exactly behind that. Decoders are driven by hand
 * because Node's pipelines drop what a failed stream still holds, and read ahead of who asks.
 * @throws DamagedArchiveError
 */
export async function* inflate(cursor: ByteCursor, engine: Engine): AsyncGenerator<Uint8Array> {
  const pump = new Pump(cursor, engine);
  try {
    do {
      for (let chunk = pump.read(); chunk; chunk = pump.read()) {
        yield chunk;
      }
    } while (await pump.step());
  } finally {
    engine.destroy();
  }
}

class Pump {
  private readonly cursor: ByteCursor;
  private readonly engine: Engine;
  private progress = Promise.withResolvers<undefined>();
  private failure: unknown = null;
  private ended = false;
  private feeding = false;
  private taken: Bytes = 0;

  constructor(cursor: ByteCursor, engine: Engine) {
    this.cursor = cursor;
    this.engine = engine;
    engine.on('readable', () => this.wake());
    engine.on('end', () => {
      this.ended = true;
      this.wake();
    });
    engine.on('error', (error) => {
      this.failure = error;
      this.wake();
    });
  }

  read(): Uint8Array | null {
    return this.engine.read() as Uint8Array | null;
  }

  /** Feeds the decoder, or waits for it. @returns false at the end of its data */
  async step(): Promise<boolean> {
    if (this.failure) {
      throw new DamagedArchiveError(errorCode(this.failure) === 'Z_BUF_ERROR', this.failure);
    }
    if (this.ended) {
      this.settle();
      return false;
    }
    if (!this.feeding) {
      this.feed((await this.cursor.peek()).subarray(0, FEED_BYTES));
    }
    await this.progress.promise;
    this.progress = Promise.withResolvers();
    return true;
  }

  private feed(chunk: Uint8Array): void {
    this.feeding = true;
    if (chunk.length === 0) {
      this.engine.end();
      return;
    }
    // Never called back when the data ends inside the chunk: then `end` wakes instead.
    this.engine.write(chunk, () => {
      this.feeding = false;
      this.settle();
      this.wake();
    });
  }

  /** Moves the cursor behind what the decoder has taken. */
  private settle(): void {
    this.cursor.advance(this.engine.bytesWritten - this.taken);
    this.taken = this.engine.bytesWritten;
  }

  private wake(): void {
    this.progress.resolve(undefined);
  }
}
