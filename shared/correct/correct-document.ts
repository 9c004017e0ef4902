import { NodeType } from './correct-node.ts';
import type { Corrections, Mutable } from './corrections.ts';

/**
 * Gives a document the children that it can have: one root element, and before it one document type.
 * @param isPage it is that of a full snapshot: rrweb demands that its root is an `html` element
 */
export function settleDocument(document: Mutable, isPage: boolean, corrections: Corrections): void {
  const children = document['childNodes'] as readonly Mutable[];
  const elements = children.filter(isElement);
  const root = elements.find(isHtml) ?? elements[0];
  const rootAt = root ? children.indexOf(root) : children.length;
  const type = children.slice(0, rootAt).find(isDoctype);
  const kept = children.filter((child) => child === root || child === type || isComment(child));
  if (kept.length < children.length) {
    corrections.note(children.length - kept.length);
    document['childNodes'] = kept;
  }
  if (root && !isHtml(root)) {
    correctRoot(document, root, isPage, corrections);
  } else if (root?.['isSVG']) {
    Reflect.deleteProperty(root, 'isSVG');
    corrections.note();
  } else if (!root && isPage) {
    document['childNodes'] = [...kept, makeElement('html', [], corrections)];
    corrections.note();
  }
  correctMode(document, corrections);
}

/** What holds a head or a body is called `html`, whatever it says; of a drawing that is a page of its own, a page is made. */
function correctRoot(document: Mutable, root: Mutable, isPage: boolean, corrections: Corrections): void {
  const { childNodes } = root;
  if (Array.isArray(childNodes) && childNodes.some(isPartOfPage)) {
    root['tagName'] = 'html';
    Reflect.deleteProperty(root, 'isSVG');
    corrections.note();
  } else if (isPage) {
    const page = makeElement('html', [makeElement('body', [root], corrections)], corrections);
    document['childNodes'] = (document['childNodes'] as Mutable[]).map((child) =>
      child === root ? page : child,
    );
    corrections.note();
  }
}

function makeElement(tagName: string, childNodes: readonly Mutable[], corrections: Corrections): Mutable {
  return { type: NodeType.element, id: corrections.spareId(), tagName, attributes: {}, childNodes };
}

/**
 * To a document in quirks mode that does not begin with a document type, rrweb writes one: there can be no other, and it
 * looks at the first child.
 */
function correctMode(document: Mutable, corrections: Corrections): void {
  const children = document['childNodes'] as readonly Mutable[];
  if (document['compatMode'] !== 'BackCompat') {
    return;
  }
  if (children.length === 0) {
    Reflect.deleteProperty(document, 'compatMode');
  } else if (children.slice(1).some(isDoctype)) {
    document['childNodes'] = children.filter((child) => !isDoctype(child));
    corrections.note();
  }
}

function isElement({ type }: Mutable): boolean {
  return type === NodeType.element;
}

function isDoctype({ type }: Mutable): boolean {
  return type === NodeType.doctype;
}

function isComment({ type }: Mutable): boolean {
  return type === NodeType.comment;
}

function isHtml({ tagName }: Mutable): boolean {
  return typeof tagName === 'string' && tagName.toLowerCase() === 'html';
}

function isPartOfPage(child: unknown): boolean {
  const { tagName } = (child ?? {}) as Mutable;
  return typeof tagName === 'string' && /^(?:head|body|frameset)$/i.test(tagName);
}
