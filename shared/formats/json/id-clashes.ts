/** Node ids are counted up from 1 by every recorder; an event with a larger one is parsed. */
const LARGEST = 1 << 22;
const NONE = -1;

/** Looks for nodes that clash: two of one id in a full snapshot, or one that a mutation puts into itself. */
export class IdClashes {
  /** Whether a clash was met, or an id that is too large for this. */
  hasClash = false;
  /** The parent and the node that were named last. */
  private parentId = NONE;
  private lastId = NONE;
  private isInSnapshot = false;
  private seenAt = new Int32Array(1 << 12);
  private generation = 1;

  /** Forgets the ids of the event before. */
  start(): void {
    this.hasClash = false;
    this.parentId = NONE;
    this.lastId = NONE;
    this.isInSnapshot = false;
  }

  /** Says that the ids that follow are those of the nodes of a full snapshot, each of which is there once. */
  beginSnapshot(): void {
    this.isInSnapshot = true;
    this.generation++;
  }

  /** Says that the full snapshot is over. */
  endSnapshot(): void {
    this.isInSnapshot = false;
  }

  /** Takes note of the value of a key `id` or `parentId`. */
  note(id: number, isParent: boolean): void {
    if (isParent) {
      this.parentId = id;
      this.hasClash ||= id === this.lastId;
    } else {
      this.lastId = id;
      this.hasClash ||= this.isInSnapshot ? !this.add(id) : id === this.parentId;
    }
  }

  /** @returns false when the id was met before, or is too large */
  private add(id: number): boolean {
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
