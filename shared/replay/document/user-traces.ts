import {
  IncrementalSource,
  isPlainObject,
  MouseInteraction,
  type PlainObject,
} from '../../model/replay-event.ts';
import { EDITED, LED_TO, OPEN_POPOVER } from '../../sanitise/replayed-attributes.ts';
import { PageTraces } from '../page-traces.ts';
import { Popovers } from '../popovers.ts';
import type { SeenTree } from '../seen-tree.ts';
import { attributesOf, objectsOf } from './records.ts';
import type { DocumentTree } from './document-tree.ts';
import { walk, type TreeNode } from './tree-node.ts';

/** What the user has made of the page by what browsers do themselves: popovers, the part that is led to, edited fields. */
export class UserTraces {
  private readonly popovers = new Popovers(TREE);
  private readonly traces = new PageTraces(TREE);

  /** Takes in the data of a MouseInteraction event. @param node that it is about, where it is there */
  interact({ type }: PlainObject, node: TreeNode | undefined): void {
    if (type === MouseInteraction.click && node) {
      this.popovers.click(node);
      this.traces.click(node);
    } else if (type === MouseInteraction.blur && node) {
      this.traces.leave(node);
    }
  }

  /** A field has another value. */
  edit(field: TreeNode): void {
    this.traces.write(field);
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
    const isThere = (node: TreeNode): boolean => tree.get(node.id) === node;
    this.popovers.keep(isThere);
    this.traces.keep(isThere);
  }

  /** The data of the event that brings them back. */
  write(): PlainObject[] {
    const { target, edited } = this.traces;
    const tell = (name: string, { id }: TreeNode): PlainObject => ({ id, attributes: { [name]: '' } });
    const attributes = [
      ...this.popovers.open.map((node) => tell(OPEN_POPOVER, node)),
      ...[...edited].sort((one, other) => one.id - other.id).map((node) => tell(EDITED, node)),
      ...(target ? [tell(LED_TO, target)] : []),
    ];
    const { mutation: source } = IncrementalSource;
    return attributes.length > 0 ? [{ source, texts: [], removes: [], adds: [], attributes }] : [];
  }

  private read(node: TreeNode, changed: PlainObject): void {
    if (OPEN_POPOVER in changed) {
      this.popovers.restore(node);
    }
    if (LED_TO in changed || EDITED in changed) {
      this.traces.restore(node, LED_TO in changed);
    }
    if (changed['rr_open_mode'] === 'modal') {
      this.popovers.openModal();
    }
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
