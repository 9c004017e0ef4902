import type { NodeId } from './node-id.ts';

/** An attribute as rrweb sets it; `true` for those that have no value. */
export type AttributeValue = string | number | true;

/** Attributes by name; those that are `undefined` are left out. */
export type Attributes = Readonly<Record<string, AttributeValue | undefined>>;

/** A serialised element of rrweb (rrweb-io/rrweb:packages/types/src/index.ts, NodeType.Element). */
export interface ElementNode {
  readonly type: 2;
  readonly id: NodeId;
  readonly tagName: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly childNodes: readonly HtmlNode[];
  readonly isSVG?: true;
}

/** A serialised text of rrweb (NodeType.Text). */
export interface TextNode {
  readonly type: 3;
  readonly id: NodeId;
  readonly textContent: string;
}

export type HtmlNode = ElementNode | TextNode;

export function makeElement(
  id: NodeId,
  tagName: string,
  attributes: Attributes,
  childNodes: readonly HtmlNode[],
): ElementNode {
  return { type: 2, id, tagName, attributes: withoutUndefined(attributes), childNodes };
}

/** An element in the name space of SVG. */
export function makeSvgElement(
  id: NodeId,
  tagName: string,
  attributes: Attributes,
  childNodes: readonly HtmlNode[],
): ElementNode {
  return { ...makeElement(id, tagName, attributes, childNodes), isSVG: true };
}

export function makeText(id: NodeId, textContent: string): TextNode {
  return { type: 3, id, textContent };
}

function withoutUndefined(attributes: Attributes): Readonly<Record<string, AttributeValue>> {
  const given = Object.entries(attributes).filter(
    (entry): entry is [string, AttributeValue] => entry[1] !== undefined,
  );
  return Object.fromEntries(given);
}
