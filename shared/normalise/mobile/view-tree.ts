import { findBuilder } from './builders.ts';
import type { ElementNode } from './html-node.ts';
import type { NodeId } from './node-id.ts';
import type { Placements } from './placements.ts';
import { findTarget, isBar, MAX_DEPTH, type NodeTarget } from './node-target.ts';
import { childrenOf, type Wireframe } from './wireframe.ts';
import type { BuildContext } from './build-context.ts';

/** Builds the nodes of a whole screen, for a full snapshot. */
export class ViewTree {
  private readonly context: BuildContext;
  private readonly placements: Placements;
  /** The ids of the nodes around the current one: rrweb would put a node into itself if one came again. */
  private readonly around = new Set<NodeId>();
  private readonly bars = new Map<NodeId, ElementNode>();

  constructor(context: BuildContext, placements: Placements) {
    this.context = context;
    this.placements = placements;
  }

  /** The nodes of wireframes in the same parent, without the bars. */
  buildAll(wireframes: readonly Wireframe[], parentId: NodeId): readonly ElementNode[] {
    const nodes: ElementNode[] = [];
    for (const wireframe of wireframes) {
      const target = findTarget(wireframe, parentId, this.context);
      const node = this.build(wireframe, this.around.has(target.id) ? this.withNewId(target) : target);
      if (node && isBar(wireframe)) {
        this.bars.set(target.parentId, node);
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

  private build(wireframe: Wireframe, target: NodeTarget): ElementNode | undefined {
    const buildView = findBuilder(wireframe);
    if (!buildView || this.around.size >= MAX_DEPTH || !this.context.hasRoom()) {
      return this.context.skip();
    }
    this.around.add(target.id);
    const children = this.buildAll(childrenOf(wireframe), target.id);
    this.around.delete(target.id);
    const node = buildView({ wireframe, id: target.id, children }, this.context);
    this.placements.place(wireframe, target, node.id);
    return node;
  }

  private withNewId({ parentId }: NodeTarget): NodeTarget {
    const id = this.context.nextId();
    return { key: id, id, parentId };
  }
}
