import type { PlainObject } from '../../model/replay-event.ts';
import type { DocumentTree } from './document-tree.ts';
import type { Siblings, TreeNode } from './tree-node.ts';

/** Puts nodes beside a node for which they waited, and those beside them that waited for them. */
export function resolveMissing(tree: DocumentTree, list: Siblings, target: TreeNode, add: PlainObject): void {
  const waiting = [{ target, add }];
  for (let step = waiting.pop(); step && tree.missing.size > 0; step = waiting.pop()) {
    const { previousId, nextId } = step.add;
    const before = previousId ? tree.missing.get(previousId) : undefined;
    const after = nextId ? tree.missing.get(nextId) : undefined;
    if (before && step.target.siblings === list && !list.owner.isWithin(before.node)) {
      list.insert(before.node, step.target);
      tree.missing.delete(before.node.id);
      waiting.push({ target: before.node, add: before.add });
    }
    if (after && step.target.siblings === list && !list.owner.isWithin(after.node)) {
      list.insert(after.node, step.target.next);
      tree.missing.delete(after.node.id);
      waiting.push({ target: after.node, add: after.add });
    }
  }
}

interface Branch {
  readonly add: PlainObject;
  readonly parent: Branch | undefined;
  first: Branch | undefined;
  last: Branch | undefined;
  previous: Branch | undefined;
  next: Branch | undefined;
}

/**
 * Puts adds that came before what they name into an order in which they can be done (rrweb's queueToResolveTrees).
 * @returns groups, each to be done only if the parent of its first add is there
 */
export function orderAdds(adds: readonly PlainObject[]): readonly (readonly PlainObject[])[] {
  const byId = new Map<unknown, Branch>();
  const top = makeBranch({}, undefined);
  for (const add of adds) {
    const next = add['nextId'] ? byId.get(add['nextId']) : undefined;
    const parent = next ? (next.parent ?? top) : (byId.get(add['parentId']) ?? top);
    const branch = makeBranch(add, parent === top ? undefined : parent);
    link(parent, branch, next);
    byId.set((add['node'] as PlainObject | undefined)?.['id'], branch);
  }
  const groups: PlainObject[][] = [];
  for (let branch = top.first; branch; branch = branch.next) {
    groups.push(flatten(branch));
  }
  return groups;
}

function makeBranch(add: PlainObject, parent: Branch | undefined): Branch {
  return { add, parent, first: undefined, last: undefined, previous: undefined, next: undefined };
}

function link(parent: Branch, branch: Branch, next: Branch | undefined): void {
  const previous = next ? next.previous : parent.last;
  branch.previous = previous;
  branch.next = next;
  if (previous) {
    previous.next = branch;
  } else {
    parent.first = branch;
  }
  if (next) {
    next.previous = branch;
  } else {
    parent.last = branch;
  }
}

/** A branch, then its children from the last to the first: each names the one after it. */
function flatten(root: Branch): PlainObject[] {
  const order: PlainObject[] = [];
  const waiting = [root];
  for (let branch = waiting.pop(); branch; branch = waiting.pop()) {
    order.push(branch.add);
    for (let child = branch.first; child; child = child.next) {
      waiting.push(child);
    }
  }
  return order;
}
