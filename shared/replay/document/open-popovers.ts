import {
  IncrementalSource,
  isPlainObject,
  MouseInteraction,
  type PlainObject,
} from '../../model/replay-event.ts';
import { OPEN_POPOVER } from '../../sanitise/replayed-attributes.ts';
import { Popovers, type PopoverTree } from '../popovers.ts';
import { attributesOf, objectsOf } from './records.ts';
import type { DocumentTree } from './document-tree.ts';
import { walk, type TreeNode } from './tree-node.ts';

/** Which popovers are open. */
export class OpenPopovers {
  private readonly popovers = new Popovers(TREE);

  /** Takes in the data of a MouseInteraction event. @param node that it is about, where it is there */
  interact({ type }: PlainObject, node: TreeNode | undefined): void {
    if (type === MouseInteraction.click && node) {
      this.popovers.click(node);
    }
  }

  /** Takes in the data of a mutation that has been applied. */
  change({ attributes }: PlainObject, tree: DocumentTree): void {
    for (const { id, attributes: changed } of objectsOf(attributes)) {
      const node = tree.get(id);
      if (!isPlainObject(changed) || !node) {
        continue;
      }
      if (OPEN_POPOVER in changed) {
        this.popovers.restore(node);
      }
      if (changed['rr_open_mode'] === 'modal') {
        this.popovers.openModal();
      }
    }
    this.loseIfGone(tree);
  }

  loseIfGone(tree: DocumentTree): void {
    this.popovers.keep((node) => tree.get(node.id) === node);
  }

  /** The data of the event that opens them again. */
  write(): PlainObject[] {
    const attributes = this.popovers.open.map(({ id }) => ({ id, attributes: { [OPEN_POPOVER]: '' } }));
    const { mutation: source } = IncrementalSource;
    return attributes.length > 0 ? [{ source, texts: [], removes: [], adds: [], attributes }] : [];
  }
}

const TREE: PopoverTree<TreeNode> = {
  parentOf: (node) => node.parent,
  nameOf: ({ nodeName }) => nodeName.toLowerCase(),
  attributeOf: ({ record }, name) => {
    const value = attributesOf(record)[name];
    return typeof value === 'string' ? value : value === true ? '' : undefined;
  },
  find: (near, id) => findById(near, id),
};

/** In a document or shadow root: a node in a shadow root is among its siblings, as are all above it up to its host. */
function findById(near: TreeNode, id: string): TreeNode | undefined {
  let top = near;
  while (top.parent && top.siblings !== top.parent.shadow) {
    top = top.parent;
  }
  const found: TreeNode[] = [];
  for (let root: TreeNode | undefined = top.siblings?.first ?? top; root; root = root.next) {
    walk(root, (node) => {
      if (attributesOf(node.record)['id'] === id) {
        found.push(node);
      }
    });
  }
  return found[0];
}
