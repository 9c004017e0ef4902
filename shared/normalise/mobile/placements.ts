import { nodeIdOf, type NodeId } from './node-id.ts';
import type { NodeTarget } from './node-target.ts';
import type { Wireframe } from './wireframe.ts';

/** A node in the page and the node it is in. */
export interface Placement {
  readonly id: NodeId;
  readonly parentId: NodeId;
}

/**
 * Where in the page the wireframes ended up. A removal names the wireframe and the wireframe around it; in the
 * page it may be inside a label, or moved to where the bars are.
 */
export class Placements {
  private readonly placed = new Map<NodeId, Placement>();

  /** @param nodeId the outermost node of the wireframe: its label, if it has one. */
  place(wireframe: Wireframe, target: NodeTarget, nodeId: NodeId): void {
    const placement = { id: nodeId, parentId: target.parentId };
    this.placed.set(target.key, placement);
    const recorded = nodeIdOf(wireframe['id']);
    if (recorded !== undefined) {
      this.placed.set(recorded, placement);
    }
  }

  find(key: NodeId): Placement | undefined {
    return this.placed.get(key);
  }

  clear(): void {
    this.placed.clear();
  }
}
