/** A part of an event that may be changed in place. */
export type Mutable = Record<string, unknown>;

/** Far below the ids that checkpoints give to nodes that no event can name (shared/replay/document/document-tree.ts). */
export const HIGHEST_SPARE_ID = -1_000_000_000;

/** Counts what was corrected or left out, and has ids for nodes without one. */
export class Corrections {
  count = 0;
  private nextId = HIGHEST_SPARE_ID;

  note(count = 1): void {
    this.count += count;
  }

  /** No event names it. */
  spareId(): number {
    return this.nextId--;
  }
}
