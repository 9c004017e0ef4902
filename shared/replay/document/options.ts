import { IncrementalSource, type PlainObject } from '../../model/replay-event.ts';
import { carriedOf, type DocumentTree } from './document-tree.ts';
import { attributesOf } from './records.ts';
import type { TreeNode } from './tree-node.ts';

/** An option that comes as the selected one is chosen, whatever was chosen before. */
export function addOption(tree: DocumentTree, option: TreeNode): void {
  const list = listOf(option);
  if (list && isSelected(option) && (list.carried?.input || hasOtherSelected(list, option))) {
    choose(tree, list, attributesOf(option.record)['value']);
  }
}

function isSelected({ record }: TreeNode): boolean {
  const { selected } = attributesOf(record);
  return selected === true || typeof selected === 'string';
}

/** Of several, a tree would choose the last, not the latest. */
function hasOtherSelected(list: TreeNode, option: TreeNode): boolean {
  for (let other = list.children?.first; other; other = other.next) {
    if (other !== option && isSelected(other)) {
      return true;
    }
  }
  return false;
}

/** When the chosen option goes, the browser chooses the first of those that are left. */
export function removeOption(tree: DocumentTree, option: TreeNode): void {
  const list = listOf(option);
  const chosen = list?.carried?.input?.value['text'];
  if (list && chosen !== undefined && chosen === attributesOf(option.record)['value']) {
    const first = list.children?.first;
    const next = first === option ? option.next : first;
    choose(tree, list, next && attributesOf(next.record)['value']);
  }
}

function listOf(option: TreeNode): TreeNode | undefined {
  const { parent } = option;
  if (option.nodeName !== 'OPTION') {
    return undefined;
  }
  const list = parent?.nodeName === 'OPTGROUP' ? parent.parent : parent;
  return list?.nodeName === 'SELECT' ? list : undefined;
}

function choose(tree: DocumentTree, list: TreeNode, value: unknown): void {
  const data: PlainObject = { source: IncrementalSource.input, id: list.id, text: value, isChecked: false };
  carriedOf(list).input = typeof value === 'string' ? { value: data, turn: tree.nextTurn() } : undefined;
}
