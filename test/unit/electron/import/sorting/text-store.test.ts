import { describe, expect, it } from 'vitest';
import { TextStore } from '../../../../../electron/import/sorting/text-store.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';

describe('putting texts down', () => {
  it('keeps every text as it is while others are put, whatever their sizes', () => {
    const random = seededRandom(1);
    const store = new TextStore();
    const texts = Array.from({ length: 400 }, (_, at) =>
      `${at}é😀`.padEnd(random.pick([1, 10, 1000, 70_000, 300_000]) + random.int(9), 'x'),
    );
    const stored = texts.map((text) => {
      const where = store.put(text);
      where.slab.hold();
      return where;
    });
    const read = stored.map(({ slab, from, to }) => Buffer.from(slab.bytes.subarray(from, to)).toString());
    expect(read.every((text, at) => text === texts[at])).toBe(true);
  });

  it('lets go of its memory when nothing more is put, and leaves it to those who hold it', () => {
    const store = new TextStore();
    const { slab, from, to } = store.put('held');
    slab.hold();
    store.close();
    new TextStore().put('another');
    expect(Buffer.from(slab.bytes.subarray(from, to)).toString()).toBe('held');
    slab.release();
    expect(new TextStore().put('x').slab === slab).toBe(true);
  });

  it('does so in memory that threads share', () => {
    expect(new TextStore().put('x').slab.bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
  });
});
