import {
  EventType,
  IncrementalSource,
  isPlainObject,
  type PlainObject,
  type ReplayEvent,
} from '../../model/replay-event.ts';
import type { EpochMilliseconds } from '../../model/units.ts';
import { attachWaiting } from './adds.ts';
import { hasAttribute } from './attributes.ts';
import { buildTree } from './build-tree.ts';
import { CanvasLog } from './canvas-log.ts';
import { carriedOf, DocumentTree } from './document-tree.ts';
import { Fonts } from './fonts.ts';
import { interactWithMedia } from './media.ts';
import { applyMutation } from './mutation.ts';
import { Pointer } from './pointer.ts';
import { SheetLog } from './sheet-log.ts';
import { NodeType, type TreeNode } from './tree-node.ts';
import { writeDocument } from './write-document.ts';
import { toEvent } from './write-tree.ts';

/**
 * The document of a recording at a moment, kept by applying its events one by one: a replayer without a page. What it
 * writes is a checkpoint: stock rrweb shows the same whether it plays all events or a checkpoint and those after it
 * (docs/exactness.md). It never throws, whatever the events hold.
 */
export class DocumentState {
  private readonly tree = new DocumentTree();
  private readonly fonts = new Fonts();
  private readonly pointer = new Pointer();
  private snapshot: PlainObject | undefined = undefined;
  private meta: PlainObject | undefined = undefined;
  private selection: PlainObject | undefined = undefined;

  /** Takes in the next event. Parts of it are kept: it must not be changed afterwards. */
  apply(event: ReplayEvent): void {
    const { type, data, timestamp } = event;
    if (!isPlainObject(data)) {
      return;
    }
    if (type === EventType.meta) {
      this.meta = data;
      // A seek begins here, so what waits for a frame of the page before is never seen again.
      this.tree.waitingDocuments = [];
    } else if (type === EventType.fullSnapshot) {
      this.startOver(data, timestamp);
    } else if (type === EventType.incrementalSnapshot) {
      this.applyIncremental(data, timestamp);
    }
  }

  /**
   * The checkpoint: events that rrweb takes for the beginning of a recording. They share parts with this state and must
   * not be changed; write them down, or copy them.
   * @param atMs the time all of them get
   * @returns undefined before the first full snapshot
   */
  toEvents(atMs: EpochMilliseconds): ReplayEvent[] | undefined {
    const { root } = this.tree;
    if (!root || !this.snapshot) {
      return undefined;
    }
    const { x, y } = root.carried?.scroll?.value ?? { x: 0, y: 0 };
    const { node, carried } = writeDocument(this.tree, root, atMs);
    const snapshot = { ...this.snapshot, node, initialOffset: { left: x, top: y } };
    const incremental = [
      ...carried.beforePointer,
      ...this.fonts.write(),
      ...carried.canvases,
      ...carried.scrolls,
      ...this.pointer.write(root.id),
      ...(this.selection ? [this.selection] : []),
    ];
    return [
      ...(this.meta ? [{ type: EventType.meta, timestamp: atMs, data: this.meta }] : []),
      { type: EventType.fullSnapshot, timestamp: atMs, data: snapshot },
      ...incremental.map((data) => toEvent(data, atMs)),
    ];
  }

  /** The node with this id. */
  find(id: unknown): TreeNode | undefined {
    return this.tree.get(id);
  }

  get root(): TreeNode | undefined {
    return this.tree.root;
  }

  /** The page's address, as the last meta event has it. */
  get url(): string | undefined {
    const href = this.meta?.['href'];
    return typeof href === 'string' ? href : undefined;
  }

  /** How many nodes there are: writing and rebuilding a checkpoint take that long. */
  get nodes(): number {
    return this.tree.nodes;
  }

  /** How many changes have been left out so far, because a browser would refuse them. */
  get refusals(): number {
    return this.tree.refusals;
  }

  /** About how many bytes a checkpoint takes as JSON. */
  get bytes(): number {
    return this.tree.bytes + this.tree.sheets.bytes + this.fonts.bytes;
  }

