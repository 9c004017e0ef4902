import { KIBIBYTE, MEBIBYTE, type Bytes } from '../../../shared/model/units.ts';

/**
 * How many wrappings may lie around one another. The deepest real one has four: a zip of a 2022 PostHog LTS
 * object, which is base64 of gzip of UTF-16.
 */
export const MAX_DEPTH = 6;

/** How many entries all archives in one file may have together, folders included. */
export const MAX_ENTRIES = 100_000;

/** Below this, nothing is called a bomb: it can be unpacked in seconds, and never into memory. */
export const MIN_BOMB_BYTES: Bytes = 1024 * MEBIBYTE;

/**
 * How many times the file's size all its layers may unpack to, together. Recordings pack 10 to 50 times, and
 * gzip ends at 1,032 times: what lies beyond is nested, overlapping, or made of nothing.
 */
export const MAX_RATIO = 2000;

/**
 * The same for bytes that are only passed over: a PostHog staff export pads each block with zeros up to its
 * place in the batch file. Deflate ends at 1,032 times, so only zip entries that overlap get here.
 */
export const MAX_PADDING_RATIO = 1100;

/** How long a path inside an archive may be. */
export const MAX_PATH_LENGTH = 1024;

/** A zip is read from its end; one inside another packing is therefore held in memory. */
export const MAX_NESTED_ZIP_BYTES: Bytes = 64 * MEBIBYTE;

/** The largest snappy block that is unpacked; it is held in memory, packed and unpacked. */
export const MAX_SNAPPY_BYTES: Bytes = 512 * MEBIBYTE;

/** Snappy's densest element makes 64 bytes of 3; more than this many times is a lie in the block's header. */
export const MAX_SNAPPY_RATIO = 64;

/** A tar's extended header holds names; the writers' own limits are far below this. */
export const MAX_TAR_META_BYTES: Bytes = MEBIBYTE;

/** The list of blocks in a PostHog staff export: one row, some hundred bytes per block. */
export const MAX_BLOCK_LIST_BYTES: Bytes = 16 * MEBIBYTE;

/** How much is read from the disk at a time. */
export const READ_CHUNK: Bytes = 4 * MEBIBYTE;

/** How much an inflater hands out at a time. */
export const INFLATE_CHUNK: Bytes = 256 * KIBIBYTE;
