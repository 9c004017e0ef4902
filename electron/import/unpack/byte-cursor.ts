import { concatBytes } from '../../../shared/formats/json/bytes.ts';
import { MEBIBYTE, type Bytes } from '../../../shared/model/units.ts';
import { DamagedArchiveError } from './errors.ts';

const EMPTY = new Uint8Array();
/** A chunk of a file's own is no longer: it is lent as a whole, and handed on as a whole. */
const MAX_CHUNK: Bytes = 4 * MEBIBYTE;

/**
 * A place in a stream of chunks, with a look ahead of any length. Bytes are copied only where a look ahead
 * spans several chunks; all others pass through as they came.
 */
export class ByteCursor {
  /** How many bytes lie behind. */
  position: Bytes = 0;
  private readonly iterator: AsyncIterator<Uint8Array>;
  private current: Uint8Array = EMPTY;
  private ended = false;
  private failure: { readonly error: unknown } | null = null;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.iterator = chunks[Symbol.asyncIterator]();
  }

  /**
   * Looks ahead. A stream that fails ends here; its error is thrown to whoever reads up to it.
   * @returns at least as many bytes as wanted, unless the stream ends before; valid until the next call
   */
  async fill(wanted: Bytes): Promise<Uint8Array> {
    if (this.current.length < wanted && !this.ended) {
      this.current = await this.gather(wanted);
    }
    return this.current;
  }

  /** The bytes at hand, at least one unless the stream has ended. @throws what the stream has thrown */
  async peek(): Promise<Uint8Array> {
    const bytes = await this.fill(1);
    if (bytes.length === 0) {
      this.throwFailure();
    }
    return bytes;
  }

  advance(bytes: Bytes): void {
    this.current = this.current.subarray(bytes);
    this.position += bytes;
  }

  /** The next bytes, exactly as many. @throws DamagedArchiveError where the stream breaks off before */
  async read(length: Bytes): Promise<Uint8Array> {
    const bytes = await this.fill(length);
    if (bytes.length < length) {
      this.throwFailure();
      throw new DamagedArchiveError(true);
    }
    this.advance(length);
    return bytes.subarray(0, length);
  }

  /** Passes over bytes. @returns how many of them are missing */
  async skip(length: Bytes): Promise<Bytes> {
    let left = length;
    while (left > 0) {
      const { length: ready } = await this.peek();
      if (ready === 0) {
        return left;
      }
      const step = Math.min(ready, left);
      this.advance(step);
      left -= step;
    }
    return 0;
  }

  /** The next bytes as a stream. @throws DamagedArchiveError where they break off */
  async *take(length: Bytes): AsyncGenerator<Uint8Array> {
    let left = length;
    while (left > 0) {
      const chunk = (await this.peek()).subarray(0, left);
      if (chunk.length === 0) {
        throw new DamagedArchiveError(true);
      }
      this.advance(chunk.length);
      left -= chunk.length;
      yield chunk;
    }
  }

  /** Everything that is left; the stream is closed afterwards, or when the reader stops. */
  async *rest(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        // A look ahead may have gathered much more than a reader wants to hold twice.
        const chunk = (await this.peek()).subarray(0, MAX_CHUNK);
        if (chunk.length === 0) {
          return;
        }
        this.advance(chunk.length);
        yield chunk;
      }
    } finally {
      await this.close();
    }
  }

  /** Lets go of the stream and whatever it holds open. */
  async close(): Promise<void> {
    this.ended = true;
    this.current = EMPTY;
    await this.iterator.return?.();
  }

  private throwFailure(): void {
    if (this.failure) {
      throw this.failure.error;
    }
  }

  private async gather(wanted: Bytes): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let last = this.current;
    let length = last.length;
    while (length < wanted && !this.ended) {
      if (last.length > 0) {
        // The stream may overwrite a chunk when the next one is asked for.
        parts.push(last.slice());
      }
      last = await this.pull();
      length += last.length;
    }
    return concatBytes(last.length > 0 ? [...parts, last] : parts);
  }

  private async pull(): Promise<Uint8Array> {
    try {
      const next = await this.iterator.next();
      this.ended = next.done === true;
      return next.done === true ? EMPTY : next.value;
    } catch (error) {
      this.ended = true;
      this.failure = { error };
      return EMPTY;
    }
  }
}
