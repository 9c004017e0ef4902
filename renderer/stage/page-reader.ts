import {
  CHILDREN_AT_ONCE,
  type PageAnswer,
  type PageLook,
  type PageNode,
  type PageQuestion,
} from '../../shared/model/page-node.ts';

import { replayedSelector } from '../../shared/sanitise/css/sanitise-css.ts';
import { isReserved, keptAttribute, recordedName, TOLD } from '../../shared/sanitise/replayed-attributes.ts';

/** rrweb's map of nodes and ids, its mirror. */
export interface NodeIds {
  getId(node: Node | null): number;
  getNode(id: number): Node | null;
}

/** What rrweb's replayer adds to the page while it is paused. */
const PAUSED = 'rrweb-paused';
const MAX_ATTRIBUTES = 100;
const MAX_VALUE = 2000;
const MAX_FOUND = 1000;
const MAX_SEARCHED = 200_000;
const STYLES = [
  'display',
  'visibility',
  'opacity',
  'position',
  'z-index',
  'overflow',
  'color',
  'background-color',
  'font',
];

/** Answers questions about the page that is shown. Nodes that rrweb made up are passed over: no event names them. */
export class PageReader {
  private readonly page: Document;
  private readonly ids: NodeIds;

  constructor(page: Document, ids: NodeIds) {
    this.page = page;
    this.ids = ids;
  }

  answer(question: PageQuestion): PageAnswer {
    switch (question.kind) {
      case 'root':
        return { kind: 'nodes', nodes: [this.describe(this.page)] };
      case 'children':
        return this.about(question.id, (node) => {
          const children = this.childrenOf(node).slice(question.from, question.from + CHILDREN_AT_ONCE);
          return { kind: 'nodes', nodes: children.map((child) => this.describe(child)) };
        });
      case 'path':
        return this.about(question.id, (node) => ({
          kind: 'nodes',
          nodes: this.pathTo(node).map((each) => this.describe(each)),
        }));
      case 'find':
        return { kind: 'ids', ids: this.find(question.typed) };
      case 'look':
        return this.about(question.id, (node) => ({ kind: 'look', look: lookOf(node) }));
    }
  }

  private about(id: number, answer: (node: Node) => PageAnswer): PageAnswer {
    const node = this.ids.getNode(id);
    return node?.isConnected ? answer(node) : null;
  }

  private describe(node: Node): PageNode {
    return {
      id: this.ids.getId(node),
      kind: kindOf(node),
      name: isElement(node) ? node.localName : '',
      attributes: isElement(node) ? attributesOf(node) : [],
      text: isElement(node) ? '' : (node.nodeValue ?? '').slice(0, MAX_VALUE),
      children: this.childrenOf(node).length,
    };
  }

  private childrenOf(node: Node): Node[] {
    const inside = [...shadowOf(node), ...contentOf(node)];
    return [...inside, ...node.childNodes].filter((child) => this.ids.getId(child) > 0 && !isBlank(child));
  }

  private pathTo(node: Node): Node[] {
    const path: Node[] = [];
    for (let at: Node | null = node; at; at = parentOf(at)) {
      if (this.ids.getId(at) > 0) {
        path.unshift(at);
      }
    }
    return path;
  }

  private find(typed: string): number[] {
    const nodes = selectAll(this.page, typed) ?? this.findText(typed.toLowerCase());
    return nodes.map((node) => this.ids.getId(node)).filter((id) => id > 0);
  }

  private findText(words: string): Node[] {
    const found: Node[] = [];
    const walker = this.page.createTreeWalker(this.page, NodeFilter.SHOW_TEXT);
    for (let count = 0; count < MAX_SEARCHED && found.length < MAX_FOUND && walker.nextNode(); count++) {
      if (walker.currentNode.nodeValue?.toLowerCase().includes(words)) {
        found.push(walker.currentNode);
      }
    }
    return found;
  }
}

/** @returns undefined where it is no selector, or fits nothing: it may be a word, as “button” and “Pay” are */
function selectAll(page: Document, typed: string): Node[] | undefined {
  try {
    const found = [...page.querySelectorAll(replayedSelector(typed))].slice(0, MAX_FOUND);
    return found.length > 0 ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Nodes of the replayed document are of its own classes, so `instanceof` says nothing of them. */
function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

function kindOf(node: Node): PageNode['kind'] {
  switch (node.nodeType) {
    case Node.ELEMENT_NODE:
      return 'element';
    case Node.DOCUMENT_NODE:
      return 'document';
    case Node.DOCUMENT_TYPE_NODE:
      return 'doctype';
    case Node.COMMENT_NODE:
      return 'comment';
    default:
      return 'text';
  }
}

/** As they were recorded: what must not act has its value in another attribute. */
function attributesOf(element: Element): PageNode['attributes'] {
  return Array.from(element.attributes)
    .filter(
      ({ name }) =>
        !isReserved(name) && !TOLD.includes(name) && !element.hasAttribute(keptAttribute(name) ?? ''),
    )
    .slice(0, MAX_ATTRIBUTES)
    .map(({ name, value }) => [recordedName(name) ?? name, recordedValue(name, value)] as const)
    .filter(([name, value]) => name !== 'class' || value !== '');
}

function recordedValue(name: string, value: string): string {
  const recorded =
    name === 'class'
      ? value
          .split(' ')
          .filter((word) => word !== PAUSED)
          .join(' ')
      : value;
  return recorded.slice(0, MAX_VALUE);
}

function shadowOf(node: Node): readonly Node[] {
  const shadow = isElement(node) ? node.shadowRoot : null;
  return shadow ? [...shadow.childNodes] : [];
}

function contentOf(node: Node): readonly Node[] {
  const content = 'contentDocument' in node ? (node.contentDocument as Document | null) : null;
  return content ? [content] : [];
}

function parentOf(node: Node): Node | null {
  if (node.parentNode) {
    return 'host' in node.parentNode ? (node.parentNode as ShadowRoot).host : node.parentNode;
  }
  return (node as Document).defaultView?.frameElement ?? null;
}

function isBlank(node: Node): boolean {
  return node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() === '';
}

function lookOf(node: Node): PageLook {
  const element = isElement(node) ? node : node.parentElement;
  const view = node.ownerDocument?.defaultView;
  if (!element || !view) {
    return { box: null, styles: [], value: null };
  }
  const computed = view.getComputedStyle(element);
  const { x, y, width, height } = element.getBoundingClientRect();
  const value = 'value' in element && typeof element.value === 'string' ? element.value : null;
  return {
    box: computed.display === 'none' ? null : { x, y, width, height },
    styles: STYLES.map((name) => [name, computed.getPropertyValue(name)] as const),
    value: value?.slice(0, MAX_VALUE) ?? null,
  };
}
