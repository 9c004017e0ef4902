import { isPlainObject, type PlainObject } from '../model/replay-event.ts';
import { NeedleSearch } from './needle-search.ts';
import { walkNodes } from './node-ids.ts';
import type { NormaliseTools } from './tools.ts';

/**
 * Chrome extensions that are known to leave styles and boxes in recorded pages which hide what is under them
 * (PostHog/posthog:common/replay-shared/src/snapshot-processing, the list of 2026).
 */
export const EXTENSION_NEEDLES: readonly string[] = [
  'dji-sru',
  'mloajfnmjckfjbeeofcdaecbelnblden',
  'aitopia',
  'becfinhbfclcgokjlobojlnldbfillpf',
  'fnliebffpgomomjeflboommgbdnjadbh',
  'sublime-root',
];

const search = new NeedleSearch(EXTENSION_NEEDLES);

/** Whether an event's text names any of the known extensions, so that it has to be looked into. */
export function mentionsExtension(bytes: Uint8Array, from: number, to: number): boolean {
  return search.isIn(bytes, from, to);
}

/** Blanks what known extensions left in a full snapshot. The parsed tree belongs to the caller: it is changed in place. */
export function stripExtensions(node: PlainObject, tools: NormaliseTools): void {
  for (const each of walkNodes(node)) {
    if (stripNode(each)) {
      tools.note('browser-extension');
    }
  }
}

function stripNode(node: Record<string, unknown>): boolean {
  const attributes = isPlainObject(node['attributes']) ? node['attributes'] : {};
  if (isExtensionElement(node, attributes)) {
    const hadChildren = Array.isArray(node['childNodes']) && node['childNodes'].length > 0;
    node['childNodes'] = [];
    return hadChildren;
  }
  let stripped = false;
  if (isExtensionStyle(attributes['_cssText'])) {
    node['attributes'] = { ...attributes, _cssText: '' };
    stripped = true;
  }
  if (isExtensionStyle(node['textContent'])) {
    node['textContent'] = '';
    stripped = true;
  }
  return stripped;
}

function isExtensionElement(node: PlainObject, attributes: PlainObject): boolean {
  const isDiv = String(node['tagName']).toLowerCase() === 'div';
  return [attributes['id'], node['tagName'], isDiv ? attributes['class'] : undefined].some(mentionsNeedle);
}

function isExtensionStyle(text: unknown): boolean {
  return (
    typeof text === 'string' &&
    EXTENSION_NEEDLES.some((needle) => text.includes(`chrome-extension://${needle}`))
  );
}

function mentionsNeedle(text: unknown): boolean {
  return typeof text === 'string' && EXTENSION_NEEDLES.some((needle) => text.toLowerCase().includes(needle));
}
