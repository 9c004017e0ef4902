import { FIRST_OWN_ID, type NodeId } from './node-id.ts';

/** Reports a part of a recording that is not shown. */
export type Note = (code: 'unknown-wireframe') => void;

/**
 * The most nodes that one event may become. A few bytes of wireframe can ask for many nodes (the stars of a
 * rating); real screens have some thousand.
 */
export const MAX_NODES_PER_EVENT = 200_000;

/** What building nodes needs: ids, a limit, and somewhere to report to. One per window. */
export class BuildContext {
  private readonly note: Note;
  private lastId = FIRST_OWN_ID;
  private made = 0;

  constructor(note: Note) {
    this.note = note;
  }

  /** An id for a node that stands for no wireframe. */
  nextId(): NodeId {
    this.made++;
    return this.lastId++;
  }

  /** Starts counting the nodes of another event. */
  startEvent(): void {
    this.made = 0;
  }

  /** Whether another wireframe may be built. */
  hasRoom(): boolean {
    this.made++;
    return this.made <= MAX_NODES_PER_EVENT;
  }

  /** Reports a wireframe that is left out, with all that is in it. */
  skip(): undefined {
    this.note('unknown-wireframe');
    return undefined;
  }
}
