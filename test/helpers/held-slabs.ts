import { onTestFinished, vi } from 'vitest';
import { Slab } from '../../shared/model/slab.ts';
import type { Bytes } from '../../shared/model/units.ts';

/** The slabs that are held at a moment. */
export interface HeldSlabs {
  readonly count: number;
  readonly bytes: Bytes;
  /** The most that was held at once so far. */
  readonly mostBytes: Bytes;
}

/** Counts who holds which slab from now to the end of the test. @returns what tells how many are held */
export function watchSlabs(): () => HeldSlabs {
  const holders = new Map<Slab, number>();
  const hold: (this: Slab) => Slab = Reflect.get(Slab.prototype, 'hold');
  const release: (this: Slab) => void = Reflect.get(Slab.prototype, 'release');
  let bytes = 0;
  let mostBytes = 0;
  const add = (slab: Slab, change: number): void => {
    const before = holders.get(slab) ?? 0;
    holders.set(slab, before + change);
    if (before === 0 || before + change === 0) {
      bytes += change * slab.bytes.length;
      mostBytes = Math.max(mostBytes, bytes);
    }
    if (before + change === 0) {
      holders.delete(slab);
    }
  };
  const held = vi.spyOn(Slab.prototype, 'hold').mockImplementation(function (this: Slab) {
    add(this, 1);
    return hold.call(this);
  });
  const released = vi.spyOn(Slab.prototype, 'release').mockImplementation(function (this: Slab) {
    add(this, -1);
    release.call(this);
  });
  onTestFinished(() => [held, released].forEach((spy) => spy.mockRestore()));
  return () => ({ count: holders.size, bytes, mostBytes });
}
