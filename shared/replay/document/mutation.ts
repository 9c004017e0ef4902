import { isPlainObject, type PlainObject } from '../../model/replay-event.ts';
import { appendNode } from './adds.ts';
import { changeAttributes } from './attributes.ts';
import type { DocumentTree } from './document-tree.ts';
import { orderAdds } from './missing-nodes.ts';
import { removeOption } from './options.ts';
import { objectsOf } from './records.ts';
import { setText, touchStyle } from './style-text.ts';

/** rrweb goes on for half a second; no recording that can be resolved needs as many rounds. */
const MAX_ROUNDS = 100;

/** Applies a mutation event's data, as the replayer's applyMutation does: removes, adds, texts, attributes. */
export function applyMutation(tree: DocumentTree, data: PlainObject, atMs: number): void {
  // Only what was known when the mutation came is removed.
  const removes = objectsOf(data['removes']).filter(({ id }) => tree.get(id));
  if (
    !removes.every((remove) => removeNode(tree, remove)) ||
    !addNodes(tree, objectsOf(data['adds']), atMs)
  ) {
    return;
  }
  const texts = new Map<unknown, unknown>();
  for (const { id, value } of objectsOf(data['texts'])) {
    texts.delete(id);
    texts.set(id, value);
  }
  for (const [id, value] of [...texts].reverse()) {
    const node = tree.get(id);
    if (node) {
      setText(tree, node, value);
    }
  }
  for (const { id, attributes } of objectsOf(data['attributes'])) {
    const node = tree.get(id);
    if (node && isPlainObject(attributes) && !changeAttributes(tree, node, attributes)) {
      return;
    }
  }
}

/**
 * @returns false where a browser would throw: rrweb does not ignore the error, as it means to, because it is of
 * another window's class
 */
function removeNode(tree: DocumentTree, { id, parentId, isShadow }: PlainObject): boolean {
  const target = tree.get(id);
  const parent = tree.get(parentId);
  if (!target || !parent) {
    return true;
  }
  const list = isShadow && parent.shadow ? parent.shadow : parent.children;
  if (target.siblings !== list) {
    // By then rrweb has forgotten the node, wherever it is.
    if (target.siblings) {
      tree.hide(target);
    } else {
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

/** @returns false where a browser would refuse one of them */
function addNodes(tree: DocumentTree, adds: readonly PlainObject[], atMs: number): boolean {
  let later: PlainObject[] = [];
  const attempt = (add: PlainObject): boolean => {
    const outcome = appendNode(tree, add, atMs);
    if (outcome === 'later') {
      later.push(add);
    }
    return outcome !== 'failed';
  };
  if (!adds.every(attempt)) {
    return false;
  }
  for (let round = 0; later.length > 0 && round < MAX_ROUNDS; round++) {
    const groups = orderAdds(later);
    const before = later.length;
    later = [];
    const isDone = groups.every((group) => !tree.get(group[0]?.['parentId']) || group.every(attempt));
    if (!isDone || later.length >= before) {
      return isDone;
    }
  }
  return true;
}
