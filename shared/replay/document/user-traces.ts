import { IncrementalSource, isPlainObject, type PlainObject } from '../../model/replay-event.ts';
import { EDITED, LED_TO, OPEN_POPOVER } from '../../sanitise/replayed-attributes.ts';
import type { SeenTree } from '../seen-tree.ts';
import { UserTraces } from '../user-traces.ts';
import { attributesOf, objectsOf } from './records.ts';
import type { DocumentTree } from './document-tree.ts';
import { walk, type TreeNode } from './tree-node.ts';

/** What the user has made of the document, and how a checkpoint says so. */
export class DocumentTraces extends UserTraces<TreeNode> {
  constructor() {
    super(TREE);
  }

  /** Takes in the data of a mutation that has been applied. */
  change({ attributes }: PlainObject, tree: DocumentTree): void {
    for (const { id, attributes: changed } of objectsOf(attributes)) {
      const node = tree.get(id);
      if (isPlainObject(changed) && node) {
        this.read(node, changed);
      }
    }
    this.loseIfGone(tree);
  }

  loseIfGone(tree: DocumentTree): void {
    this.keep((node) => tree.get(node.id) === node);
  }

  /** The data of the event that brings them back. */
  write(): PlainObject[] {
    const { target, edited } = this.page;
    const tell = (name: string, { id }: TreeNode): PlainObject => ({ id, attributes: { [name]: '' } });
    const attributes = [
      ...this.popovers.open.map((node) => tell(OPEN_POPOVER, node)),
      ...[...edited].sort((one, other) => one.id - other.id).map((node) => tell(EDITED, node)),
      ...(target ? [tell(LED_TO, target)] : []),
    ];
    const { mutation: source } = IncrementalSource;
    return attributes.length > 0 ? [{ source, texts: [], removes: [], adds: [], attributes }] : [];
  }
}

const TREE: SeenTree<TreeNode> = {
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
