import { EventType, type PlainObject, type ReplayEvent } from '../../model/replay-event.ts';
import type { TreeNode } from './tree-node.ts';

/** The incremental event with this data. */
export function toEvent(data: PlainObject, timestamp: number): ReplayEvent {
  return { type: EventType.incrementalSnapshot, timestamp, data };
}

/** The node as rrweb would record it now, without its children. */
export function writeNode(node: TreeNode): Record<string, unknown> {
  const { id, record, shadow } = node;
  node.ownAttributes = undefined;
  return { ...record, id, ...(shadow && { isShadowHost: true }) };
}

interface Open {
  readonly node: TreeNode;
  readonly written: Record<string, unknown>;
  readonly children: unknown[];
  next: TreeNode | undefined;
  isInShadow: boolean;
}

/**
 * The recorded form of a node and all below it, except what is in frames.
 * @param visit gets every node, in the tree's order
 */
export function writeTree(root: TreeNode, visit: (node: TreeNode) => void): PlainObject {
  const top = openNode(root, visit);
  const open = [top];
  for (let last = open.at(-1); last; last = open.at(-1)) {
    const child = last.next;
    if (child) {
      last.next = child.next;
      const entry = openNode(child, visit);
      if (last.isInShadow) {
        entry.written['isShadow'] = true;
      } else if (entry.written['isShadow'] !== undefined) {
        Reflect.deleteProperty(entry.written, 'isShadow');
      }
      last.children.push(entry.written);
      open.push(entry);
    } else if (!last.isInShadow && last.node.shadow) {
      last.isInShadow = true;
      last.next = last.node.shadow.first;
    } else {
      open.pop();
    }
  }
  return top.written;
}

function openNode(node: TreeNode, visit: (node: TreeNode) => void): Open {
  visit(node);
  const written = writeNode(node);
  const children: unknown[] = [];
  if (node.children) {
    written['childNodes'] = children;
  }
  return { node, written, children, next: node.children?.first, isInShadow: false };
}
