import { settleDocument } from './correct-document.ts';
import { correctNode, kindOf, NodeType } from './correct-node.ts';
import type { Corrections, Mutable } from './corrections.ts';
import { keepInList } from './values.ts';

/**
 * Makes a recorded tree one that a browser can build, in place: nodes that cannot be, or not where they are, are left out
 * with all below them.
 * @param isPage it is that of a full snapshot
 * @returns false where its root is no node
 */
export function correctTree(root: Mutable, corrections: Corrections, isPage = false): boolean {
  if (!correctNode(root, corrections)) {
    return false;
  }
  const isDocument = root['type'] === NodeType.document;
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isDocument && node !== root) {
      correctRootId(node, root['id'], corrections);
    }
    for (const child of correctChildren(node, isPage, corrections)) {
      waiting.push(child);
    }
  }
  return true;
}

/** Makes the tree of a full snapshot a document. @returns its root */
export function correctPage(recorded: Mutable, corrections: Corrections): Mutable {
  const root = documentOf(recorded, corrections);
  correctTree(root, corrections, true);
  return root;
}

function documentOf(recorded: Mutable, corrections: Corrections): Mutable {
  const { id, tagName, childNodes } = recorded;
  if (kindOf(recorded) === NodeType.document) {
    return recorded;
  }
  corrections.note();
  return typeof tagName === 'string'
    ? { type: NodeType.document, id: corrections.spareId(), childNodes: [recorded] }
    : { type: NodeType.document, id, childNodes: Array.isArray(childNodes) ? childNodes : [] };
}

/** rrweb takes whatever node has the id for another name of the document. */
function correctRootId(node: Mutable, rootId: unknown, corrections: Corrections): void {
  if (node['rootId'] !== undefined && node['rootId'] !== rootId) {
    Reflect.deleteProperty(node, 'rootId');
    corrections.note();
  }
}

/** @returns those that are left */
function correctChildren(node: Mutable, isPage: boolean, corrections: Corrections): readonly Mutable[] {
  const { type } = node;
  if (type !== NodeType.document && type !== NodeType.element) {
    return [];
  }
  const isFine = (child: Mutable): boolean => correctNode(child, corrections) && mayBeIn(type, child['type']);
  keepInList(node, 'childNodes', isFine, corrections);
  if (type === NodeType.document) {
    settleDocument(node, isPage, corrections);
  }
  return node['childNodes'] as Mutable[];
}

function mayBeIn(parent: number, type: unknown): boolean {
  return parent === NodeType.element
    ? type !== NodeType.document && type !== NodeType.doctype
    : type === NodeType.element || type === NodeType.doctype || type === NodeType.comment;
}
