import { isPlainObject, type PlainObject } from '../../model/replay-event.ts';
import { findBuilder } from './builders.ts';
import type { HtmlNode } from './html-node.ts';
import { FixedId, nodeIdOf, targetIdOf, type NodeId } from './node-id.ts';
import type { Placement, Placements } from './placements.ts';
import { findTarget, isBar, MAX_DEPTH, type NodeTarget } from './node-target.ts';
import { childrenOf, typeOf, type Wireframe } from './wireframe.ts';
import type { BuildContext } from './build-context.ts';

/** A node to add, in the form rrweb reads: alone, its children follow as adds of their own. */
export interface NodeAdd {
  readonly parentId: NodeId;
  readonly nextId: NodeId | null;
  readonly node: HtmlNode;
}

interface Piece {
  readonly wireframe: Wireframe;
  readonly target: NodeTarget;
}

/**
 * Turns the wireframes of one mutation into nodes to remove and to add. SDKs send a changed view with its children,
 * and often the children once more: of each view only the last version is added, at its first place, which keeps the
 * app's drawing order. A node that is there already is removed first: rrweb would keep it, with its old text.
 */
export class ViewMutation {
  private readonly context: BuildContext;
  private readonly placements: Placements;
  private readonly pieces = new Map<NodeId, Piece>();
  private readonly removals = new Map<NodeId, Placement>();

  constructor(context: BuildContext, placements: Placements) {
    this.context = context;
    this.placements = placements;
  }

  /** The removal of a view, as the SDK wrote it: `{id, parentId}`. */
  remove(removal: unknown): void {
    const id = isPlainObject(removal) ? nodeIdOf(removal['id']) : undefined;
    if (isPlainObject(removal) && id !== undefined) {
      this.removeNode(this.placements.find(id) ?? { id, parentId: targetIdOf(removal['parentId']) });
    }
  }

  /** A new view: `{parentId, wireframe}`. */
  add(addition: PlainObject): void {
    const { wireframe } = addition;
    if (isPlainObject(wireframe)) {
      this.collect(wireframe, parentOf(addition));
    }
  }

  /** A view that changed: `{parentId, wireframe}`. */
  update(update: PlainObject): void {
    const { wireframe } = update;
    const id = isPlainObject(wireframe) && !isBar(wireframe) ? nodeIdOf(wireframe['id']) : undefined;
    if (id !== undefined) {
      this.removeNode(this.placements.find(id) ?? { id, parentId: parentOf(update) });
    }
    this.add(update);
  }

  /** The nodes to remove and to add. Call it once, after everything else. */
  finish(): { readonly removes: readonly Placement[]; readonly adds: readonly NodeAdd[] } {
    const pieces = [...this.pieces.values()];
    for (const { target } of pieces) {
      const old = this.placements.find(target.key);
      if (old) {
        this.removeNode(old);
      }
    }
    const adds = pieces.flatMap((piece) => this.build(piece));
    return { removes: [...this.removals.values()], adds };
  }

  private removeNode({ id, parentId }: Placement): void {
    this.removals.set(id, { id, parentId });
  }

  /** Parents come before what is in them. */
  private collect(root: Wireframe, rootParentId: NodeId): void {
    const waiting = [{ wireframe: root, parentId: rootParentId, depth: 0 }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { wireframe, parentId, depth } = next;
      const id = depth < MAX_DEPTH ? this.collectOne(wireframe, parentId) : this.context.skip();
      if (id !== undefined) {
        for (const child of childrenOf(wireframe).toReversed()) {
          waiting.push({ wireframe: child, parentId: id, depth: depth + 1 });
        }
      }
    }
  }

  /** @returns the id of its node; `undefined` when it cannot be shown. */
  private collectOne(wireframe: Wireframe, parentId: NodeId): NodeId | undefined {
    if (!findBuilder(wireframe) || !this.context.hasRoom()) {
      return this.context.skip();
    }
    const target = findTarget(wireframe, parentId, this.context);
    this.pieces.set(target.key, { wireframe, target });
    return isBar(wireframe) ? undefined : target.id;
  }

  private build({ wireframe, target }: Piece): readonly NodeAdd[] {
    const node = findBuilder(wireframe)?.({ wireframe, id: target.id, children: [] }, this.context);
    if (!node) {
      return [];
    }
    this.placements.place(wireframe, target, node.id);
    return listAdds(node, target.parentId);
  }
}

/** A node and everything in it. What goes into the body goes below the keyboard and the bars. */
export function listAdds(node: HtmlNode, parentId: NodeId): readonly NodeAdd[] {
  const nextId = parentId === FixedId.body ? FixedId.keyboardParent : null;
  if (node.type === 3) {
    return [{ parentId, nextId, node }];
  }
  const inside = node.childNodes.flatMap((child) => listAdds(child, node.id));
  return [{ parentId, nextId, node: { ...node, childNodes: [] } }, ...inside];
}

/** What an addition or update goes into. A screenshot is of the whole screen, whatever view it names. */
export function parentOf(item: PlainObject): NodeId {
  const { wireframe } = item;
  const isScreenshot = isPlainObject(wireframe) && typeOf(wireframe) === 'screenshot';
  return isScreenshot ? FixedId.body : targetIdOf(item['parentId']);
}
