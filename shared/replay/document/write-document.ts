import { IncrementalSource, type PlainObject } from '../../model/replay-event.ts';
import type { EpochMilliseconds } from '../../model/units.ts';
import type { Carried, Sequenced } from './carried.ts';
import type { DocumentTree } from './document-tree.ts';
import { writeMedia } from './media.ts';
import { NodeType, walk, type TreeNode } from './tree-node.ts';
import { writeNode, writeTree } from './write-tree.ts';

/** The data of the events that follow the full snapshot, in the order in which they are to be applied. */
export interface WrittenCarried {
  /** Everything that can change where things are. */
  readonly beforePointer: readonly PlainObject[];
  readonly canvases: readonly PlainObject[];
  readonly scrolls: readonly PlainObject[];
}

/** @returns the tree of the document, and all that it cannot say */
export function writeDocument(
  tree: DocumentTree,
  root: TreeNode,
  atMs: EpochMilliseconds,
): { readonly node: PlainObject; readonly carried: WrittenCarried } {
  const notes = new Notes(tree, atMs);
  const node = writeTree(root, notes.note);
  const frames: PlainObject[] = [];
  // Frames are found while those before them are written.
  for (let frame = notes.frames.shift(); frame; frame = notes.frames.shift()) {
    if (frame.content) {
      const add = { parentId: frame.id, nextId: null, node: writeTree(frame.content, notes.note) };
      frames.push(mutation({ adds: [add], isAttachIframe: true }));
    }
  }
  return { node, carried: notes.write(frames) };
}

function mutation(changes: PlainObject): PlainObject {
  return {
    source: IncrementalSource.mutation,
    texts: [],
    attributes: [],
    removes: [],
    adds: [],
    ...changes,
  };
}

/** Collects, node by node, what the tree cannot express. */
class Notes {
  readonly frames: TreeNode[] = [];
  private readonly attributes: Sequenced<PlainObject>[] = [];
  private readonly inputs: Sequenced<PlainObject>[] = [];
  private readonly scrolls: Sequenced<PlainObject>[] = [];
  private readonly adopted: Sequenced<PlainObject>[] = [];
  private readonly sheets: PlainObject[] = [];
  private readonly media: PlainObject[] = [];
  private readonly canvases: PlainObject[] = [];
  private readonly tree: DocumentTree;
  private readonly atMs: EpochMilliseconds;

  constructor(tree: DocumentTree, atMs: EpochMilliseconds) {
    this.tree = tree;
    this.atMs = atMs;
  }

  readonly note = (node: TreeNode): void => {
    if (node.content) {
      this.frames.push(node);
    }
    if (node.carried) {
      this.noteAttributes(node.id, node.carried);
      this.noteState(node.id, node.carried);
      this.noteLooks(node, node.carried);
    }
  };

  /** In an order in which nothing undoes what came before. */
  write(frames: readonly PlainObject[]): WrittenCarried {
    const { tree } = this;
    const waiting = tree.waitingDocuments.map((add) => mutation({ adds: [add] }));
    const missing = [...tree.missing.values()].flatMap(({ node, add }) => this.writeMissing(node, add));
    tree.sheets.adoptedByAbsent.forEach(([id, adopted]) => this.noteAdopted(id, adopted));
    const attributes = inOrder(this.attributes);
    return {
      beforePointer: [
        ...frames,
        ...waiting,
        ...missing,
        ...(attributes.length > 0 ? [mutation({ attributes })] : []),
        ...this.sheets,
        ...tree.sheets.write(),
        ...inOrder(this.adopted),
        ...inOrder(this.inputs),
        ...this.media,
      ],
      canvases: this.canvases,
      scrolls: inOrder(this.scrolls),
    };
  }

  private noteAttributes(id: number, { attributes, style, dialog, attributesTurn: turn }: Carried): void {
    if (attributes && attributes.size > 0) {
      this.attributes.push({ value: { id, attributes: Object.fromEntries(attributes) }, turn });
    }
    if (style && style.size > 0) {
      this.attributes.push({ value: { id, attributes: { style: Object.fromEntries(style) } }, turn });
    }
    const { open, mode } = dialog?.value ?? {};
    if (dialog && (open !== undefined || mode !== undefined)) {
      const value = {
        ...(open !== undefined && { open }),
        ...(mode !== undefined && { rr_open_mode: mode }),
      };
      this.attributes.push({ value: { id, attributes: value }, turn: dialog.turn });
    }
  }

  private noteState(id: number, { input, checked, scroll, media }: Carried): void {
    for (const change of [checked, input]) {
      if (change) {
        this.inputs.push(change);
      }
    }
    if (scroll) {
      const { x, y } = scroll.value;
      this.scrolls.push({ value: { source: IncrementalSource.scroll, id, x, y }, turn: scroll.turn });
    }
    const interaction = media && writeMedia(media, id, this.atMs);
    if (interaction) {
      this.media.push({ source: IncrementalSource.mediaInteraction, ...interaction });
    }
  }

  private noteLooks(node: TreeNode, { sheet, adopted, canvas }: Carried): void {
    const { id, type } = node;
    if (sheet) {
      this.sheets.push(...sheet.write({ id }));
    }
    // It may have come to another document, whose sheets they are not.
    if (adopted && type !== NodeType.document && this.tree.sheets.canAdopt(node, adopted.value)) {
      this.noteAdopted(id, adopted);
    }
    if (canvas) {
      this.canvases.push(...canvas.write());
    }
  }

  private noteAdopted(id: unknown, { value: styleIds, turn }: Sequenced<readonly unknown[]>): void {
    this.adopted.push({ value: { source: IncrementalSource.adoptedStyleSheet, id, styleIds }, turn });
  }

  /** A node that waits for a sibling: added once more, where there is no such sibling either. */
  private writeMissing(root: TreeNode, add: PlainObject): PlainObject[] {
    const { tree } = this;
    const parentId = tree.get(add['parentId']) ? add['parentId'] : tree.root?.id;
    const adds: PlainObject[] = [{ ...add, parentId, node: { ...writeNode(root), childNodes: [] } }];
    walk(root, (node) => {
      if (node !== root && node.parent) {
        this.note(node);
        adds.push({ parentId: node.parent.id, nextId: null, node: { ...writeNode(node), childNodes: [] } });
      }
    });
    return [mutation({ adds })];
  }
}

function inOrder(list: readonly Sequenced<PlainObject>[]): PlainObject[] {
  return [...list].sort((one, other) => one.turn - other.turn).map(({ value }) => value);
}
