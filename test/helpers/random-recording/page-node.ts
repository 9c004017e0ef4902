/** A node of a page that is made up, as its recorder would know it. */
export interface PageNode {
  readonly id: number;
  readonly type: number;
  readonly tag: string;
  readonly attributes: Record<string, unknown>;
  readonly style: Map<string, string>;
  text: string;
  readonly children: PageNode[];
  /** The nodes of its shadow root. */
  shadow: PageNode[] | undefined;
  content: PageNode | undefined;
  parent: PageNode | undefined;
  document: PageNode;
  /** What the rest stands on: never moved, never removed. */
  readonly isFixed: boolean;
  readonly isSvg: boolean;
  /** The rules of a style element's sheet as it is. */
  rules: string[] | undefined;
  /** Typed or chosen. */
  value: string | undefined;
  isChecked: boolean;
  scroll: { x: number; y: number } | undefined;
  /** Sheets that were taken on, by id. */
  adopted: number[];
}

export type Recorded = Record<string, unknown>;

/** All nodes from one on, those in shadow roots and frames too. */
export function listNodes(root: PageNode): PageNode[] {
  const below = [...root.children, ...(root.shadow ?? []), ...(root.content ? [root.content] : [])];
  return [root, ...below.flatMap(listNodes)];
}

/** All nodes that go where a node goes: a frame loads anew. */
export function listMoving(root: PageNode): PageNode[] {
  return [root, ...[...root.children, ...(root.shadow ?? [])].flatMap(listMoving)];
}

export function isInShadow(node: PageNode): boolean {
  return node.parent?.shadow?.includes(node) ?? false;
}

export function siblingsOf(node: PageNode): PageNode[] {
  const { parent } = node;
  return (isInShadow(node) ? parent?.shadow : parent?.children) ?? [];
}

/** The node without its children, as rrweb records it. */
export function recordNode(node: PageNode, isFull: boolean): Recorded {
  const root = node.document.parent ? { rootId: node.document.id } : {};
  const place = isInShadow(node) ? { isShadow: true } : {};
  const { id, type } = node;
  if (type === 0) {
    return { type, id, childNodes: [], ...(node.text === 'quirks' && { compatMode: 'BackCompat' }) };
  }
  if (type === 1) {
    return { type, id, name: 'html', publicId: '', systemId: '', ...root };
  }
  if (type !== 2) {
    return { type, id, textContent: node.text, ...root, ...place };
  }
  return {
    ...{ type, id, tagName: node.tag, attributes: recordAttributes(node, isFull), childNodes: [] },
    ...(node.isSvg && { isSVG: true }),
    ...(node.tag.includes('-') && { isCustom: true }),
    ...(node.shadow && { isShadowHost: true }),
    ...root,
    ...place,
  };
}

function recordAttributes(node: PageNode, isFull: boolean): Recorded {
  const { attributes, style, scroll, rules } = node;
  const recorded: Recorded = { ...attributes };
  if (style.size > 0) {
    recorded['style'] = styleText(style);
  }
  if (isFull && scroll) {
    Object.assign(recorded, { rr_scrollLeft: scroll.x, rr_scrollTop: scroll.y });
  }
  if (rules && (node.children.length === 0 || isFull)) {
    recorded['_cssText'] = rules.join(' ');
  }
  return { ...recorded, ...recordState(node) };
}

/** What recorders write of properties as if they were attributes. */
function recordState({ tag, value, isChecked, attributes, parent }: PageNode): Recorded {
  const isChosen = tag === 'option' && attributes['value'] === (parent?.value ?? 'a');
  return {
    ...(value !== undefined && tag !== 'select' && { value }),
    ...(isChecked && { checked: true }),
    ...(isChosen && { selected: true }),
  };
}

export function styleText(style: ReadonlyMap<string, string>): string {
  return [...style].map(([name, value]) => `${name}: ${value};`).join(' ');
}

/** The node with all below it except what is in frames, as a full snapshot has it. */
export function recordTree(node: PageNode): Recorded {
  return {
    ...recordNode(node, true),
    childNodes: [...node.children, ...(node.shadow ?? [])].map(recordTree),
  };
}
