import { isPlainObject } from '../model/replay-event.ts';
import type { Corrections, Mutable } from './corrections.ts';
import { correctName } from './correct-name.ts';
import { dropUnless, isNumber, isText } from './values.ts';

/** rrweb’s node types (rrweb-io/rrweb:packages/types/src/index.ts). */
export const NodeType = { document: 0, doctype: 1, element: 2, text: 3, cdata: 4, comment: 5 } as const;

const FLAGS = ['isSVG', 'isShadow', 'isShadowHost', 'isCustom', 'isStyle'];
/** What rrweb sets of pictures and media: elements of SVG have none of it. */
const NOT_OF_SVG = /^rr_(?:media|dataURL$)/;

/**
 * Makes a node one that a browser can build, in place and without its children: what is of another kind than it says is
 * told by what it has.
 * @returns false for what is no node
 */
export function correctNode(node: Mutable, corrections: Corrections): boolean {
  const type = kindOf(node);
  if (type === undefined) {
    return false;
  }
  if (node['type'] !== type) {
    node['type'] = type;
    corrections.note();
  }
  correctCommon(node, corrections);
  if (type === NodeType.element) {
    correctElement(node, corrections);
  } else if (type === NodeType.text || type === NodeType.comment) {
    correctText(node, 'textContent', corrections);
  } else if (type === NodeType.doctype) {
    ['name', 'publicId', 'systemId'].forEach((name) => correctText(node, name, corrections));
  } else {
    dropUnless(node, 'compatMode', isText, corrections);
  }
  return true;
}

/**
 * The type of a node, by what it has and what it says. An HTML document holds no CDATA: what is in it is text.
 * @returns undefined for what is no node
 */
export function kindOf({
  type,
  tagName,
  textContent,
  name,
  publicId,
  childNodes,
}: Mutable): number | undefined {
  if (typeof tagName === 'string') {
    return NodeType.element;
  }
  if (typeof textContent === 'string') {
    return type === NodeType.comment ? type : NodeType.text;
  }
  if (typeof name === 'string' && typeof publicId === 'string') {
    return NodeType.doctype;
  }
  if (type === NodeType.cdata) {
    return NodeType.text;
  }
  if (
    Number.isInteger(type) &&
    (type as number) >= NodeType.document &&
    (type as number) <= NodeType.comment
  ) {
    return type as number;
  }
  return Array.isArray(childNodes) ? NodeType.element : undefined;
}

function correctCommon(node: Mutable, corrections: Corrections): void {
  if (!isNumber(node['id'])) {
    node['id'] = corrections.spareId();
    corrections.note();
  }
  dropUnless(node, 'rootId', isNumber, corrections);
  for (const name of FLAGS) {
    const value = node[name];
    if (value !== undefined && typeof value !== 'boolean') {
      node[name] = Boolean(value);
      corrections.note();
    }
  }
}

function correctText(node: Mutable, name: string, corrections: Corrections): void {
  const value = node[name];
  if (typeof value !== 'string') {
    node[name] = isNumber(value) ? String(value) : '';
    if (value !== undefined && value !== null) {
      corrections.note();
    }
  }
}

function correctElement(node: Mutable, corrections: Corrections): void {
  correctName(node, corrections);
  dropUnless(node, 'attributes', isPlainObject, corrections);
  node['attributes'] ??= {};
  const attributes = node['attributes'] as Mutable;
  for (const name of Object.keys(attributes)) {
    if (!mayBe(name, attributes[name], node)) {
      Reflect.deleteProperty(attributes, name);
      corrections.note();
    }
  }
}

function mayBe(name: string, value: unknown, { isSVG }: Mutable): boolean {
  if (name.startsWith('rr_')) {
    if (name.startsWith('rr_scroll')) {
      return isNumber(value);
    }
    if (isSVG === true && NOT_OF_SVG.test(name)) {
      return false;
    }
  }
  return typeof value === 'string' || typeof value === 'boolean' || value === null || isNumber(value);
}
