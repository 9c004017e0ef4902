import type { EventBatch, EventPlace, EventSlice } from '../../../shared/contract/events.ts';
import type { WindowSummary } from '../../../shared/model/session.ts';
import type { SliceContent } from '../../stage/protocol.ts';
import {
  MEBIBYTE,
  type Bytes,
  type EpochMilliseconds,
  type Milliseconds,
} from '../../../shared/model/units.ts';

/** How much further than the moment that is played the stage has events: the longer of the two is enough. */
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
  untilMs: EpochMilliseconds | null;
}

/** What the app knows of a slice that the stage has, or is about to get. */
export class HeldSlice {
  readonly number: number;
  readonly window: WindowSummary;
  readonly from: EventPlace;
  /** Where to go on reading; null behind the last chunk of the window. */
  next: EventPlace | null;
  /** The moment that the stage shows. */
  atMs: EpochMilliseconds;
  firstMs: EpochMilliseconds | null = null;
  private readonly pieces: Piece[] = [];

  constructor(number: number, window: WindowSummary, from: EventPlace, atMs: EpochMilliseconds) {
    this.number = number;
    this.window = window;
    this.from = from;
    this.next = from;
    this.atMs = atMs;
  }

  /** Takes note of a batch. @param from where it was read */
  add(batch: EventBatch, from: EventPlace): PlacedBatch {
    const { chunks } = batch;
    const last = this.window.chunks - 1;
    // At the end of what was asked for, nothing is said of what follows.
    const behind = from.chunk + Math.max(chunks.length, 1);
    const next = batch.next ?? { kind: 'chunk', chunk: behind, byte: 0 };
    this.next = next.chunk > last ? null : next;
    const bytes = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
    const isTorn = next.byte > 0;
    this.pieces.push({ chunk: isTorn ? next.chunk : next.chunk - 1, bytes, untilMs: null });
    return { chunks, isTorn, isCheckpoint: from.kind === 'checkpoint', isLast: this.next === null };
  }

  /** The stage has told what it holds. */
  noteContent({ batches, firstMs, untilMs }: SliceContent): void {
    this.firstMs = firstMs;
    for (const piece of this.pieces.slice(0, batches)) {
      piece.untilMs ??= untilMs;
    }
  }

  get untilMs(): EpochMilliseconds {
    return this.pieces.findLast(({ untilMs }) => untilMs !== null)?.untilMs ?? this.window.startedAtMs;
  }

  /** Whether it begins with the window. */
  get isFirst(): boolean {
    return this.from.kind === 'chunk' && this.from.chunk === 0;
  }

  /** The last chunk of which all is here. */
  get lastChunk(): number {
    return (this.next?.chunk ?? this.window.chunks) - 1;
  }

  /** Whether a moment can be reached by going on from the one that is shown. */
  reaches(atMs: EpochMilliseconds, margin: Milliseconds): boolean {
    return atMs >= this.atMs + margin && (this.next === null || atMs <= this.untilMs);
  }

  /** Whether the next chunk should be read while this one plays. */
  needsMore(speed: number): boolean {
    const isUnderway = this.pieces.at(-1)?.untilMs === null;
    if (this.next === null || isUnderway) {
      return false;
    }
    const ahead = this.pieces
      .filter(({ untilMs }) => untilMs === null || untilMs > this.atMs)
      .reduce((sum, { bytes }) => sum + bytes, 0);
    const isShort = this.untilMs - this.atMs < AHEAD * speed || ahead < AHEAD_BYTES;
    return isShort && ahead < MAX_AHEAD_BYTES;
  }

  get isFull(): boolean {
    return this.bytesBehind(0) > MAX_BYTES;
  }

  /** Whether a slice that begins where another does would be much smaller. */
  isOutgrownBy({ from }: EventSlice): boolean {
    return this.bytesBehind(0) - this.bytesBehind(from.chunk) > MAX_BYTES / 2;
  }

  /** How much of it is from a chunk on. */
  private bytesBehind(chunk: number): Bytes {
    return this.pieces.filter((piece) => piece.chunk >= chunk).reduce((sum, { bytes }) => sum + bytes, 0);
  }
}
