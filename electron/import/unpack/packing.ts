import type { ByteCursor } from './byte-cursor.ts';
import type { ByteSource } from './byte-source.ts';
import type { Job } from './job.ts';
import type { SkippedEntry, Wrapping } from './plain-entry.ts';

/** What a packing may look at to recognise itself. */
export interface Sample {
  /** The first bytes, HEAD_BYTES at most. */
  readonly head: Uint8Array;
  /** The same bytes with access at any place; `null` inside another packing. */
  readonly source: ByteSource | null;
}

/** One layer to be unwrapped. */
export interface Input extends Sample {
  /** At the beginning; closed by whoever made it. */
  readonly cursor: ByteCursor;
  /** This is the file itself. */
  readonly outermost: boolean;
}

/** One file inside an archive. */
export interface Entry {
  readonly kind: 'entry';
  readonly path: string;
  /** What was unwrapped beside the archive itself. */
  readonly wrappings: readonly Wrapping[];
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** One stream around another. */
export interface StreamPacking {
  readonly kind: 'stream';
  readonly wrapping: Wrapping;
  detect(sample: Sample): boolean | Promise<boolean>;
  /** @param onSkip hears of parts that were left out; they are shown after the entry */
  decode(cursor: ByteCursor, onSkip: (part: SkippedEntry) => void): AsyncIterable<Uint8Array>;
}

/** Several files in one. An entry that the reader has left half read is passed over. */
export interface ArchivePacking {
  readonly kind: 'archive';
  readonly wrapping: Wrapping;
  detect(sample: Sample): boolean | Promise<boolean>;
  open(input: Input, job: Job): AsyncIterable<Entry | SkippedEntry>;
}

/** One way in which files are packed. To add one: a file in this folder, and a line in packings.ts. */
export type Packing = StreamPacking | ArchivePacking;

/** The bytes begin with these. */
export function startsWith(bytes: Uint8Array, magic: readonly number[], at = 0): boolean {
  return magic.every((byte, index) => bytes[at + index] === byte);
}
