import type { Slab } from '../../../shared/model/slab.ts';
import type { Bytes } from '../../../shared/model/units.ts';

/** How much memory several holders of slabs keep together: a slab that many of them hold counts once. */
export class SlabCount {
  private readonly holders = new Map<Slab, number>();
  private sum: Bytes = 0;

  get bytes(): Bytes {
    return this.sum;
  }

  add(slabs: readonly Slab[]): void {
    for (const slab of slabs) {
      const count = this.holders.get(slab) ?? 0;
      this.sum += count === 0 ? slab.bytes.length : 0;
      this.holders.set(slab, count + 1);
    }
  }

  remove(slabs: readonly Slab[]): void {
    for (const slab of slabs) {
      const count = this.holders.get(slab) ?? 0;
      if (count > 1) {
        this.holders.set(slab, count - 1);
      } else if (this.holders.delete(slab)) {
        this.sum -= slab.bytes.length;
      }
    }
  }
}
