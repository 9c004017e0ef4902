import type { PlainObject } from '../../model/replay-event.ts';
import { Carried } from './carried.ts';
import { attributesOf, setProperty, sizeOf, sizeOfProperty } from './records.ts';
import { Sheets } from './sheets.ts';
import { NodeType, walk, type TreeNode } from './tree-node.ts';

/** How many documents may wait for their frames; rrweb keeps all of them. */
const MAX_WAITING_DOCUMENTS = 100;

/** A node that waits for a sibling, as recordings of rrweb 0 and 1 have them. */
export interface MissingNode {
  readonly node: TreeNode;
  readonly add: PlainObject;
}

/** The nodes of the document and what can be found by id: the replayer's mirror and its queues. */
export class DocumentTree {
  private readonly byId = new Map<unknown, TreeNode>();
  private lowestId = -1;
  private turns = 0;
  root: TreeNode | undefined = undefined;
  nodes = 0;
  /** Changes that a browser would refuse, as a text in a document, and that were left out. */
  refusals = 0;
  bytes = 0;
  sheets = new Sheets();
  waitingDocuments: PlainObject[] = [];
  readonly missing = new Map<unknown, MissingNode>();

  get(id: unknown): TreeNode | undefined {
    return this.byId.get(id);
  }

  /** The next number in the order of all changes. */
  nextTurn(): number {
    return ++this.turns;
  }

  /** For a node that no event can name. Recorded ids are positive, and -1 has a meaning of its own. */
  nextUnrecordedId(): number {
    return --this.lowestId;
  }

  /** Forgets the tree, as a full snapshot does. */
  clear(): void {
    this.byId.clear();
    this.missing.clear();
    this.root = undefined;
    this.nodes = 0;
    this.bytes = 0;
    this.sheets = new Sheets();
  }

  /** Takes in a node that was built. */
  register(node: TreeNode): void {
    const known = this.byId.get(node.id);
    if (known) {
      // It stays in the document, and no event reaches it any more.
      known.id = this.nextUnrecordedId();
    }
    this.lowestId = Math.min(this.lowestId, node.id);
    this.count(node);
    this.byId.set(node.id, node);
    const adopted = this.sheets.takeFor(node.id);
    if (adopted) {
      carriedOf(node).adopted = adopted;
    }
  }

  /** Counts a node that is in the tree without being found by its id. */
  count(node: TreeNode): void {
    this.nodes++;
    node.bytes = sizeOf(node.record);
    this.bytes += node.bytes;
  }

  /** Replaces a node's record. */
  change(node: TreeNode, record: PlainObject): void {
    node.record = record;
    this.bytes -= node.bytes;
    node.bytes = sizeOf(record);
    this.bytes += node.bytes;
  }

  /** Sets an attribute in a node's record, or takes it away: however many it has, that takes no longer. */
  changeAttribute(node: TreeNode, name: string, value: string | undefined): void {
    const attributes = ownAttributesOf(node);
    const before = Object.hasOwn(attributes, name) ? sizeOfProperty(name, attributes[name]) : 0;
    const after = value === undefined ? 0 : sizeOfProperty(name, value);
    setProperty(attributes, name, value);
    node.bytes += after - before;
    this.bytes += after - before;
  }

  /** Changes the carried state of a node, and counts its bytes anew. */
  changeCarried(node: TreeNode, change: () => void): void {
    this.bytes -= carriedBytes(node);
    change();
    this.bytes += carriedBytes(node);
  }

  /** Lets go of a node that left the document, and of all below it. */
  forget(root: TreeNode): void {
    walk(root, (node) => {
      if (this.byId.get(node.id) === node) {
        this.byId.delete(node.id);
        this.missing.delete(node.id);
      }
      this.nodes--;
      this.bytes -= node.bytes + carriedBytes(node);
      this.leaveSheets(node);
    });
  }

  /** A host of a shadow root that comes back has its sheets again; a document comes as another one. */
  private leaveSheets(node: TreeNode): void {
    const { id, type, carried } = node;
    this.sheets.leave(node);
    if (carried?.adopted && type !== NodeType.document) {
      this.sheets.keepFor(id, carried.adopted);
    }
  }

  enqueueDocument(add: PlainObject): void {
    this.waitingDocuments.push(add);
    if (this.waitingDocuments.length > MAX_WAITING_DOCUMENTS) {
      this.waitingDocuments.shift();
    }
  }
}

/** Of what is carried, only these can be large. */
function carriedBytes({ carried }: TreeNode): number {
  const { sheet, canvas, attributes, style } = carried ?? {};
  return [sheet, canvas, attributes, style].reduce((sum, part) => sum + (part?.bytes ?? 0), 0);
}

/** A node's attributes, as an object that nobody else has: it is copied once, and then changed in place. */
function ownAttributesOf(node: TreeNode): Record<string, unknown> {
  const { ownAttributes, record } = node;
  if (ownAttributes && record['attributes'] === ownAttributes) {
    return ownAttributes;
  }
  const attributes = { ...attributesOf(record) };
  node.record = { ...record, attributes };
  node.ownAttributes = attributes;
  return attributes;
}

/** @returns what a node has beside its record, to be changed */
export function carriedOf(node: TreeNode): Carried {
  return (node.carried ??= new Carried());
}
