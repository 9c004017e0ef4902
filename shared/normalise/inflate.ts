/** Unpacks gzip bytes, refusing results larger than the limit. Throws when they are damaged. */
export type Gunzip = (bytes: Uint8Array) => Uint8Array;

/** The compressed field could not be read. */
export class UndecodableError extends Error {}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a field that posthog-js compressed: gzip of JSON, its bytes written as the code points 0 to 255 of a
 * string (PostHog/posthog:common/replay-shared/src/snapshot-processing/decompress.ts). Text tools that
 * re-encode such a string destroy it; code points above 255 show that.
 * @throws UndecodableError
 */
export function inflateField(text: string, gunzip: Gunzip): unknown {
  try {
    return JSON.parse(decoder.decode(gunzip(bytesOf(text))));
  } catch (error) {
    throw new UndecodableError('damaged compressed field', { cause: error });
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
