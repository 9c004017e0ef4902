import { isPlainObject, type PlainObject } from '../../model/replay-event.ts';
import { appendNode } from './adds.ts';
import { changeAttributes } from './attributes.ts';
import type { DocumentTree } from './document-tree.ts';
import { orderAdds } from './missing-nodes.ts';
import { removeOption } from './options.ts';
import { objectsOf } from './records.ts';
import { setText, touchStyle } from './style-text.ts';
import { NodeType } from './tree-node.ts';

/** rrweb goes on for half a second; no recording that can be resolved needs as many rounds. */
const MAX_ROUNDS = 100;

/**
 * Applies a mutation event's data, as the replayer's applyMutation does on the stage: removes, adds, texts, attributes. What
 * a browser would refuse is left out by itself.
 */
export function applyMutation(tree: DocumentTree, data: PlainObject, atMs: number): void {
  // Only what was known when the mutation came is removed.
  const removes = objectsOf(data['removes']).filter(({ id }) => tree.get(id));
  for (const remove of removes) {
    tree.refusals += removeNode(tree, remove) ? 0 : 1;
  }
  addNodes(tree, objectsOf(data['adds']), atMs);
  const texts = new Map<unknown, unknown>();
  for (const { id, value } of objectsOf(data['texts'])) {
    texts.delete(id);
    texts.set(id, value);
  }
  for (const [id, value] of [...texts].reverse()) {
    const node = tree.get(id);
    if (node && !setText(tree, node, value)) {
      tree.refusals++;
    }
  }
  for (const { id, attributes } of objectsOf(data['attributes'])) {
    const node = tree.get(id);
    if (node && isPlainObject(attributes)) {
      changeAttributes(tree, node, attributes);
    }
  }
}

/** @returns false where a browser would refuse */
function removeNode(tree: DocumentTree, { id, parentId, isShadow }: PlainObject): boolean {
  const target = tree.get(id);
  const parent = tree.get(parentId);
  if (!target || !parent) {
    return true;
  }
  const list = isShadow && parent.shadow ? parent.shadow : parent.children;
  if (target.siblings !== list) {
    if (!target.siblings && target.type !== NodeType.document) {
      tree.forget(target);
    }
    return false;
  }
  if (parent.nodeName === 'STYLE') {
    touchStyle(tree, parent);
  }
  removeOption(tree, target);
  target.detach();
  tree.forget(target);
  return true;
}

function addNodes(tree: DocumentTree, adds: readonly PlainObject[], atMs: number): void {
  let later: PlainObject[] = [];
  const attempt = (add: PlainObject): boolean => {
    const outcome = appendNode(tree, add, atMs);
    if (outcome === 'later') {
      later.push(add);
    } else if (outcome === 'failed') {
      tree.refusals++;
    }
    return outcome !== 'failed';
  };
  adds.forEach(attempt);
  for (let round = 0; later.length > 0 && round < MAX_ROUNDS; round++) {
    const groups = orderAdds(later);
    const before = later.length;
    later = [];
    // Of those that came too early, a refusal ends the rest.
    const isDone = groups.every((group) => !tree.get(group[0]?.['parentId']) || group.every(attempt));
    if (!isDone || later.length >= before) {
      return;
    }
  }
}
