import { isPlainObject, type PlainObject } from '../../model/replay-event.ts';
import { buildUnrecordedText } from './build-node.ts';
import { Properties, type DialogState } from './carried.ts';
import { carriedOf, type DocumentTree } from './document-tree.ts';
import { TRACES } from '../../sanitise/replayed-attributes.ts';
import { attributesOf, withProperty } from './records.ts';
import { dropChildren } from './style-text.ts';
import type { TreeNode } from './tree-node.ts';

/** Attributes of which rrweb builds something else when it builds a recorded tree. */
const BUILT_OTHERWISE = /^(?:rr_|onload$|onclick$|onmouse|_cssText$)/;

/** Changes attributes of a node as a mutation does; only elements have any. */
export function changeAttributes(tree: DocumentTree, node: TreeNode, changes: PlainObject): void {
  if (!node.isElement) {
    return;
  }
  for (const name of Object.keys(changes)) {
    const value = changes[name];
    if (name === '_cssText' && typeof value === 'string' && isSheetElement(node)) {
      rebuildSheet(tree, node, changes);
      return;
    } else if (!TRACES.includes(name) && (value === null || typeof value === 'string')) {
      changeAttribute(tree, node, name, value);
    } else if (name === 'style' && isPlainObject(value)) {
      tree.changeCarried(node, () => changeStyle(tree, node, value));
    }
  }
}

/** Whether an element has an attribute at this moment. */
export function hasAttribute(node: TreeNode, name: string): boolean {
  const carried = node.carried?.attributes?.get(name);
  const value = carried === undefined ? attributesOf(node.record)[name] : carried;
  return value !== undefined && value !== null;
}

function isSheetElement({ nodeName, parent }: TreeNode): boolean {
  return (nodeName === 'LINK' || nodeName === 'STYLE') && parent !== undefined;
}

/** rrweb builds the element again, of what was first recorded of it and these attributes, and without its children. */
function rebuildSheet(tree: DocumentTree, node: TreeNode, changes: PlainObject): void {
  const before = attributesOf(node.record);
  const attributes = { ...before, ...changes };
  tree.changeCarried(node, () => (node.carried = undefined));
  if (JSON.stringify(before) === JSON.stringify(attributes)) {
    return;
  }
  const hadChildren = node.cssText !== 'own' && node.children?.first !== undefined;
  dropChildren(tree, node);
  node.cssText = hadChildren ? 'none' : 'own';
  tree.change(node, {
    ...node.record,
    attributes: hadChildren ? withProperty(attributes, '_cssText', undefined) : attributes,
  });
}

function changeAttribute(tree: DocumentTree, node: TreeNode, name: string, value: string | null): void {
  const { nodeName } = node;
  if (nodeName === 'TEXTAREA' && name === 'value' && value !== null) {
    setValue(tree, node, value);
  } else if (nodeName === 'DIALOG' && (name === 'open' || name === 'rr_open_mode')) {
    changeDialog(tree, node, name, value);
  } else {
    changePlain(tree, node, name, value);
  }
}

function changePlain(tree: DocumentTree, node: TreeNode, name: string, value: string | null): void {
  if (name === 'width' || name === 'height') {
    // A canvas that gets a size is empty.
    tree.changeCarried(node, () => node.carried?.canvas?.clear());
  }
  if (name === 'style' && node.carried?.style) {
    const { carried } = node;
    tree.changeCarried(node, () => (carried.style = undefined));
  }
  if (isCarried(node, name)) {
    tree.changeCarried(node, () => carryAttribute(tree, node, name, value));
  } else {
    changeRecord(tree, node, name, value);
  }
}

function carryAttribute(tree: DocumentTree, node: TreeNode, name: string, value: string | null): void {
  const carried = carriedOf(node);
  carried.attributes ??= new Properties<string | null>();
  carried.attributes.delete(name);
  carried.attributes.set(name, value);
  carried.attributesTurn = tree.nextTurn();
}

function changeRecord(tree: DocumentTree, node: TreeNode, name: string, value: string | null): void {
  if (value !== null || Object.hasOwn(attributesOf(node.record), name)) {
    tree.changeAttribute(node, name, value ?? undefined);
  }
}

function isCarried(node: TreeNode, name: string): boolean {
  return (
    node.isLiteral ||
    BUILT_OTHERWISE.test(name) ||
    (name === 'xlink:href' && Boolean(node.record['isSVG'])) ||
    (name === 'autocomplete' && (node.nodeName === 'INPUT' || node.nodeName === 'TEXTAREA'))
  );
}

function changeStyle(tree: DocumentTree, node: TreeNode, changes: PlainObject): void {
  const carried = carriedOf(node);
  carried.style ??= new Properties<unknown>();
  for (const property of Object.keys(changes)) {
    const value = changes[property];
    const isTakenBack = carried.style.delete(property) && value === false;
    carried.style.set(property, value);
    if (isTakenBack && !hasStyle(node)) {
      leaveEmptyStyle(tree, node);
    }
  }
  carried.attributesTurn = tree.nextTurn();
}

/** The recorded size of a blocked element is a style too. */
function hasStyle(node: TreeNode): boolean {
  return ['style', 'rr_width', 'rr_height'].some((name) => hasAttribute(node, name));
}

/** When the last property is removed, the `style` attribute stays, empty. */
function leaveEmptyStyle(tree: DocumentTree, node: TreeNode): void {
  if (node.isLiteral) {
    const carried = carriedOf(node);
    carried.attributes ??= new Properties<string | null>();
    carried.attributes.set('style', '');
  } else {
    changeRecord(tree, node, 'style', '');
  }
}

/** rrweb removes every other child, since it loops over a live list, and appends the new text. */
function setValue(tree: DocumentTree, node: TreeNode, value: string): void {
  for (let child = node.children?.first; child;) {
    const kept = child.next;
    child.detach();
    tree.forget(child);
    child = kept?.next;
  }
  node.children?.insert(buildUnrecordedText(tree, value, false), undefined);
}

function changeDialog(
  tree: DocumentTree,
  node: TreeNode,
  name: 'open' | 'rr_open_mode',
  value: string | null,
): void {
  const carried = carriedOf(node);
  const before = carried.dialog?.value ?? { open: undefined, mode: undefined };
  const after: DialogState =
    name === 'open'
      ? // When `open` is removed, rrweb removes `rr_open_mode` too.
        { open: value ?? undefined, mode: value === null ? undefined : before.mode }
      : { open: before.open, mode: value ?? undefined };
  carried.dialog = { value: after, turn: tree.nextTurn() };
}
