import { buildUnrecordedText } from './build-node.ts';
import type { DocumentTree } from './document-tree.ts';
import { attributesOf, withProperty } from './records.ts';
import { NodeType, type TreeNode } from './tree-node.ts';

const SPLIT = '/* rr_split */';

/**
 * Call it before the text of a style element changes: its sheet is then parsed again, and its recorded `_cssText`
 * moves into its children.
 */
export function touchStyle(tree: DocumentTree, style: TreeNode): void {
  const { carried } = style;
  if (carried?.sheet) {
    tree.changeCarried(style, () => (carried.sheet = undefined));
  }
  if (style.cssText === 'none') {
    return;
  }
  const { _cssText: css, ...attributes } = attributesOf(style.record);
  const text = String(css);
  if (style.cssText === 'own') {
    style.children?.insert(buildUnrecordedText(tree, text, true), style.children.first);
  } else {
    divide(tree, style, text);
  }
  style.cssText = 'none';
  tree.change(style, { ...style.record, attributes });
}

/** Gives each recorded text its part, as rrweb's applyCssSplits does. */
function divide(tree: DocumentTree, style: TreeNode, css: string): void {
  const texts: TreeNode[] = [];
  for (let child = style.children?.first; child; child = child.next) {
    if (child.isText) {
      texts.push(child);
    }
  }
  const parts = css.split(SPLIT);
  const most = Math.max(1, texts.length);
  const whole = [...parts.slice(0, most - 1), parts.slice(most - 1).join('')];
  for (const [at, child] of texts.entries()) {
    if (at < parts.length) {
      tree.change(child, { ...child.record, textContent: whole[at], isStyle: true });
    }
  }
}

/** A style element's text that no event can name is taken over by the first text that is added. */
export function mergeStyleText(tree: DocumentTree, style: TreeNode, target: TreeNode): void {
  const only = style.children?.first;
  if (!target.isText || style.record['tagName'] !== 'style' || !only?.isUnrecorded || only.next) {
    return;
  }
  const { textContent, isStyle } = only.record;
  only.detach();
  tree.forget(only);
  tree.change(target, { ...withProperty(target.record, 'isStyle', isStyle), textContent });
}

/**
 * Sets the text of a node, as a text mutation does.
 * @returns false for an element: recorders name the texts in it, and its whole contents would go
 */
export function setText(tree: DocumentTree, node: TreeNode, value: unknown): boolean {
  if (node.isElement) {
    return false;
  }
  if (node.type >= NodeType.text) {
    changeText(tree, node, typeof value === 'string' ? value : '');
  }
  return true;
}

function changeText(tree: DocumentTree, node: TreeNode, textContent: string): void {
  const { parent } = node;
  const isInStyle = parent?.nodeName === 'STYLE' && node.siblings === parent.children;
  if (isInStyle) {
    touchStyle(tree, parent);
  }
  const isStyle = isInStyle && textContent !== '' ? true : undefined;
  tree.change(node, { ...withProperty(node.record, 'isStyle', isStyle), textContent });
}

/** Takes all children out. */
export function dropChildren(tree: DocumentTree, node: TreeNode): void {
  for (let child = node.children?.first; child; child = node.children?.first) {
    child.detach();
    tree.forget(child);
  }
}
