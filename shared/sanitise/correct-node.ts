import { canHostShadow, isCustomName } from './element-policy.ts';
import type { Mutable } from './mutable.ts';

/** What a browser takes for each property of a video or sound that rrweb sets; of anything else it stops rrweb. */
const MEDIA: Readonly<Record<string, (value: unknown) => boolean>> = {
  rr_mediaCurrentTime: (value) => isWithin(value, 0, Number.MAX_SAFE_INTEGER),
  rr_mediaVolume: (value) => isWithin(value, 0, 1),
  rr_mediaPlaybackRate: (value) => value === 0 || isWithin(value, 0.0625, 16),
  rr_mediaState: (value) => value === 'played' || value === 'paused',
};
const DOCTYPE = /^[a-z_][\w.-]*$/i;

function isWithin(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

/**
 * Takes out of an element what stops rrweb, and with it the whole page: the browser refuses to define an element, to
 * give it a shadow root, to play what is no media.
 * @param name as `plainName` gives it
 */
export function correctElement(node: Mutable, name: string, attributes: Mutable): void {
  const { tagName } = node;
  if (node['isCustom'] !== undefined && !isCustomName(tagName)) {
    Reflect.deleteProperty(node, 'isCustom');
  }
  if (node['isShadowHost'] !== undefined && !canHostShadow(tagName)) {
    Reflect.deleteProperty(node, 'isShadowHost');
  }
  if (node['isSVG'] === true && typeof tagName === 'string' && tagName.includes(':')) {
    // Prefixes mean nothing without their declaration, and some are refused.
    node['tagName'] = tagName.slice(tagName.lastIndexOf(':') + 1) || 'g';
  }
  correctMedia(name, attributes);
}

function correctMedia(name: string, attributes: Mutable): void {
  const isMedia = name === 'video' || name === 'audio';
  for (const [property, isValid] of Object.entries(MEDIA)) {
    if (attributes[property] !== undefined && !(isMedia && isValid(attributes[property]))) {
      Reflect.deleteProperty(attributes, property);
    }
  }
}

/** A document type whose name the browser refuses is that of HTML. */
export function correctDoctype(node: Mutable): void {
  const { name } = node;
  if (typeof name !== 'string' || !DOCTYPE.test(name)) {
    node['name'] = 'html';
  }
}
