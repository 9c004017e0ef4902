import { isAssetAddress } from '../assets/asset-address.ts';
import { isPlainObject } from '../model/replay-event.ts';
import type { AssetLedger } from './missing/asset-ledger.ts';
import { showCanvas, showPicture, showsPicture, takeRecordedPicture } from './canvas-frame.ts';
import { correctDoctype, correctElement } from './correct-node.ts';
import { plainName, roleOf, standInFor, type Role } from './element-policy.ts';
import { pictureAt } from './data-picture.ts';
import { BROKEN_PICTURE } from './placeholder.ts';
import { keepForSelectors, MISSING } from './replayed-attributes.ts';
import { REMOVED, sanitiseAttribute, type Subject } from './sanitise-attribute.ts';
import { sanitiseText } from './sanitise-text.ts';
import type { NodeRoles } from './node-roles.ts';
import type { Mutable } from './mutable.ts';

/** Makes a recorded tree harmless, in place. */
export function sanitiseTree(root: unknown, nodeRoles: NodeRoles, ledger: AssetLedger): void {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (isPlainObject(node)) {
      sanitiseNode(node, nodeRoles, ledger);
      pushChildren(node, waiting);
    }
  }
}

function sanitiseNode(node: Mutable, nodeRoles: NodeRoles, ledger: AssetLedger): void {
  if (node['tagName'] !== undefined || node['type'] === 2) {
    sanitiseElement(node, nodeRoles, ledger);
  } else if (node['type'] === 1) {
    correctDoctype(node);
  }
  if (node['textContent'] !== undefined || node['type'] === 3) {
    sanitiseTextNode(node, nodeRoles, ledger);
  }
}

function sanitiseTextNode(node: Mutable, nodeRoles: NodeRoles, ledger: AssetLedger): void {
  const { textContent, id } = node;
  const use = nodeRoles.textUse(id);
  if (use === 'css' && nodeRoles.isChanged(id)) {
    // The player would put a text there that was changed before anybody knew that it would be CSS.
    Object.assign(node, { type: 5, textContent: '' });
    return;
  }
  const text = sanitiseText(textContent, use, ledger);
  if (text !== textContent) {
    node['textContent'] = text;
  }
}

/** rrweb reads the children of every element and document; what is no node stops it. */
function pushChildren(node: Mutable, waiting: unknown[]): void {
  const { childNodes, type } = node;
  if (!Array.isArray(childNodes)) {
    if (childNodes !== undefined || type === 0 || type === 2) {
      node['childNodes'] = [];
    }
    return;
  }
  const children = childNodes as unknown[];
  if (!children.every(isPlainObject)) {
    node['childNodes'] = children.filter(isPlainObject);
  }
  for (let at = children.length - 1; at >= 0; at--) {
    waiting.push(children[at]);
  }
}

function sanitiseElement(node: Mutable, nodeRoles: NodeRoles, ledger: AssetLedger): void {
  const { tagName, id } = node;
  const name = plainName(tagName);
  const role = roleOf(name);
  const attributes = isPlainObject(node['attributes']) ? (node['attributes'] as Mutable) : {};
  node['attributes'] = attributes;
  const { width, height } = attributes;
  if (role === 'canvas') {
    const look = { width, height, picture: takeRecordedPicture(attributes) };
    nodeRoles.noteCanvas(id, look);
    showCanvas(attributes, look);
  }
  const picture = role === 'object' ? takeObjectPicture(attributes) : undefined;
  const isRecorded = nodeRoles.isRecorded(id) || picture !== undefined || isInlined(role, attributes);
  const subject: Subject = { role, width, height, isRecorded, ledger };
  noteElement(name, subject);
  const sheetAddress = name === 'link' && !isRecorded ? noteLinked(attributes, ledger) : undefined;
  const addresses = { src: attributes['src'], srcset: attributes['srcset'] };
  sanitiseAttributes(attributes, subject);
  linkSheet(attributes, sheetAddress);
  complete(name, attributes, subject, addresses);
  showPicture(attributes, picture);
  if (attributes['src'] === BROKEN_PICTURE) {
    attributes[MISSING] = '';
  }
  const standIn = standInFor(name, tagName);
  if (standIn !== tagName) {
    replaceElement(node, standIn);
  }
  correctElement(node, name, attributes);
}

