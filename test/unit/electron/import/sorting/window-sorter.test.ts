import { describe, expect, it } from 'vitest';
import type { SortableEvent } from '../../../../../electron/import/sorting/run-store.ts';
import { WindowSorter, type SortedWindow } from '../../../../../electron/import/sorting/window-sorter.ts';
import { makeSortable } from '../../../../helpers/make-sortable.ts';
import { MemoryRunStore } from '../../../../helpers/memory-run-store.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';

function sortable(timestamp: number, ordinal: number, type = 3): SortableEvent {
  return makeSortable({ type, timestamp, data: ordinal }, { ordinal });
}

/** Sorts events, writing out the older half of what waits after every `every` events. */
async function sort(
  events: readonly SortableEvent[],
  every: number,
): Promise<{ store: MemoryRunStore; sorted: SortedWindow }> {
  const store = new MemoryRunStore();
  const sorter = new WindowSorter(store, 5);
  for (const [at, event] of events.entries()) {
    sorter.add(event);
    if ((at + 1) % every === 0) {
      sorter.flushHalf();
    }
  }
  return { store, sorted: await sorter.finish() };
}

/** What stands in the one run that is left, as ordinals. */
function played({ store, sorted }: Awaited<ReturnType<typeof sort>>): number[] {
  return store.chunksOf(5, sorted.run).flatMap(({ ordinals }) => ordinals);
}

function inOrder(events: readonly SortableEvent[]): number[] {
  return [...events]
    .sort((a, b) => a.timestamp - b.timestamp || a.ordinal - b.ordinal)
    .map(({ ordinal }) => ordinal);
}

describe('WindowSorter', () => {
  it.each([1, 2, 3, 7, 50, 1000])(
    'sorts stably by time, whatever the order (flushing every %i)',
    async (every) => {
      for (let seed = 0; seed < 20; seed++) {
        const random = seededRandom(seed);
        const events = Array.from({ length: 200 }, (_, ordinal) => sortable(random.int(50), ordinal));
        expect(played(await sort(events, every)), `seed ${seed}`).toEqual(inOrder(events));
      }
    },
  );

  it('merges far more runs than are merged at once, and leaves nothing but the last one', async () => {
    const events = Array.from({ length: 500 }, (_, ordinal) => sortable(-ordinal, ordinal));
    const result = await sort(events, 1);
    expect(played(result)).toEqual(inOrder(events));
    expect(result.store.droppedRuns).toBeGreaterThanOrEqual(500);
    expect(new Set(result.store.chunks.map(({ run }) => run))).toEqual(new Set([result.sorted.run]));
  });

  it('writes what is nearly in order as one run, without merging', async () => {
    const events = Array.from({ length: 500 }, (_, at) => sortable(at + (at % 7), at));
    expect((await sort(events, 40)).store.droppedRuns).toBe(0);
  });

  it('gives the same hash and chunks by every way of sorting', async () => {
    const shuffled = (): SortableEvent[] =>
      seededRandom(3).shuffle(
        Array.from({ length: 300 }, (_, at) => sortable(at, at, at % 60 === 0 ? 2 : 3)),
      );
    const results = await Promise.all([1, 2, 10, 1000].map((every) => sort(shuffled(), every)));
    const shapes = results.map(({ store, sorted }) => ({
      hash: Buffer.from(sorted.hash).toString('hex'),
      chunks: sorted.chunks,
      json: store.chunksOf(5, sorted.run).map(({ json }) => Buffer.from(json).toString()),
    }));
    expect(shapes).toEqual(shapes.map(() => shapes[0]));
    expect(shapes[0]?.chunks).toBe(5);
  });

  it('is only made for a window that has events', async () => {
    await expect(sort([], 1)).rejects.toThrow('a window without events');
  });
});