  private startOver(data: PlainObject, atMs: EpochMilliseconds): void {
    const { node, initialOffset } = data;
    if (!isPlainObject(node)) {
      // Recordings of mobile apps have wireframes.
      return;
    }
    this.tree.clear();
    this.snapshot = { ...data, node: undefined };
    const root = buildTree(this.tree, node, 'snapshot', atMs);
    this.tree.root = root;
    if (!root) {
      return;
    }
    attachWaiting(this.tree, root, atMs);
    const { left, top } = isPlainObject(initialOffset) ? initialOffset : {};
    carriedOf(root).scroll = { value: { x: left ?? 0, y: top ?? 0 }, turn: this.tree.nextTurn() };
  }

  private applyIncremental(data: PlainObject, atMs: EpochMilliseconds): void {
    const { source, id } = data;
    const node = this.tree.get(id);
    switch (source) {
      case IncrementalSource.mutation:
        return applyMutation(this.tree, data, atMs);
      case IncrementalSource.mouseMove:
      case IncrementalSource.touchMove:
      case IncrementalSource.drag:
        return this.pointer.move(data);
      case IncrementalSource.mouseInteraction:
        return this.pointer.interact(data, node !== undefined);
      case IncrementalSource.viewportResize:
        this.meta = { ...this.meta, width: data['width'], height: data['height'] };
        return;
      case IncrementalSource.font:
        return this.fonts.add(data);
      case IncrementalSource.selection:
        this.selection = data;
        return;
      case IncrementalSource.styleSheetRule:
      case IncrementalSource.styleDeclaration:
        return this.changeSheet(data, source, node);
      default:
        if (node) {
          this.applyToNode(node, data, atMs);
        }
    }
  }

  private applyToNode(node: TreeNode, data: PlainObject, atMs: EpochMilliseconds): void {
    const turn = this.tree.nextTurn();
    switch (data['source']) {
      case IncrementalSource.scroll:
        carriedOf(node).scroll = { value: { x: data['x'], y: data['y'] }, turn };
        break;
      case IncrementalSource.input:
        this.input(node, data, turn);
        break;
      case IncrementalSource.mediaInteraction:
        this.interactWithMedia(node, data, atMs);
        break;
      case IncrementalSource.canvasMutation: {
        const carried = carriedOf(node);
        const canvas = (carried.canvas ??= new CanvasLog());
        this.tree.changeCarried(node, () => canvas.add(data));
        break;
      }
      case IncrementalSource.adoptedStyleSheet:
        this.adopt(node, data, turn);
        break;
      default:
    }
  }

  /** What is no media plays nothing. */
  private interactWithMedia(node: TreeNode, data: PlainObject, atMs: EpochMilliseconds): void {
    if (node.nodeName !== 'AUDIO' && node.nodeName !== 'VIDEO') {
      this.tree.refusals++;
      return;
    }
    const carried = carriedOf(node);
    carried.media = interactWithMedia(carried.media, data, (name) => hasAttribute(node, name), atMs);
  }

  private input(node: TreeNode, data: PlainObject, turn: number): void {
    const carried = carriedOf(node);
    const input = { value: data, turn };
    if (data['isChecked'] === true) {
      carried.checked = undefined;
    } else if (carried.input?.value['isChecked'] === true) {
      carried.checked = carried.input;
    }
    carried.input = input;
  }

  private changeSheet(data: PlainObject, source: number, node: TreeNode | undefined): void {
    const { styleId } = data;
    const log = styleId ? this.tree.sheets.get(styleId) : node && sheetOf(node);
    const change = (): void =>
      source === IncrementalSource.styleSheetRule ? log?.changeRules(data) : log?.changeDeclaration(data);
    if (node && !styleId) {
      this.tree.changeCarried(node, change);
    } else {
      change();
    }
  }

  private adopt(node: TreeNode, { styles, styleIds }: PlainObject, turn: number): void {
    this.tree.sheets.define(styles, node);
    if (!Array.isArray(styleIds) || !(node.shadow || node.type === NodeType.document)) {
      return;
    }
    if (this.tree.sheets.canAdopt(node, styleIds)) {
      carriedOf(node).adopted = { value: styleIds, turn };
    } else {
      this.tree.refusals++;
    }
  }
}

function sheetOf(node: TreeNode): SheetLog | undefined {
  if (node.nodeName !== 'STYLE' && node.nodeName !== 'style') {
    return undefined;
  }
  const carried = carriedOf(node);
  carried.sheet ??= new SheetLog(false);
  return carried.sheet;
}
