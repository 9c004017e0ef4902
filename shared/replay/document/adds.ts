import { isPlainObject, type PlainObject } from '../../model/replay-event.ts';
import { canHostShadow } from '../../sanitise/element-policy.ts';
import { attachShadow, buildNode } from './build-node.ts';
import { buildTree } from './build-tree.ts';
import type { DocumentTree } from './document-tree.ts';
import { resolveMissing } from './missing-nodes.ts';
import { withProperty } from './records.ts';
import { addOption } from './options.ts';
import { mergeStyleText, touchStyle } from './style-text.ts';
import { NodeType, type Siblings, type TreeNode } from './tree-node.ts';

/** What became of an add; `failed`: a browser would refuse it. */
export type Outcome = 'done' | 'later' | 'failed';

/** Adds one node, as the replayer's appendNode does. */
export function appendNode(tree: DocumentTree, add: PlainObject, atMs: number): Outcome {
  const parent = tree.get(add['parentId']);
  const { node } = add;
  if (!isPlainObject(node)) {
    return parent ? 'failed' : 'done';
  }
  if (!parent) {
    return appendWithoutParent(tree, add, node);
  }
  const list = listFor(parent, node);
  if (list && lacksNext(tree, add)) {
    return 'later';
  }
  const root = node['rootId'] ? tree.get(node['rootId']) : tree.root;
  if (!root) {
    return 'done';
  }
  if (parent.nodeName === 'IFRAME') {
    attachDocument(tree, parent, node, atMs);
    return 'done';
  }
  const recorded = root.type === NodeType.document ? node : withProperty(node, 'rootId', undefined);
  const target = node['type'] === NodeType.document ? undefined : buildNode(tree, recorded, 'mutation', atMs);
  return target ? placeOrForget(tree, list, { add, target, atMs }) : 'failed';
}

/** A parent gets its shadow root with the first node in it. */
function listFor(parent: TreeNode, node: PlainObject): Siblings | undefined {
  if (!node['isShadow']) {
    return parent.children;
  }
  const canHost = parent.shadow ?? (!parent.record['isSVG'] && canHostShadow(parent.record['tagName']));
  return parent.isElement && canHost ? attachShadow(parent) : undefined;
}

function appendWithoutParent(tree: DocumentTree, add: PlainObject, node: PlainObject): Outcome {
  if (node['type'] !== NodeType.document) {
    return 'later';
  }
  tree.enqueueDocument(add);
  return 'done';
}

/** Whether an add names a sibling that is not there; -1 is rrweb's for one that was not there when it recorded. */
function lacksNext(tree: DocumentTree, { nextId }: PlainObject): boolean {
  const isNamed = nextId !== null && nextId !== undefined && nextId !== -1;
  return isNamed && !tree.get(nextId);
}

/** Fills a frame, and those in it whose documents came before them. */
export function attachDocument(
  tree: DocumentTree,
  frame: TreeNode,
  recorded: PlainObject,
  atMs: number,
): void {
  const isKnown = tree.get(recorded['id']) !== undefined;
  const content = buildTree(tree, recorded, 'frame', atMs);
  if (content?.type !== NodeType.document || isKnown) {
    return;
  }
  if (frame.content) {
    tree.forget(frame.content);
    frame.content.frame = undefined;
  }
  frame.content = content;
  content.frame = frame;
  attachWaiting(tree, content, atMs);
}

/** Fills the frames below a node whose documents came before them. */
export function attachWaiting(tree: DocumentTree, root: TreeNode, atMs: number): void {
  if (tree.waitingDocuments.length === 0) {
    return;
  }
  for (const add of [...tree.waitingDocuments]) {
    const frame = tree.get(add['parentId']);
    const { node } = add;
    if (frame?.nodeName === 'IFRAME' && frame.isWithin(root) && isPlainObject(node)) {
      tree.waitingDocuments = tree.waitingDocuments.filter((waiting) => waiting !== add);
      attachDocument(tree, frame, node, atMs);
    }
  }
}

interface Placing {
  readonly add: PlainObject;
  readonly target: TreeNode;
  readonly atMs: number;
}

function placeOrForget(tree: DocumentTree, list: Siblings | undefined, placing: Placing): Outcome {
  const outcome = place(tree, list, placing);
  if (outcome === 'failed' && !placing.target.siblings) {
    tree.forget(placing.target);
  }
  return outcome;
}

function place(tree: DocumentTree, list: Siblings | undefined, placing: Placing): Outcome {
  const { add, target, atMs } = placing;
  if (add['previousId'] === -1 || add['nextId'] === -1) {
    target.detach();
    tree.missing.set(target.id, { node: target, add });
    return 'done';
  }
  if (!list || (target.siblings && list.owner.isWithin(target))) {
    return 'failed';
  }
  if (!prepare(tree, list.owner, target) || !insert(tree, list, placing)) {
    return 'failed';
  }
  tree.missing.delete(target.id);
  addOption(tree, target);
  if (target.nodeName === 'IFRAME') {
    attachWaiting(tree, target, atMs);
  }
  if (add['previousId'] || add['nextId']) {
    resolveMissing(tree, list, target, add);
  }
  return 'done';
}

/** What rrweb does to the parent first. */
function prepare(tree: DocumentTree, owner: TreeNode, target: TreeNode): boolean {
  if (owner.nodeName === 'TEXTAREA' && target.isText) {
    dropTexts(tree, owner, target);
  } else if (owner.nodeName === 'STYLE') {
    touchStyle(tree, owner);
    mergeStyleText(tree, owner, target);
  }
  return owner.type === NodeType.document
    ? makeRoom(tree, owner, target)
    : target.type !== NodeType.documentType;
}

function insert(tree: DocumentTree, list: Siblings, { add, target }: Placing): boolean {
  const previous = tree.get(add['previousId']);
  const next = tree.get(add['nextId']);
  if (previous?.next) {
    if (previous.siblings !== list) {
      return false;
    }
    list.insert(target, previous.next);
    return true;
  }
  if (next?.siblings !== list) {
    // Where the parent contains the next node, rrweb calls insertBefore, which throws unless that is its child.
    if (next?.siblings && next.isWithin(list.owner)) {
      return false;
    }
    list.insert(target, undefined);
    return true;
  }
  list.insert(target, next === target ? target.next : next);
  return true;
}

/** A text area has one text. */
function dropTexts(tree: DocumentTree, owner: TreeNode, target: TreeNode): void {
  for (let child = owner.children?.first; child;) {
    const { next } = child;
    if (child.isText && child !== target) {
      child.detach();
      tree.forget(child);
    }
    child = next;
  }
}

/** A document has one type and one root element, and no text. */
function makeRoom(tree: DocumentTree, document: TreeNode, target: TreeNode): boolean {
  const first = document.children?.first;
  if (
    target.type === NodeType.documentType &&
    first &&
    first !== target &&
    first.type === NodeType.documentType
  ) {
    first.detach();
    tree.forget(first);
  }
  if (target.isElement) {
    for (let child = first; child; child = child.next) {
      if (child.isElement && child !== target) {
        if (target.nodeName !== 'HTML') {
          return false;
        }
        child.detach();
        tree.forget(child);
        break;
      }
    }
  }
  return !target.isText && target.type !== NodeType.cdata;
}
