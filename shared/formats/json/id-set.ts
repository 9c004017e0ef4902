/** Node ids are counted up from 1 by every recorder; a larger one is looked at by the slower way. */
const LARGEST = 1 << 22;

/** A set of small numbers that is cleared at no cost. */
export class IdSet {
  private seenAt = new Int32Array(1 << 12);
  private generation = 1;

  clear(): void {
    this.generation++;
  }

  /** @returns false when the number is already in the set, or too large for it */
  add(id: number): boolean {
    if (id >= this.seenAt.length && !this.grow(id)) {
      return false;
    }
    if (this.seenAt[id] === this.generation) {
      return false;
    }
    this.seenAt[id] = this.generation;
    return true;
  }

  private grow(id: number): boolean {
    if (id >= LARGEST) {
      return false;
    }
    const larger = new Int32Array(1 << (32 - Math.clz32(id)));
    larger.set(this.seenAt);
    this.seenAt = larger;
    return true;
  }
}
