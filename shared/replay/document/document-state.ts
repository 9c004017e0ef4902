import {
  EventType,
  IncrementalSource,
  isPlainObject,
  type PlainObject,
  type ReplayEvent,
} from '../../model/replay-event.ts';
import type { EpochMilliseconds } from '../../model/units.ts';
import { isCustomName } from '../../sanitise/element-policy.ts';
import { attachWaiting } from './adds.ts';
import { hasAttribute } from './attributes.ts';
import { buildTree } from './build-tree.ts';
import { CanvasLog } from './canvas-log.ts';
import { carriedOf, DocumentTree } from './document-tree.ts';
import { Focus } from './focus.ts';
import { Fonts } from './fonts.ts';
import { interactWithMedia } from './media.ts';
import { applyMutation } from './mutation.ts';
import { Pointer } from './pointer.ts';
import { SheetLog } from './sheet-log.ts';
import type { TreeNode } from './tree-node.ts';
import { DocumentTraces } from './user-traces.ts';
import { writeDocument } from './write-document.ts';
import { toEvent } from './write-tree.ts';

/** Design systems have some hundred elements. */
const MAX_DEFINED = 5000;

/**
 * The document of a recording at a moment, kept by applying its events one by one: a replayer without a page. What it
 * writes is a checkpoint: stock rrweb shows the same whether it plays all events or a checkpoint and those after it
 * (docs/exactness.md). It never throws, whatever the events hold.
 */
export class DocumentState {
  private readonly tree = new DocumentTree();
  private readonly fonts = new Fonts();
  private readonly pointer = new Pointer();
  private readonly focus = new Focus();
  private readonly traces = new DocumentTraces();
  /** Names of elements that were defined since they were recorded. */
  private readonly defined = new Set<string>();
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
    const definitions = [...this.defined].map((name) => ({
      source: IncrementalSource.customElement,
      define: { name },
    }));
    const incremental = [
      ...definitions,
      ...carried.beforePointer,
      ...this.fonts.write(),
      ...carried.canvases,
      ...carried.scrolls,
      ...this.traces.write(),
      ...this.focus.write(),
      ...this.pointer.write(this.tree, root.id),
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
    this.focus.loseIfGone(this.tree);
    this.traces.loseIfGone(this.tree);
    this.defined.clear();
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
        applyMutation(this.tree, data, atMs);
        this.traces.change(data, this.tree);
        return this.focus.loseIfGone(this.tree);
      case IncrementalSource.mouseMove:
      case IncrementalSource.touchMove:
      case IncrementalSource.drag:
        return this.pointer.move(data);
      case IncrementalSource.mouseInteraction:
        return this.interact(data, node, atMs);
      case IncrementalSource.styleSheetRule:
      case IncrementalSource.styleDeclaration:
        return this.changeSheet(data, source, node);
      case IncrementalSource.adoptedStyleSheet:
        return this.adopt(node, data);
      default:
        if (node) {
          this.applyToNode(node, data, atMs);
        }
        this.applyToPage(data);
    }
  }

  private applyToPage(data: PlainObject): void {
    switch (data['source']) {
      case IncrementalSource.viewportResize:
        this.meta = { ...this.meta, width: data['width'], height: data['height'] };
        return;
      case IncrementalSource.font:
        return this.fonts.add(data);
      case IncrementalSource.selection:
        this.selection = data;
        return;
      case IncrementalSource.customElement:
        return this.define(data['define']);
      default:
    }
  }

  private interact(data: PlainObject, node: TreeNode | undefined, atMs: EpochMilliseconds): void {
    this.focus.interact(data, node, atMs);
    if (node) {
      this.traces.interact(data, node);
    }
    this.pointer.interact(data, node);
  }

  private define(definition: unknown): void {
    const name = isPlainObject(definition) ? definition['name'] : undefined;
    if (isCustomName(name) && this.defined.size < MAX_DEFINED) {
      this.defined.add(name);
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
    this.traces.edit(node);
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

  /** A host may get its root, or come, later. */
  private adopt(node: TreeNode | undefined, { id, styles, styleIds }: PlainObject): void {
    const { sheets, root } = this.tree;
    const host = node ?? root;
    if (!host) {
      return;
    }
    sheets.define(styles, host);
    if (!Array.isArray(styleIds)) {
      return;
    }
    const adopted = { value: styleIds as readonly unknown[], turn: this.tree.nextTurn() };
    if (!node) {
      sheets.keepFor(id, adopted);
    } else if (sheets.canAdopt(node, styleIds)) {
      carriedOf(node).adopted = adopted;
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