/** Whether what its address would have loaded stands in the element itself. */
function isInlined(role: Role, attributes: Mutable): boolean {
  const { rr_dataURL: picture, _cssText: sheet } = attributes;
  const hasPicture = typeof picture === 'string' && pictureAt(picture) !== undefined;
  return typeof sheet === 'string' || hasPicture || (role === 'object' && showsPicture(attributes));
}

/** @param attributes changed in place */
export function sanitiseAttributes(attributes: Mutable, subject: Subject): void {
  if (!UNSEEN.has(subject.role)) {
    keepForSelectors(attributes, subject.ledger.page);
  }
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    const harmless = sanitiseAttribute(name, value, subject);
    if (harmless === REMOVED) {
      Reflect.deleteProperty(attributes, name);
    } else if (harmless !== value) {
      attributes[name] = harmless;
    }
  }
}

/** Elements that no style rule shows. */
const UNSEEN: ReadonlySet<Role> = new Set(['link', 'base', 'script']);

/** What attributes alone do not tell. */
function noteElement(name: string, { role, isRecorded, ledger }: Subject): void {
  if (role === 'script') {
    ledger.neutralise('script');
  } else if (role === 'object' && !isRecorded) {
    ledger.neutralise('embedded-object');
  } else if (name === 'base') {
    ledger.neutralise('base-address');
  }
}

const LOADING =
  /\b(?:icon|apple-touch-icon|preload|prefetch|prerender|modulepreload|preconnect|dns-prefetch|manifest)\b/i;

/**
 * What a link element would have loaded.
 * @returns where to get the style sheet that it applies; undefined where it applies none, or that is missing
 */
export function noteLinked({ rel, href }: Mutable, ledger: AssetLedger, fallback = ''): string | undefined {
  const relation = typeof rel === 'string' ? rel : fallback;
  if (/\bstylesheet\b/i.test(relation)) {
    const address =
      typeof href === 'string' && isAssetAddress(href) ? href : ledger.moveAside('stylesheet', href);
    // It only applies where the user chooses it.
    return /\balternate\b/i.test(relation) ? undefined : address;
  }
  if (LOADING.test(relation)) {
    ledger.moveAside('link', href);
  }
  return undefined;
}

/** rrweb stops playing until every `rel="stylesheet"` has loaded; with a word more it does not know them for that. */
const SHEET_RELATION = 'stylesheet filled';

/** Lets a link apply a style sheet of the library's. @param attributes harmless ones, changed in place */
export function linkSheet(attributes: Mutable, address: string | undefined): void {
  if (address !== undefined) {
    Object.assign(attributes, { rel: SHEET_RELATION, href: address });
  }
}

interface Addresses {
  readonly src: unknown;
  readonly srcset: unknown;
}

/** What an element needs to keep its place, now that it loads nothing. */
function complete(name: string, attributes: Mutable, { role }: Subject, recorded: Addresses): void {
  if (role === 'frame') {
    // rrweb fills frames itself; one that it puts into the stage's own page by mistake can do nothing either.
    attributes['sandbox'] = 'allow-same-origin';
  } else if (name === 'img') {
    completeImage(attributes, recorded);
  } else if (name === 'video' && recorded.src !== undefined && attributes['poster'] === undefined) {
    attributes[MISSING] = '';
  }
}

function completeImage(attributes: Mutable, recorded: Addresses): void {
  const { rr_dataURL: inlined, src, srcset } = attributes;
  const isWanted = recorded.src !== undefined || recorded.srcset !== undefined;
  if (typeof inlined === 'string') {
    // rrweb shows the picture that was recorded, unless the image has another one.
    Reflect.deleteProperty(attributes, 'src');
  } else if (src === undefined && srcset === undefined && isWanted) {
    attributes['src'] = BROKEN_PICTURE;
  }
}

/**
 * The picture that an object or embedded element shows. Its other contents are nowhere, and a browser shows what stands
 * in it for that case.
 * @param attributes loses what says of which type it is: nothing is to be made of that alone
 */
function takeObjectPicture(attributes: Mutable): string | undefined {
  const address = attributes['data'] ?? attributes['src'];
  Reflect.deleteProperty(attributes, 'type');
  // What asset packs hold is for pictures.
  return typeof address === 'string' && !isAssetAddress(address) ? pictureAt(address) : undefined;
}

function replaceElement(node: Mutable, standIn: string): void {
  node['tagName'] = standIn;
  if (node['isSVG'] === true && (standIn === 'object' || standIn === 'span' || standIn === 'noscript')) {
    Reflect.deleteProperty(node, 'isSVG');
  }
}
