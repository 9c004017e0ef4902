import { findBuilder } from './builders.ts';
import type { ElementNode } from './html-node.ts';
import type { NodeId } from './node-id.ts';
import type { Placements } from './placements.ts';
import { findSpot, isBar, MAX_DEPTH, type Spot } from './spot.ts';
import { childrenOf, type Wireframe } from './wireframe.ts';
import type { Workshop } from './workshop.ts';

/** Builds the nodes of a whole screen, for a full snapshot. */
export class ViewTree {
  private readonly workshop: Workshop;
  private readonly placements: Placements;
  /** The ids of the nodes around the current one: rrweb would put a node into itself if one came again. */
  private readonly around = new Set<NodeId>();
  private readonly bars = new Map<NodeId, ElementNode>();

  constructor(workshop: Workshop, placements: Placements) {
    this.workshop = workshop;
    this.placements = placements;
  }

  /** The nodes of wireframes in the same parent, without the bars. */
  buildAll(wireframes: readonly Wireframe[], parentId: NodeId): readonly ElementNode[] {
    const nodes: ElementNode[] = [];
    for (const wireframe of wireframes) {
      const spot = findSpot(wireframe, parentId, this.workshop);
      const node = this.build(wireframe, this.around.has(spot.id) ? this.without(spot) : spot);
      if (node && isBar(wireframe)) {
        this.bars.set(spot.parentId, node);
      } else if (node) {
        nodes.push(node);
      }
    }
    return nodes;
  }

  /** The bar that goes into one of the fixed parents: the last one that `buildAll` came across. */
  barIn(parentId: NodeId): readonly ElementNode[] {
    const bar = this.bars.get(parentId);
    return bar ? [bar] : [];
  }

  private build(wireframe: Wireframe, spot: Spot): ElementNode | undefined {
    const buildView = findBuilder(wireframe);
    if (!buildView || this.around.size >= MAX_DEPTH || !this.workshop.hasRoom()) {
      return this.workshop.skip();
    }
    this.around.add(spot.id);
    const children = this.buildAll(childrenOf(wireframe), spot.id);
    this.around.delete(spot.id);
    const node = buildView({ wireframe, id: spot.id, children }, this.workshop);
    this.placements.place(wireframe, spot, node.id);
    return node;
  }

  private without({ parentId }: Spot): Spot {
    const id = this.workshop.nextId();
    return { key: id, id, parentId };
  }
}
