import type { ReplayEvent } from '../../../shared/model/replay-event.ts';

/** A node as rrweb serialises it; `parent` is ours and never written. */
export interface PageNode {
  readonly id: number;
  readonly type: number;
  readonly tagName?: string;
  attributes?: Record<string, string>;
  textContent?: string;
  childNodes: PageNode[];
  parent?: PageNode;
}

interface Mutation {
  readonly texts: unknown[];
  readonly attributes: unknown[];
  readonly removes: unknown[];
  readonly adds: unknown[];
}

/** What a person asks a node's position of: an element, or words for a text node. */
type Content = PageNode | string;

/** A page that is being recorded: a node tree, and the mutations since the last `flush` as rrweb writes them. */
export class Page {
  private lastId = 0;
  private batch: Mutation = emptyMutation();
  readonly body: PageNode;
  private readonly root: PageNode;

  constructor(css: string) {
    this.body = this.element('body', {}, []);
    const head = this.element('head', {}, [this.element('style', {}, [css])]);
    const html = this.element('html', { lang: 'en' }, [head, this.body]);
    const doctype = { id: ++this.lastId, type: 1, name: 'html', publicId: '', systemId: '', childNodes: [] };
    this.root = { id: ++this.lastId, type: 0, childNodes: [doctype, html] };
  }

  element(tagName: string, attributes: Record<string, string>, content: readonly Content[] = []): PageNode {
    const node: PageNode = { id: ++this.lastId, type: 2, tagName, attributes, childNodes: [] };
    node.childNodes = content.map((child) => this.adopt(node, child));
    return node;
  }

  /** Replaces the words of an element that holds nothing else. */
  setText(element: PageNode, text: string): void {
    const [node] = element.childNodes;
    if (node) {
      node.textContent = text;
      this.batch.texts.push({ id: node.id, value: text });
    }
  }

  setAttribute(element: PageNode, name: string, value: string): void {
    element.attributes = { ...element.attributes, [name]: value };
    this.batch.attributes.push({ id: element.id, attributes: { [name]: value } });
  }

  append(parent: PageNode, child: PageNode): void {
    this.insert(parent, child, parent.childNodes.length);
  }

  insert(parent: PageNode, child: PageNode, at: number): void {
    const next = parent.childNodes[at];
    parent.childNodes.splice(at, 0, child);
    child.parent = parent;
    this.addTree(parent.id, child, next?.id ?? null);
  }

  remove(child: PageNode): void {
    const { parent } = child;
    if (parent) {
      parent.childNodes.splice(parent.childNodes.indexOf(child), 1);
      this.batch.removes.push({ parentId: parent.id, id: child.id });
    }
  }

  /** What changed since the last time, as one incremental snapshot. */
  flush(timestamp: number): ReplayEvent {
    const data = { source: 0, ...this.batch };
    this.batch = emptyMutation();
    return { type: 3, timestamp, data };
  }

  fullSnapshot(timestamp: number): ReplayEvent {
    const node = JSON.parse(JSON.stringify(this.root, withoutParent)) as unknown;
    return { type: 2, timestamp, data: { node, initialOffset: { top: 0, left: 0 } } };
  }

  private adopt(parent: PageNode, child: Content): PageNode {
    const node =
      typeof child === 'string' ? { id: ++this.lastId, type: 3, textContent: child, childNodes: [] } : child;
    node.parent = parent;
    return node;
  }

  /** rrweb adds a subtree node by node, each without its children. */
  private addTree(parentId: number, node: PageNode, nextId: number | null): void {
    const { childNodes } = node;
    this.batch.adds.push({ parentId, nextId, node: { ...node, parent: undefined, childNodes: [] } });
    for (let at = childNodes.length - 1; at >= 0; at--) {
      this.addTree(node.id, childNodes[at]!, childNodes[at + 1]?.id ?? null);
    }
  }
}

function emptyMutation(): Mutation {
  return { texts: [], attributes: [], removes: [], adds: [] };
}

function withoutParent(key: string, value: unknown): unknown {
  return key === 'parent' ? undefined : value;
}
