import { describe, expect, it } from 'vitest';
import { Slab, slabOf, takeSlab } from '../../../../shared/model/slab.ts';

const MEBIBYTE = 1 << 20;

describe('a slab', () => {
  it('is memory that threads share, as much as is needed', () => {
    const { bytes } = takeSlab(100);
    expect(bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(bytes.length).toBeGreaterThanOrEqual(100);
  });

  it('is used again once nobody holds it, and not before', () => {
    const first = takeSlab(33 * MEBIBYTE).hold();
    first.release();
    expect(takeSlab(33 * MEBIBYTE)).not.toBe(first);
    first.release();
    expect(takeSlab(33 * MEBIBYTE)).toBe(first);
  });

  it('is not given to whoever needs far less, or more', () => {
    const large = takeSlab(21 * MEBIBYTE);
    large.release();
    expect([takeSlab(MEBIBYTE), takeSlab(22 * MEBIBYTE)]).not.toContain(large);
    expect(takeSlab(20 * MEBIBYTE)).toBe(large);
  });

  it('is kept for others only up to a limit', () => {
    const all = Array.from({ length: 20 }, () => takeSlab(5 * MEBIBYTE));
    all.forEach((slab) => slab.release());
    const again = new Set(Array.from({ length: 20 }, () => takeSlab(5 * MEBIBYTE)));
    const kept = all.filter((slab) => again.has(slab)).length;
    expect([kept > 5, kept < 15]).toEqual([true, true]);
  });

  it('is found by bytes that lie in it', () => {
    const slab = new Slab(10);
    expect([slabOf(slab.bytes.subarray(3, 5)), slabOf(new Uint8Array(3))]).toEqual([slab, undefined]);
  });
});
