import {
  EventType,
  IncrementalSource,
  isPlainObject,
  type PlainObject,
  type ReplayEvent,
} from '../model/replay-event.ts';
import type { CanvasLook } from './canvas-frame.ts';
import { hidesText, holdsCss, plainName, roleOf, type Role } from './element-policy.ts';

/** What the text of a node is to the document. `loose`: nobody can say which element it will be in. */
export type TextUse = 'css' | 'hidden' | 'loose' | 'shown';

const SIZED: readonly unknown[] = ['image', 'canvas'];

/** As recorded, of any type. */
export interface RecordedSize {
  readonly width?: unknown;
  readonly height?: unknown;
}

/**
 * What the node ids of one window stand for. What a player gets together must be read before the first of it is
 * changed: a recording can use an id before it says what it is.
 */
export class NodeRoles {
  private readonly roles = new Map<unknown, Role | 'several'>();
  private readonly texts = new Map<unknown, TextUse>();
  private readonly styles = new Set<unknown>();
  private readonly hiders = new Set<unknown>();
  /** Texts that a mutation has set, and that may be anything. */
  private readonly changed = new Set<unknown>();
  private readonly addedTexts: { readonly id: unknown; readonly parentId: unknown }[] = [];
  private readonly sizes = new Map<unknown, RecordedSize>();
  /** What was last drawn on canvases, as addresses. */
  private readonly pictures = new Map<unknown, string>();
  /** Frames whose documents, and links whose sheets, are in the recording. */
  private readonly recorded = new Set<unknown>();

  read(events: readonly ReplayEvent[]): void {
    for (const { type, data } of events) {
      if (type === EventType.fullSnapshot && isPlainObject(data)) {
        this.readTree(data['node']);
      } else if (type === EventType.incrementalSnapshot && isPlainObject(data)) {
        this.readMutation(data);
      }
    }
    this.addedTexts.splice(0).forEach(({ id, parentId }) => this.noteText(id, parentId));
  }

  /** Of a node that is only named by its id; one that has several meanings may have no address at all. */
  roleOf(id: unknown): Role {
    const role = this.roles.get(id);
    return role === undefined || role === 'several' ? 'plain' : role;
  }

  textUse(id: unknown): TextUse {
    return this.texts.get(id) ?? 'shown';
  }

  noteChange(id: unknown): void {
    this.changed.add(id);
  }

  /**
   * Whether the player may have such a text by another content than that with which it is added: it takes the one that it
   * has where id and content are the same.
   */
  isChanged(id: unknown): boolean {
    return this.changed.has(id);
  }

  /** The size that an image has by its own attributes: where only its address changes, it keeps that. */
  sizeOf(id: unknown): RecordedSize {
    return this.sizes.get(id) ?? {};
  }

  /** What a canvas shows; the size that it has by its attributes goes with them. */
  canvasOf(id: unknown): CanvasLook {
    return { ...this.sizeOf(id), picture: this.pictures.get(id) };
  }

  /** A canvas shows this from now on. */
  noteCanvas(id: unknown, { picture, ...size }: CanvasLook): void {
    if ('width' in size || 'height' in size) {
      this.sizes.set(id, { ...this.sizeOf(id), ...size });
    }
    if (picture !== undefined) {
      this.pictures.set(id, picture);
    }
  }

  isRecorded(id: unknown): boolean {
    return this.recorded.has(id);
  }

  private readMutation(data: PlainObject): void {
    if (data['source'] !== IncrementalSource.mutation) {
      return;
    }
    for (const add of listOf(data['adds'])) {
      this.readAdd(add);
    }
    for (const { id, attributes } of listOf(data['attributes'])) {
      if (isPlainObject(attributes) && typeof attributes['_cssText'] === 'string') {
        this.recorded.add(id);
      }
    }
  }

  private readAdd(add: PlainObject): void {
    const { node, parentId } = add;
    if (!isPlainObject(node)) {
      return;
    }
    if (isTextual(node)) {
      this.addedTexts.push({ id: node['id'], parentId });
      // rrweb puts such a node beside another one later, wherever that is.
      if (add['previousId'] === -1 || add['nextId'] === -1) {
        this.useText(node['id'], 'loose');
      }
    }
    if (node['type'] === 0) {
      this.recorded.add(parentId);
    }
    this.readTree(node);
  }

  private readTree(root: unknown): void {
    const waiting: unknown[] = [root];
    while (waiting.length > 0) {
      const node = waiting.pop();
      if (isPlainObject(node)) {
        this.readNode(node, waiting);
      }
    }
  }

  private readNode(node: PlainObject, waiting: unknown[]): void {
    const { id, tagName, childNodes } = node;
    if (tagName !== undefined) {
      this.noteElement(id, plainName(tagName));
      this.noteSize(node);
    }
    if (!Array.isArray(childNodes)) {
      return;
    }
    const isSpecial = this.styles.has(id) || this.hiders.has(id);
    for (const child of childNodes as unknown[]) {
      waiting.push(child);
      if (isSpecial && isPlainObject(child) && isTextual(child)) {
        this.noteText(child['id'], id);
      }
    }
  }

  private noteElement(id: unknown, name: string): void {
    const role = roleOf(name);
    const known = this.roles.get(id);
    if (role !== 'plain' && known !== role) {
      this.roles.set(id, known === undefined ? role : 'several');
    }
    if (holdsCss(name)) {
      this.styles.add(id);
      // No recorder sets the text of an element, but rrweb does where it is told to.
      this.useText(id, 'loose');
    }
    if (hidesText(name)) {
      this.hiders.add(id);
    }
  }

  private noteSize({ id, attributes }: PlainObject): void {
    if (SIZED.includes(this.roles.get(id)) && isPlainObject(attributes)) {
      const { width, height } = attributes;
      if (width !== undefined || height !== undefined) {
        this.sizes.set(id, { width, height });
      }
    }
  }

  private noteText(id: unknown, parentId: unknown): void {
    if (this.styles.has(parentId)) {
      this.useText(id, 'css');
    } else if (this.hiders.has(parentId)) {
      this.useText(id, 'hidden');
    }
  }

  /** The most dangerous use decides. */
  private useText(id: unknown, use: TextUse): void {
    const order: readonly TextUse[] = ['shown', 'hidden', 'loose', 'css'];
    if (order.indexOf(use) > order.indexOf(this.textUse(id))) {
      this.texts.set(id, use);
    }
  }
}

function isTextual(node: PlainObject): boolean {
  return node['type'] !== 2;
}

function listOf(value: unknown): readonly PlainObject[] {
  return Array.isArray(value) ? value.filter(isPlainObject) : [];
}
