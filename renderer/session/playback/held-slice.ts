import type { EventBatch, EventPlace, EventSlice } from '../../../shared/contract/events.ts';
import type { WindowSummary } from '../../../shared/model/session.ts';
import {
  MEBIBYTE,
  type Bytes,
  type EpochMilliseconds,
  type Milliseconds,
} from '../../../shared/model/units.ts';
import type { SliceContent } from '../../stage/protocol.ts';

/** How far ahead of the playing moment the stage gets events: at least this long, and at least this much. */
const AHEAD: Milliseconds = 5000;
const AHEAD_BYTES: Bytes = MEBIBYTE;
/** More than this is not read ahead, however short the time that it lasts. */
const MAX_AHEAD_BYTES: Bytes = 6 * MEBIBYTE;
/** What the player of one slice may hold before it is replaced. A megabyte of JSON takes some three in memory. */
const MAX_BYTES: Bytes = 24 * MEBIBYTE;

/** A batch of a window's events on its way to the stage. */
export interface PlacedBatch {
  readonly chunks: readonly ArrayBuffer[];
  readonly isTorn: boolean;
  readonly isCheckpoint: boolean;
  readonly isLast: boolean;
}

interface Piece {
  /** The last chunk of it. */
  readonly chunk: number;
  readonly bytes: Bytes;
  /** Its last event; null until the stage has told. */
  readonly untilMs: EpochMilliseconds | null;
}

/** What the app knows of an event slice that the stage has, or is about to get. */
export interface HeldSlice {
  readonly number: number;
  readonly window: WindowSummary;
  readonly from: EventPlace;
  /** Where to go on reading; null behind the last chunk of the window. */
  readonly next: EventPlace | null;
  /** The moment that the stage shows. */
  readonly atMs: EpochMilliseconds;
  readonly firstMs: EpochMilliseconds | null;
  readonly pieces: readonly Piece[];
}

/** A slice of which nothing has been read yet. */
export function holdSlice(
  number: number,
  window: WindowSummary,
  from: EventPlace,
  atMs: EpochMilliseconds,
): HeldSlice {
  return { number, window, from, next: from, atMs, firstMs: null, pieces: [] };
}

/** Takes note of a batch that was read from where the slice was to go on, and says how the stage is to take it. */
export function addBatch(
  held: HeldSlice,
  batch: EventBatch,
): { readonly held: HeldSlice; readonly placed: PlacedBatch } {
  const { chunks } = batch;
  const from = held.next ?? held.from;
  const last = held.window.chunks - 1;
  // At the end of the request, the answer does not say what follows.
  const behind = from.chunk + Math.max(chunks.length, 1);
  const goesOn = batch.next ?? { kind: 'chunk', chunk: behind, byte: 0 };
  const next = goesOn.chunk > last ? null : goesOn;
  const isTorn = goesOn.byte > 0;
  const piece: Piece = {
    chunk: isTorn ? goesOn.chunk : goesOn.chunk - 1,
    bytes: chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0),
    untilMs: null,
  };
  return {
    held: { ...held, next, pieces: [...held.pieces, piece] },
    placed: { chunks, isTorn, isCheckpoint: from.kind === 'checkpoint', isLast: next === null },
  };
}

/** Takes note of what the stage has told it holds. */
export function noteContent(held: HeldSlice, { batches, firstMs, untilMs }: SliceContent): HeldSlice {
  const pieces = held.pieces.map((piece, at) =>
    at < batches && piece.untilMs === null ? { ...piece, untilMs } : piece,
  );
  return { ...held, firstMs, pieces };
}

/** Up to when the stage has told that it has events. */
export function heldUntil({ pieces, window }: HeldSlice): EpochMilliseconds {
  return pieces.findLast(({ untilMs }) => untilMs !== null)?.untilMs ?? window.startedAtMs;
}

/** Whether it begins with the window. */
export function isFirstSlice({ from }: HeldSlice): boolean {
  return from.kind === 'chunk' && from.chunk === 0;
}

/** The last chunk of which all is here. */
export function lastChunkOf({ next, window }: HeldSlice): number {
  return (next?.chunk ?? window.chunks) - 1;
}

/** Whether a moment can be reached by going on from the one that is shown, and `margin` ms before it at least. */
export function reaches(held: HeldSlice, atMs: EpochMilliseconds, margin: Milliseconds): boolean {
  return atMs >= held.atMs + margin && (held.next === null || atMs <= heldUntil(held));
}

/** Whether the next chunk should be read while this one plays. */
export function needsMore(held: HeldSlice, speed: number): boolean {
  const { next, pieces, atMs } = held;
  // Of a torn chunk, nothing is told until all of it is there.
  const isUnderway = pieces.at(-1)?.untilMs === null && next?.byte === 0;
  if (next === null || isUnderway) {
    return false;
  }
  const ahead = pieces
    .filter(({ untilMs }) => untilMs === null || untilMs > atMs)
    .reduce((sum, { bytes }) => sum + bytes, 0);
  const isShort = heldUntil(held) - atMs < AHEAD * speed || ahead < AHEAD_BYTES;
  return isShort && ahead < MAX_AHEAD_BYTES;
}

/** Whether it has grown so large that a new player should take over. */
export function isFull(held: HeldSlice): boolean {
  return bytesBehind(held, 0) > MAX_BYTES;
}

/** Whether a slice that begins where another does would be much smaller. */
export function isOutgrownBy(held: HeldSlice, { from }: EventSlice): boolean {
  return bytesBehind(held, 0) - bytesBehind(held, from.chunk) > MAX_BYTES / 2;
}

/** How much of it is from a chunk on. */
function bytesBehind({ pieces }: HeldSlice, chunk: number): Bytes {
  return pieces.filter((piece) => piece.chunk >= chunk).reduce((sum, { bytes }) => sum + bytes, 0);
}
