import { describe, expect, it } from 'vitest';
import {
  addBatch,
  heldUntil,
  holdSlice,
  isFull,
  isOutgrownBy,
  lastChunkOf,
  needsMore,
  noteContent,
  reaches,
  type HeldSlice,
} from '../../../../../renderer/session/playback/held-slice.ts';
import type { EventBatch, EventPlace } from '../../../../../shared/contract/events.ts';
import { MEBIBYTE } from '../../../../../shared/model/units.ts';
import { makeWindow, NO_FINDINGS } from '../../../../helpers/make-window.ts';

const window = makeWindow({ endedAtMs: 100_000, chunks: 50 });

const content = { slice: 1, batches: 1, firstMs: 500, untilMs: 2000, findings: NO_FINDINGS };

function chunkAt(chunk: number, byte = 0): EventPlace {
  return { kind: 'chunk', chunk, byte };
}

function batchOf(bytes: number, next: EventPlace | null, chunks = 1): EventBatch {
  return { chunks: Array.from({ length: chunks }, () => new ArrayBuffer(bytes)), next };
}

/** One that begins at a chunk and shows 1 s, with a chunk of so many bytes each second after. */
function makeHeld(from: EventPlace, bytes: number, chunks: number): HeldSlice {
  let held = holdSlice(1, window, from, 1000);
  for (let at = 0; at < chunks; at++) {
    held = addBatch(held, batchOf(bytes, null)).held;
    held = noteContent(held, { ...content, batches: at + 1, untilMs: 2000 + 1000 * at });
  }
  return held;
}

describe('a held slice', () => {
  it('knows where to go on, also behind what was asked for', () => {
    const first = addBatch(
      holdSlice(1, window, { kind: 'checkpoint', chunk: 46, byte: 0 }, 0),
      batchOf(5, chunkAt(46)),
    );
    expect(first.placed).toMatchObject({ isCheckpoint: true, isTorn: false });
    const second = addBatch(first.held, batchOf(5, null, 2));
    expect(second.placed).toMatchObject({ isCheckpoint: false, isLast: false });
    expect([second.held.next, lastChunkOf(second.held)]).toEqual([chunkAt(48), 47]);
    const torn = addBatch(second.held, batchOf(5, chunkAt(48, 5)));
    expect(torn.placed).toMatchObject({ isTorn: true, isLast: false });
    expect(lastChunkOf(torn.held)).toBe(47);
    const whole = addBatch(torn.held, batchOf(5, null));
    const last = addBatch(whole.held, batchOf(5, null));
    expect(last.placed).toMatchObject({ isTorn: false, isLast: true });
    expect([last.held.next, lastChunkOf(last.held)]).toEqual([null, 49]);
  });

  it('is not read for ever where a chunk is not there', () => {
    const { held } = addBatch(holdSlice(1, window, chunkAt(3), 0), batchOf(0, null, 0));
    expect(held.next).toEqual(chunkAt(4));
  });

  it('reaches what lies ahead and is loaded, and all to the end of the window', () => {
    const held = makeHeld(chunkAt(0), 10, 2);
    expect([999, 1000, 3000, 3001].map((atMs) => reaches(held, atMs, 0))).toEqual([false, true, true, false]);
    expect(reaches(held, 1400, 500)).toBe(false);
    expect(reaches(makeHeld(chunkAt(48), 10, 2), 90_000, 0)).toBe(true);
  });

  it('needs more within some seconds or a chunk of the end, and never too much', () => {
    expect(needsMore(makeHeld(chunkAt(0), MEBIBYTE / 2, 8), 1)).toBe(false);
    expect(needsMore(makeHeld(chunkAt(0), MEBIBYTE / 2, 8), 4)).toBe(true);
    expect(needsMore(makeHeld(chunkAt(0), 1000, 20), 1)).toBe(true);
    expect(needsMore(makeHeld(chunkAt(0), 4 * MEBIBYTE, 2), 16)).toBe(false);
    expect(needsMore(makeHeld(chunkAt(48), 10, 2), 1)).toBe(false);
  });

  it('waits for the stage to tell what has become of the last batch', () => {
    const { held } = addBatch(makeHeld(chunkAt(0), 1000, 2), batchOf(1000, null));
    expect(needsMore(held, 1)).toBe(false);
    // Told before the last batch came.
    const before = noteContent(held, { ...content, batches: 2, untilMs: 3000 });
    expect([needsMore(before, 1), heldUntil(before)]).toEqual([false, 3000]);
    const told = noteContent(before, { ...content, batches: 3, untilMs: 4000 });
    expect([needsMore(told, 1), heldUntil(told)]).toEqual([true, 4000]);
  });

  it('is full at some size, and gives way only to something much smaller', () => {
    expect(isFull(makeHeld(chunkAt(0), MEBIBYTE, 24))).toBe(false);
    const held = makeHeld(chunkAt(0), MEBIBYTE, 25);
    expect(isFull(held)).toBe(true);
    const startingAt = (chunk: number) => ({ from: chunkAt(chunk), toChunk: 25 });
    expect([0, 12, 13].map((chunk) => isOutgrownBy(held, startingAt(chunk)))).toEqual([false, false, true]);
  });
});
