import type { PlainObject } from '../../model/replay-event.ts';
import type { Carried } from './carried.ts';

/** rrweb's node types (rrweb-io/rrweb:packages/types/src/index.ts). */
export const NodeType = {
  document: 0,
  documentType: 1,
  element: 2,
  text: 3,
  cdata: 4,
  comment: 5,
} as const;

/** How rrweb's replayer makes a node's style sheet of a recorded `_cssText`. */
export type CssTextUse =
  /** The node has no `_cssText`, or none that counts. */
  | 'none'
  /** The text stands in a child that no event can name. */
  | 'own'
  /** The text stands in the recorded children, divided at `rr_split`. */
  | 'split';

/** One node of the document at this moment; its record is what rrweb would have recorded of it now. */
export class TreeNode {
  id: number;
  readonly type: number;
  /** As it was recorded, without children; replaced whenever the node changes, so that events stay as they were. */
  record: PlainObject;
  /** The attributes in its record, where nobody else has them. */
  ownAttributes: Record<string, unknown> | undefined = undefined;
  /** As the DOM names it: in capitals unless it is SVG. */
  readonly nodeName: string;
  /** rrweb builds some of its attributes by looking at others, so the recorded ones must stay. */
  readonly isLiteral: boolean;
  cssText: CssTextUse = 'none';
  /** rrweb made it: its mirror does not know of it. */
  isUnrecorded = false;
  bytes = 0;
  siblings: Siblings | undefined = undefined;
  previous: TreeNode | undefined = undefined;
  next: TreeNode | undefined = undefined;
  /** Only elements and documents have any. */
  readonly children: Siblings | undefined;
  shadow: Siblings | undefined = undefined;
  /** The document in this frame. */
  content: TreeNode | undefined = undefined;
  /** The frame this document is in. */
  frame: TreeNode | undefined = undefined;
  carried: Carried | undefined = undefined;

  constructor(id: number, type: number, record: PlainObject, nodeName: string, isLiteral: boolean) {
    this.id = id;
    this.type = type;
    this.record = record;
    this.nodeName = nodeName;
    this.isLiteral = isLiteral;
    const isParent = type === NodeType.element || type === NodeType.document;
    this.children = isParent ? new Siblings(this) : undefined;
  }

  get parent(): TreeNode | undefined {
    return this.siblings?.owner;
  }

  get isElement(): boolean {
    return this.type === NodeType.element;
  }

  get isText(): boolean {
    return this.type === NodeType.text;
  }

  /** Whether a node would be put into itself. */
  isWithin(other: TreeNode): boolean {
    if (other === this) {
      return true;
    }
    let node = this.parent ?? this.frame;
    while (node && node !== other) {
      node = node.parent ?? node.frame;
    }
    return node !== undefined;
  }

  detach(): void {
    this.siblings?.remove(this);
  }
}

/** The children of a node, or of its shadow root: a linked list, since pages have lists of 10,000 rows. */
export class Siblings {
  readonly owner: TreeNode;
  first: TreeNode | undefined = undefined;
  last: TreeNode | undefined = undefined;

  constructor(owner: TreeNode) {
    this.owner = owner;
  }

  /**
   * Takes a node out of where it is and puts it here.
   * @param next one of these; without it, the node comes last
   */
  insert(node: TreeNode, next: TreeNode | undefined): void {
    if (next === node) {
      return;
    }
    node.detach();
    const previous = next ? next.previous : this.last;
    node.siblings = this;
    node.previous = previous;
    node.next = next;
    if (previous) {
      previous.next = node;
    } else {
      this.first = node;
    }
    if (next) {
      next.previous = node;
    } else {
      this.last = node;
    }
  }

  remove(node: TreeNode): void {
    const { previous, next } = node;
    if (previous) {
      previous.next = next;
    } else {
      this.first = next;
    }
    if (next) {
      next.previous = previous;
    } else {
      this.last = previous;
    }
    node.siblings = undefined;
    node.previous = undefined;
    node.next = undefined;
  }
}

/**
 * Calls back for a node and all below it, those in shadow roots and frames too: parents first, in the tree's order.
 * @param limit how many it visits at most
 */
export function walk(root: TreeNode, visit: (node: TreeNode) => void, limit = Infinity): void {
  const waiting = [root];
  let left = limit;
  for (let node = waiting.pop(); node && left > 0; node = waiting.pop()) {
    left--;
    visit(node);
    if (node.content) {
      waiting.push(node.content);
    }
    for (let child = node.shadow?.last; child; child = child.previous) {
      waiting.push(child);
    }
    for (let child = node.children?.last; child; child = child.previous) {
      waiting.push(child);
    }
  }
}
