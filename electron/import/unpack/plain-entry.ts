import type { Bytes } from '../../../shared/model/units.ts';

/** What can lie around a recording. */
export type Wrapping =
  | 'gzip'
  | 'zip'
  | 'tar'
  | 'zstd'
  | 'zlib'
  | 'brotli'
  | 'snappy-blocks'
  | 'snappy-framed'
  | 'snappy-raw'
  | 'base64'
  | 'utf-16'
  | 'sentry-segment'
  | 'sentry-packed'
  | 'sentry-envelope'
  | 'form-upload'
  | 'http-answer'
  | 'data-url'
  | 'csv'
  | 'html'
  | 'js-literal'
  | 'comma-list';

/** One run of plain bytes found in a file. */
export interface PlainEntry {
  readonly kind: 'plain';
  /** Empty for the file itself, else the path inside: `data/1747`, `inner.zip/a.json`, `block 3`. */
  readonly path: string;
  /** What was unwrapped on the way, outermost first. */
  readonly wrappings: readonly Wrapping[];
  /** The first HEAD_BYTES of the plain bytes. */
  readonly head: Uint8Array;
  /** The first bytes, as many as there are up to `most`. To be asked before `chunks`; valid until then. */
  lookAhead(most: Bytes): Promise<Uint8Array>;
  /**
   * All plain bytes, head included; may be read once. A chunk is valid until the next is asked for.
   * @throws DamagedArchiveError after everything before the damage has been handed out
   * @throws BombError past a limit
   */
  chunks(): AsyncIterable<Uint8Array>;
}

/** Why something in a file is not handed out, or (duplicate-name) deserves a note. */
export type SkipCode =
  | 'encrypted-entry'
  | 'unsafe-name'
  | 'link-entry'
  | 'too-many-entries'
  | 'too-deep'
  | 'too-large'
  | 'unsupported-packing'
  | 'bomb'
  | 'damaged-member'
  | 'duplicate-name'
  | 'missing-block';

/**
 * Something in the file that is not handed out, and why: counted and shown, never silent. `duplicate-name` is
 * the one that is only a note: the entry of that name follows, so that nothing is lost.
 */
export interface SkippedEntry {
  readonly kind: 'skipped';
  readonly path: string;
  readonly code: SkipCode;
  readonly reason: string;
}

/** Makes a note of something that is not handed out. */
export function skipped(path: string, code: SkipCode, reason: string): SkippedEntry {
  return { kind: 'skipped', path, code, reason };
}
