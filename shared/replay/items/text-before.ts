import type { TreeNode } from '../document/tree-node.ts';
import { textField } from './fields.ts';
import { hasWord } from './readable-texts.ts';

/** Elements that stand within a line. */
const INLINE = /^(A|ABBR|B|CODE|EM|FONT|I|MARK|SMALL|SPAN|STRONG|SUB|SUP|U)$/;
/** A streamed answer has a node for each word, and others with the spaces between them. */
const MAX_STEPS = 6;

/**
 * The text node with words that a text node goes on from in its block; undefined where it begins one. What is put into
 * the body itself, as messages that come and go are, is no line.
 */
export function textBefore(node: TreeNode | undefined): TreeNode | undefined {
  let at = node;
  for (let step = 0; at && step < MAX_STEPS; step++) {
    at = lastWithin(previousInBlock(at));
    if (at?.isText && hasWord(textField(at.record, 'textContent') ?? '')) {
      return at;
    }
  }
  return undefined;
}

function previousInBlock(node: TreeNode): TreeNode | undefined {
  let at: TreeNode | undefined = node;
  if (at.parent?.nodeName === 'BODY') {
    return undefined;
  }
  while (at && !at.previous && INLINE.test(at.parent?.nodeName ?? '')) {
    at = at.parent;
  }
  return at?.previous;
}

function lastWithin(node: TreeNode | undefined): TreeNode | undefined {
  let at = node;
  while (at?.children?.last && INLINE.test(at.nodeName)) {
    at = at.children.last;
  }
  return at;
}
