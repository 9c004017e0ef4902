import { describe, expect, it } from 'vitest';
import { slabOf, takeSlab } from '../../../../shared/model/slab.ts';

const MEBIBYTE = 1 << 20;

describe('a slab', () => {
  it.each([0, 1, 100_000, 5 * MEBIBYTE])('is memory that threads share, at least %i bytes', (bytes) => {
    const slab = takeSlab(bytes);
    expect(slab.bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(slab.bytes.length).toBeGreaterThanOrEqual(bytes);
  });

  it('is used again once nobody holds it, and not before', () => {
    const first = takeSlab(33 * MEBIBYTE).hold();
    first.release();
    expect(takeSlab(33 * MEBIBYTE) === first).toBe(false);
    first.release();
    expect(takeSlab(40 * MEBIBYTE) === first).toBe(true);
  });

  it('is not given to whoever needs far less, or more', () => {
    const large = takeSlab(16 * MEBIBYTE);
    large.release();
    expect([takeSlab(8 * MEBIBYTE), takeSlab(17 * MEBIBYTE)].includes(large)).toBe(false);
  });

  it('cannot be let go of twice by one who holds it: another one would lose it', () => {
    const slab = takeSlab(1);
    slab.release();
    expect(() => slab.release()).toThrow('more often');
  });

  it('is found by bytes that lie in it', () => {
    const slab = takeSlab(10);
    expect([slabOf(slab.bytes.subarray(3, 5)) === slab, slabOf(new Uint8Array(3))]).toEqual([
      true,
      undefined,
    ]);
  });
});
