import { MAX_INFLATED_BYTES } from '../formats/limits.ts';

/** Unpacks bytes. Throws when they are damaged, or would unpack to more than `limit` bytes. */
export type Unpack = (bytes: Uint8Array, limit: number) => Uint8Array;

/** The compressed field could not be read. */
export class UndecodableError extends Error {}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Whether a text can be a field that was compressed, damaged or not: gzip begins with these bytes. */
export function looksCompressed(text: string): boolean {
  return text.startsWith('\u001f');
}

/** Unpacks the compressed fields of one event, all of them within one budget. */
export class FieldInflater {
  private readonly unpack: Unpack;
  private budget = MAX_INFLATED_BYTES;

  constructor(unpack: Unpack) {
    this.unpack = unpack;
  }

  /**
   * Reads a field that posthog-js compressed: gzip of JSON, its bytes written as the code points 0 to 255 of
   * a string (PostHog/posthog:common/replay-shared/src/snapshot-processing/decompress.ts). Text tools that
   * re-encode such a string destroy it; code points above 255 show that.
   * @throws UndecodableError
   */
  inflate(text: string): unknown {
    try {
      const bytes = this.unpack(bytesOf(text), this.budget);
      this.budget -= bytes.length;
      return JSON.parse(decoder.decode(bytes));
    } catch (error) {
      throw new UndecodableError('damaged compressed field', { cause: error });
    }
  }
}

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0xff) {
      throw new UndecodableError('a character above U+00FF');
    }
    bytes[at] = code;
  }
  return bytes;
}
