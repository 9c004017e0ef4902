import { HIGHEST_SPARE_ID } from '../../correct/corrections.ts';
import { isPlainObject, type PlainObject } from '../../model/replay-event.ts';
import type { DialogState } from './carried.ts';
import { carriedOf, type DocumentTree } from './document-tree.ts';
import { startMedia } from './media.ts';
import { attributesOf, isSameRecord, objectsOf, withProperty } from './records.ts';
import { NodeType, Siblings, TreeNode } from './tree-node.ts';

/** What a node is built from: rrweb does more for nodes of a full snapshot. */
export type BuiltBy = 'snapshot' | 'frame' | 'mutation';

const NO_CHILDREN: readonly PlainObject[] = [];
/** Elements of which rrweb builds one attribute by looking at another. */
const LITERAL = new Set(['style', 'link', 'img', 'meta']);

/**
 * Builds a node without its children, as rrweb's buildNode does.
 * @returns the node that is there already, if it is the same; undefined for what is no node
 */
export function buildNode(
  tree: DocumentTree,
  recorded: PlainObject,
  builtBy: BuiltBy,
  atMs: number,
): TreeNode | undefined {
  const { id, type } = recorded;
  const known = tree.get(id);
  if (known && isSameRecord(known.record, recorded)) {
    return known;
  }
  if (
    typeof type !== 'number' ||
    !Number.isInteger(type) ||
    type < NodeType.document ||
    type > NodeType.comment
  ) {
    return undefined;
  }
  const isNamed = typeof id === 'number' && id > HIGHEST_SPARE_ID;
  const nodeId = isNamed ? id : tree.nextUnrecordedId();
  const node =
    type === NodeType.element
      ? buildElement(tree, nodeId, recorded, builtBy, atMs)
      : new TreeNode(
          nodeId,
          type,
          withoutChildren(recorded),
          type === NodeType.document ? '#document' : '',
          false,
        );
  if (isNamed) {
    tree.register(node);
  } else {
    tree.count(node);
  }
  return node;
}

/** A text that rrweb makes by itself. */
export function buildUnrecordedText(tree: DocumentTree, textContent: string, isStyle: boolean): TreeNode {
  const id = tree.nextUnrecordedId();
  const record = { type: NodeType.text, textContent, ...(isStyle && { isStyle }), id };
  const node = new TreeNode(id, NodeType.text, record, '', false);
  node.isUnrecorded = true;
  tree.count(node);
  return node;
}

/** Gives an element its shadow root, if it has none. */
export function attachShadow(node: TreeNode): Siblings {
  node.shadow ??= new Siblings(node);
  return node.shadow;
}

function buildElement(
  tree: DocumentTree,
  id: number,
  recorded: PlainObject,
  builtBy: BuiltBy,
  atMs: number,
): TreeNode {
  const node = makeElement(id, recorded);
  const { nodeName } = node;
  if (recorded['isShadowHost']) {
    attachShadow(node);
  }
  moveAttributes(tree, node, recorded);
  moveScroll(tree, node, builtBy);
  if (nodeName === 'AUDIO' || nodeName === 'VIDEO') {
    // An element that is added plays by itself; rrweb keeps no state of it.
    carriedOf(node).media = startMedia(attributesOf(node.record), atMs);
  }
  return node;
}

function makeElement(id: number, recorded: PlainObject): TreeNode {
  const tagName = typeof recorded['tagName'] === 'string' ? recorded['tagName'] : '';
  const attributes = attributesOf(recorded);
  const name = tagName === 'link' && attributes['_cssText'] ? 'style' : tagName;
  const nodeName = recorded['isSVG'] ? name : name.toUpperCase();
  const isLiteral = LITERAL.has(tagName) || Object.keys(attributes).some(isSpecial);
  return new TreeNode(id, NodeType.element, withoutChildren(recorded), nodeName, isLiteral);
}

/** Attributes that rrweb builds in another way, and that stay in the record here. */
function isSpecial(name: string): boolean {
  return name.startsWith('rr_') && !name.startsWith('rr_scroll') && name !== 'rr_open_mode';
}

/** Moves out of the record what rrweb makes something else of than attributes. */
function moveAttributes(tree: DocumentTree, node: TreeNode, recorded: PlainObject): void {
  const { nodeName } = node;
  const attributes = attributesOf(recorded);
  if (nodeName.toUpperCase() === 'STYLE' && typeof attributes['_cssText'] === 'string') {
    node.cssText = objectsOf(recorded['childNodes']).length === 0 ? 'own' : 'split';
  } else if (recorded['tagName'] === 'textarea' && typeof attributes['value'] === 'string') {
    moveValue(tree, node, attributes['value']);
  } else if (nodeName === 'DIALOG') {
    moveDialog(tree, node, attributes);
  }
}

function withoutChildren(recorded: PlainObject): PlainObject {
  const { childNodes } = recorded;
  return Array.isArray(childNodes) && childNodes.length > 0
    ? { ...recorded, childNodes: NO_CHILDREN }
    : recorded;
}

function dropAttributes(node: TreeNode, names: readonly string[]): void {
  let attributes = attributesOf(node.record);
  for (const name of names) {
    if (Object.hasOwn(attributes, name)) {
      attributes = withProperty(attributes, name, undefined);
    }
  }
  node.record = { ...node.record, attributes };
}

/** rrweb makes the recorded value of a text area its only child. */
function moveValue(tree: DocumentTree, node: TreeNode, value: string): void {
  dropAttributes(node, ['value']);
  node.children?.insert(buildUnrecordedText(tree, value, false), undefined);
}

/** Dialogs are opened in the order in which they were stacked. */
function moveDialog(tree: DocumentTree, node: TreeNode, attributes: PlainObject): void {
  const value: DialogState = { open: textOf(attributes['open']), mode: textOf(attributes['rr_open_mode']) };
  if (value.open !== undefined || value.mode !== undefined) {
    carriedOf(node).dialog = { value, turn: tree.nextTurn() };
    dropAttributes(node, ['open', 'rr_open_mode']);
  }
}

function textOf(value: unknown): string | undefined {
  if (value === true) {
    return '';
  }
  return typeof value === 'string' ? value : undefined;
}

/** Recorded scroll positions count in full snapshots only, and there not in frames. */
function moveScroll(tree: DocumentTree, node: TreeNode, builtBy: BuiltBy): void {
  const { rr_scrollLeft: x, rr_scrollTop: y } = attributesOf(node.record);
  if (x === undefined && y === undefined) {
    return;
  }
  dropAttributes(node, ['rr_scrollLeft', 'rr_scrollTop']);
  if (builtBy === 'snapshot') {
    carriedOf(node).scroll = { value: { x: x ?? 0, y: y ?? 0 }, turn: tree.nextTurn() };
  }
}

/** The recorded children that are objects. */
export function childrenOf(recorded: unknown): readonly PlainObject[] {
  return isPlainObject(recorded) ? objectsOf(recorded['childNodes']) : NO_CHILDREN;
}
