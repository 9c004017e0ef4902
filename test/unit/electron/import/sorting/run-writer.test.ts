import { describe, expect, it } from 'vitest';
import { RunWriter } from '../../../../../electron/import/sorting/run-writer.ts';
import { makeSortable } from '../../../../helpers/make-sortable.ts';
import { MemoryRunStore } from '../../../../helpers/memory-run-store.ts';

/** Writes events of one kind each, 10 ms apart: `s` is a full snapshot, `L` a large event, `.` a small one. */
async function write(kinds: string): Promise<{ store: MemoryRunStore; hash: string }> {
  const store = new MemoryRunStore();
  const writer = new RunWriter(store, 1, 0);
  for (const [at, kind] of kinds.split('').entries()) {
    const data = kind === 'L' ? 'x'.repeat(1100 * 1024) : '';
    writer.write(makeSortable({ type: kind === 's' ? 2 : 3, timestamp: at * 10, data }, { ordinal: at }));
  }
  writer.finish();
  return { store, hash: Buffer.from(await store.hashOf(1, 0)).toString('hex') };
}

const lengths = async (kinds: string): Promise<number[]> =>
  (await write(kinds)).store.chunks.map(({ ordinals }) => ordinals.length);

describe('RunWriter', () => {
  it.each([
    ['s...s..', [4, 3]],
    ['..s', [2, 1]],
    ['ss', [1, 1]],
    ['...', [3]],
    ['.L..', [2, 2]],
    ['', []],
    ['.'.repeat(6000), [1000, 1000, 1000, 1000, 1000, 1000]],
  ])('begins a chunk at every full snapshot and when one is full (%.10s)', async (kinds, expected) => {
    expect(await lengths(kinds)).toEqual(expected);
  });

  it('says of each chunk when it begins and ends and what it starts with', async () => {
    const chunks = (await write('..s.')).store.chunks.map(
      ({ firstMs, lastMs, startsWithFullSnapshot, ordinals }) => ({
        firstMs,
        lastMs,
        startsWithFullSnapshot,
        ordinals,
      }),
    );
    expect(chunks).toEqual([
      { firstMs: 0, lastMs: 10, startsWithFullSnapshot: false, ordinals: [0, 1] },
      { firstMs: 20, lastMs: 30, startsWithFullSnapshot: true, ordinals: [2, 3] },
    ]);
  });

  it('hashes the events, not their chunks', async () => {
    const hashes = await Promise.all(['...', '....', '...'].map(write));
    const [three, four, again] = hashes.map(({ hash }) => hash);
    expect([three === four, three === again]).toEqual([false, true]);
  });

  it('accepts an event of the same time only if it comes later in the file', () => {
    const writer = new RunWriter(new MemoryRunStore(), 0, 0);
    const event = (timestamp: number, ordinal: number) => makeSortable({ timestamp }, { ordinal });
    writer.write(event(10, 5));
    expect(
      [event(9, 6), event(10, 4), event(10, 6), event(11, 0)].map((next) => writer.accepts(next)),
    ).toEqual([false, false, true, true]);
  });
});
