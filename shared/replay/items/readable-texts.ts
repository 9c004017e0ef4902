import { attributesOf } from '../document/records.ts';
import { walk, type TreeNode } from '../document/tree-node.ts';
import { textField } from './fields.ts';
import { toIndexed } from './indexed-text.ts';
import { withoutMasked } from './masked-text.ts';

const UNSEEN = /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/i;
const SEEN_ATTRIBUTES = ['alt', 'title', 'placeholder', 'aria-label'];
const HAS_WORD = /[\p{L}\p{N}]/u;

/** A text that can be read on the page, as it was recorded. */
export interface ReadableText {
  readonly raw: string;
  /** The id of the text node that it is the text of; null for what an attribute says. */
  readonly nodeId: number | null;
}

/** The texts of a node that can be read, and, where wanted, of all below it. */
export function readableTexts(root: TreeNode | undefined, andBelow: boolean): ReadableText[] {
  const texts: ReadableText[] = [];
  const visit = (node: TreeNode): void => ownTexts(node).forEach((text) => texts.push(text));
  if (root && andBelow) {
    walk(root, visit);
  } else if (root) {
    visit(root);
  }
  return texts;
}

/** What is indexed of a text on its own: without what is masked; empty where no word is left. */
export function cleanText(raw: string): string {
  const readable = withoutMasked(toIndexed(raw).text).replace(/\s+/gu, ' ').trim();
  return hasWord(readable) ? readable : '';
}

/** Whether there is anything to be found in a text. */
export function hasWord(text: string): boolean {
  return HAS_WORD.test(text);
}

/** Whether a field's value is never shown. */
export function isSecret({ record }: TreeNode): boolean {
  const { type } = attributesOf(record);
  return type === 'password' || type === 'hidden';
}

function ownTexts(node: TreeNode): ReadableText[] {
  if (node.isText) {
    const raw = textField(node.record, 'textContent') ?? '';
    const isSeen = hasWord(raw) && !UNSEEN.test(node.parent?.nodeName ?? '');
    return isSeen ? [{ raw, nodeId: node.id }] : [];
  }
  if (!node.isElement) {
    return [];
  }
  const attributes = attributesOf(node.record);
  const hasValue = /^(INPUT|TEXTAREA)$/.test(node.nodeName) && !isSecret(node);
  const names = hasValue ? [...SEEN_ATTRIBUTES, 'value'] : SEEN_ATTRIBUTES;
  return names.flatMap((name) => {
    const raw = textField(attributes, name) ?? '';
    return hasWord(raw) ? [{ raw, nodeId: null }] : [];
  });
}
