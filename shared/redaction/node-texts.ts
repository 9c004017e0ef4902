import {
  EventType,
  IncrementalSource,
  isPlainObject,
  type PlainObject,
  type ReplayEvent,
} from '../model/replay-event.ts';

/** What the redaction knows of a node of the page, as it stands at a moment. */
export interface TextNode {
  readonly id: number;
  /** In small letters; `#text` and `#document` for nodes that are no elements. */
  readonly name: string;
  parent: number | undefined;
  readonly children: number[];
  text: string;
}

const NODE_TYPE_TEXT = 3;
/** What does not begin a line of its own: a value may be split over several of them. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code data dfn em font i kbd label mark output q s samp small span strong sub sup time u var tspan'.split(
    ' ',
  ),
);
/** A box with so little in it may be one of several that stand for one value, as the digits of a code. */
const SHORT_BOX = 64;
const CLIMB = 3;
/** No value is looked for over more than that. */
const LONGEST_LINE = 100_000;

/** The texts of one window's page, followed from event to event. */
export class NodeTexts {
  private readonly nodes = new Map<number, TextNode>();

  get(id: unknown): TextNode | undefined {
    return typeof id === 'number' ? this.nodes.get(id) : undefined;
  }

  /** The element around a node, which is what a style sheet's or a field's text is told by. */
  elementOf(id: unknown): string {
    const node = this.get(id);
    return (node?.name === '#text' ? this.get(node.parent)?.name : node?.name) ?? '';
  }

  /** Follows an event. @returns the text nodes that it has made or changed */
  follow({ type, data }: ReplayEvent): number[] {
    if (!isPlainObject(data)) {
      return [];
    }
    if (type === EventType.fullSnapshot) {
      this.nodes.clear();
      return this.take(data['node'], undefined, undefined);
    }
    const isMutation =
      type === EventType.incrementalSnapshot && data['source'] === IncrementalSource.mutation;
    return isMutation ? this.followMutation(data) : [];
  }

  private followMutation(data: PlainObject): number[] {
    const changed = entriesOf(data['texts']).flatMap(({ id, value }) => {
      const node = this.get(id);
      if (node && typeof value === 'string') {
        node.text = value;
        return [node.id];
      }
      return [];
    });
    entriesOf(data['removes']).forEach(({ id }) => this.detach(id));
    const added = entriesOf(data['adds']).flatMap(({ node, parentId, nextId }) =>
      this.take(node, parentId, nextId),
    );
    return [...changed, ...added];
  }

  private take(value: unknown, parentId: unknown, nextId: unknown): number[] {
    if (!isPlainObject(value) || typeof value['id'] !== 'number') {
      return [];
    }
    const { id } = value;
    this.detach(id);
    const parent = this.get(parentId);
    const node: TextNode = { id, name: nameOf(value), parent: parent?.id, children: [], text: textOf(value) };
    this.nodes.set(id, node);
    const at = typeof nextId === 'number' ? (parent?.children.indexOf(nextId) ?? -1) : -1;
    parent?.children.splice(at < 0 ? parent.children.length : at, 0, id);
    const children = Array.isArray(value['childNodes']) ? value['childNodes'] : [];
    const below = children.flatMap((child) => this.take(child, id, undefined));
    return node.name === '#text' ? [id] : below;
  }

  private detach(id: unknown): void {
    const node = this.get(id);
    const parent = this.get(node?.parent);
    if (node && parent) {
      parent.children.splice(parent.children.indexOf(node.id), 1);
      node.parent = undefined;
    }
  }

  /**
   * The lines of text that a text node is part of: that of the nearest box around it, and of the boxes around that as
   * long as there is little in them.
   */
  linesAround(id: number): TextNode[][] {
    const lines: TextNode[][] = [];
    let box = this.boxOf(id);
    for (let level = 0; box && level < CLIMB; level++) {
      const line = this.textsIn(box, level > 0);
      const length = line.reduce((sum, { text }) => sum + text.length, 0);
      if (length > LONGEST_LINE || (level > 0 && length > SHORT_BOX)) {
        break;
      }
      lines.push(line);
      box = this.get(box.parent);
    }
    return lines;
  }

  private boxOf(id: number): TextNode | undefined {
    let node = this.get(this.get(id)?.parent);
    while (node && INLINE.has(node.name)) {
      node = this.get(node.parent);
    }
    return node;
  }

  private textsIn(box: TextNode, hasBoxes: boolean): TextNode[] {
    return box.children.flatMap((id) => {
      const child = this.get(id);
      if (!child || child.name === '#text') {
        return child ?? [];
      }
      return hasBoxes || INLINE.has(child.name) ? this.textsIn(child, hasBoxes) : [];
    });
  }
}

export function entriesOf(value: unknown): readonly PlainObject[] {
  return Array.isArray(value) ? value.filter(isPlainObject) : [];
}

function nameOf({ type, tagName }: PlainObject): string {
  return typeof tagName === 'string'
    ? tagName.toLowerCase()
    : type === NODE_TYPE_TEXT
      ? '#text'
      : '#document';
}

function textOf({ textContent }: PlainObject): string {
  return typeof textContent === 'string' ? textContent : '';
}
