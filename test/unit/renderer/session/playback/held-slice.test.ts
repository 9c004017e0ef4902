import { describe, expect, it } from 'vitest';
import { HeldSlice } from '../../../../../renderer/session/playback/held-slice.ts';
import type { EventBatch, EventPlace } from '../../../../../shared/contract/events.ts';
import { MEBIBYTE } from '../../../../../shared/model/units.ts';

const window = {
  number: 1,
  recordedId: 'w',
  events: 9,
  startedAtMs: 0,
  endedAtMs: 100_000,
  fullSnapshots: 1,
  chunks: 50,
};

const nothing = {
  urls: [],
  viewports: [],
  active: [],
  missing: { assets: [], unlisted: 0, neutralised: {} },
};
const content = { slice: 1, batches: 1, firstMs: 500, untilMs: 2000, findings: nothing };

function chunkAt(chunk: number, byte = 0): EventPlace {
  return { kind: 'chunk', chunk, byte };
}

function batchOf(bytes: number, next: EventPlace | null, chunks = 1): EventBatch {
  return { chunks: Array.from({ length: chunks }, () => new ArrayBuffer(bytes)), next };
}

/** One that begins at a chunk and shows 1 s, with a chunk of so many bytes each second after. */
function makeHeld(from: EventPlace, bytes: number, chunks: number): HeldSlice {
  const held = new HeldSlice(1, window, from, 1000);
  for (let at = 0; at < chunks; at++) {
    held.add(batchOf(bytes, null), held.next!);
    held.noteContent({ ...content, batches: at + 1, untilMs: 2000 + 1000 * at });
  }
  return held;
}

describe('HeldSlice', () => {
  it('knows where to go on, also behind what was asked for', () => {
    const held = new HeldSlice(1, window, { kind: 'checkpoint', chunk: 46, byte: 0 }, 0);
    expect(held.add(batchOf(5, chunkAt(46)), held.from)).toMatchObject({ isCheckpoint: true, isTorn: false });
    expect(held.add(batchOf(5, null, 2), chunkAt(46))).toMatchObject({ isCheckpoint: false, isLast: false });
    expect([held.next, held.lastChunk]).toEqual([chunkAt(48), 47]);
    expect(held.add(batchOf(5, chunkAt(48, 5)), chunkAt(48))).toMatchObject({ isTorn: true, isLast: false });
    expect(held.lastChunk).toBe(47);
    held.add(batchOf(5, null), chunkAt(48, 5));
    expect(held.add(batchOf(5, null), chunkAt(49))).toMatchObject({ isTorn: false, isLast: true });
    expect([held.next, held.lastChunk]).toEqual([null, 49]);
  });

  it('is not read for ever where a chunk is not there', () => {
    const held = new HeldSlice(1, window, chunkAt(3), 0);
    held.add(batchOf(0, null, 0), chunkAt(3));
    expect(held.next).toEqual(chunkAt(4));
  });

  it('reaches what lies ahead and is loaded, and all to the end of the window', () => {
    const held = makeHeld(chunkAt(0), 10, 2);
    expect([999, 1000, 3000, 3001].map((atMs) => held.reaches(atMs, 0))).toEqual([false, true, true, false]);
    expect(held.reaches(1400, 500)).toBe(false);
    expect(makeHeld(chunkAt(48), 10, 2).reaches(90_000, 0)).toBe(true);
  });

  it('needs more within some seconds or a chunk of the end, and never too much', () => {
    expect(makeHeld(chunkAt(0), MEBIBYTE / 2, 8).needsMore(1)).toBe(false);
    expect(makeHeld(chunkAt(0), MEBIBYTE / 2, 8).needsMore(4)).toBe(true);
    expect(makeHeld(chunkAt(0), 1000, 20).needsMore(1)).toBe(true);
    expect(makeHeld(chunkAt(0), 4 * MEBIBYTE, 2).needsMore(16)).toBe(false);
    expect(makeHeld(chunkAt(48), 10, 2).needsMore(1)).toBe(false);
  });

  it('waits for the stage to tell what has become of the last batch', () => {
    const held = makeHeld(chunkAt(0), 1000, 2);
    held.add(batchOf(1000, null), held.next!);
    expect(held.needsMore(1)).toBe(false);
    // Told before the last batch came.
    held.noteContent({ ...content, batches: 2, untilMs: 3000 });
    expect([held.needsMore(1), held.untilMs]).toEqual([false, 3000]);
    held.noteContent({ ...content, batches: 3, untilMs: 4000 });
    expect([held.needsMore(1), held.untilMs]).toEqual([true, 4000]);
  });

  it('is full at some size, and gives way only to something much smaller', () => {
    expect(makeHeld(chunkAt(0), MEBIBYTE, 24).isFull).toBe(false);
    const held = makeHeld(chunkAt(0), MEBIBYTE, 25);
    expect(held.isFull).toBe(true);
    const startingAt = (chunk: number) => ({ from: chunkAt(chunk), toChunk: 25 });
    expect([0, 12, 13].map((chunk) => held.isOutgrownBy(startingAt(chunk)))).toEqual([false, false, true]);
  });
});
